import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, decoderFor, undecodedSentence } from './decode.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (character) => character.charCodeAt(0));
const utf16 = (text: string, isLittle: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((character) =>
      [...Array(character.length).keys()].flatMap((index) => {
        const unit = character.charCodeAt(index);
        return isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
      }),
    ),
  );

describe('a file is decoded', () => {
  const text = 'TNF-α 😀 caf\u00e9\r\n';
  test.each([
    ['in UTF-8', bytesOf(text), text],
    ['in UTF-8 with a mark', bytesOf(`\ufeff${text}`), `\ufeff${text}`],
    ['in UTF-16, little-endian', utf16(`\ufeff${text}`, true), `\ufeff${text}`],
    ['in UTF-16, big-endian', utf16(`\ufeff${text}`, false), `\ufeff${text}`],
    ['as XML in UTF-16 without a mark', utf16('<a>α</a>', true), '<a>α</a>'],
    [
      'as XML that declares ISO-8859-1',
      latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00e9</a>'),
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00e9</a>',
    ],
    [
      'as XML that declares Windows-1252',
      latin1("<?xml version='1.0' encoding='windows-1252'?><a>\x93x\x94</a>"),
      "<?xml version='1.0' encoding='windows-1252'?><a>“x”</a>",
    ],
    [
      'as HTML that declares its encoding',
      latin1('<html><head><meta charset=iso-8859-1></head>\u00e9'),
      '<html><head><meta charset=iso-8859-1></head>\u00e9',
    ],
    [
      'as XML that declares UTF-16 and is not',
      bytesOf('<?xml version="1.0" encoding="UTF-16"?><a>α</a>'),
      '<?xml version="1.0" encoding="UTF-16"?><a>α</a>',
    ],
    [
      'as XML that declares what nobody knows',
      bytesOf('<?xml version="1.0" encoding="x-klingon"?><a>α</a>'),
      '<?xml version="1.0" encoding="x-klingon"?><a>α</a>',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(decodeBytes(bytes)).toEqual({ ok: true, value: expected });
    for (const size of [1, 2, 3, 5]) {
      const decoder = decoderFor(bytes);
      let decoded = '';
      for (let at = 0; at < bytes.length; at += size)
        decoded += decoder.push(bytes.subarray(at, at + size));
      expect([decoded + decoder.end(), decoder.undecoded()]).toEqual([expected, undefined]);
    }
  });
});

test('a byte that is none is named with its line, and nothing else is lost', () => {
  const bytes = Uint8Array.of(...bytesOf('α\nβ '), 0xe9, 0x20, 0xed, 0xa0, 0x80, ...bytesOf('\nγ'));
  for (const size of [1, 3, bytes.length]) {
    const decoder = decoderFor(bytes);
    let text = '';
    for (let at = 0; at < bytes.length; at += size)
      text += decoder.push(bytes.subarray(at, at + size));
    text += decoder.end();
    expect(text).toBe('α\nβ \udce9 \udced\udca0\udc80\nγ');
    expect(decoder.undecoded()).toMatchObject({ byte: 0xe9, line: 2 });
  }
  const refused = decodeBytes(bytes);
  expect(refused.ok ? '' : undecodedSentence(refused.error)).toBe(
    'is not text in UTF-8: the byte 0xE9 on line 2',
  );
});

test('a file that ends within a letter says so', () => {
  for (const bytes of [Uint8Array.of(0x61, 0xc3), Uint8Array.of(0xff, 0xfe, 0x61)]) {
    const refused = decodeBytes(bytes);
    expect(refused.ok ? '' : undecodedSentence(refused.error)).toMatch(/ends within a letter$/);
  }
});

test('any bytes are decoded the same in pieces, and as UTF-8 has them where they are UTF-8', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' }).map(bytesOf)),
      fc.integer({ min: 1, max: 5 }),
      (bytes, size) => {
        if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0) return;
        const decoder = decoderFor(bytes);
        let text = '';
        for (let at = 0; at < bytes.length; at += size)
          text += decoder.push(bytes.subarray(at, at + size));
        text += decoder.end();
        // What was escaped gives its bytes back.
        const back = [...text].flatMap((character) =>
          /[\udc80-\udcff]/u.test(character)
            ? [character.charCodeAt(0) - 0xdc00]
            : [...bytesOf(character)],
        );
        expect(back).toEqual([...bytes]);
      },
    ),
    { numRuns: 1000 },
  );
});
