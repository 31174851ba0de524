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
    ['in UTF-16 without a mark, big-endian', utf16('TY  - JOUR α', false), 'TY  - JOUR α'],
    [
      'as HTML in UTF-8 that declares ISO-8859-1',
      bytesOf('<meta charset="iso-8859-1"><p>TNF-α, Sjögren’s</p>'),
      '<meta charset="iso-8859-1"><p>TNF-α, Sjögren’s</p>',
    ],
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
    'is not text in UTF-8: the byte 0xE9 on line 2 (é in Windows-1252)',
  );
});

test('in another encoding a bad byte has no pair of its line read as UTF-8, and costs no other line', () => {
  const head = bytesOf('<?xml version="1.0" encoding="gb18030"?>\n');
  // C4 A3 is 模 in GB 18030, and a letter in UTF-8, too; FF is none in either.
  const lines = [0xc4, 0xa3, 0x0a, 0xc4, 0xa3, 0x20, 0xff, 0x0a, 0xc4, 0xa3, 0x0a];
  const bytes = Uint8Array.of(...head, ...lines);
  for (const size of [head.length + 1, head.length + 4, bytes.length]) {
    const decoder = decoderFor(bytes);
    let text = '';
    for (let at = 0; at < bytes.length; at += size)
      text += decoder.push(bytes.subarray(at, at + size));
    text += decoder.end();
    expect(text.slice(head.length)).toBe('模\n\udcc4\udca3 \udcff\n模\n');
    expect(decoder.undecoded()).toMatchObject({ byte: 0xff, line: 3, encoding: 'gb18030' });
  }
});

test('lines of ISO-2022-JP that are broken are refused, and never read as the ASCII that their bytes are', () => {
  const head = bytesOf('<?xml version="1.0" encoding="iso-2022-jp"?>\n');
  // 日本 between marks, a pair that is none, and a mark that is none.
  const good = [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, 0x0a];
  const pair = [0x1b, 0x24, 0x42, 0x7e, 0x7e, 0x1b, 0x28, 0x42, 0x0a];
  const mark = [0x1b, 0x51, 0x46, 0x7c, 0x0a];
  const bytes = Uint8Array.of(...head, ...good, ...pair, ...good, ...mark, ...good);
  for (const size of [1, 7, head.length + 4, head.length + 14, bytes.length]) {
    const decoder = decoderFor(head);
    let text = '';
    for (let at = 0; at < bytes.length; at += size)
      text += decoder.push(bytes.subarray(at, at + size));
    text += decoder.end();
    const lines = text.split('\n').slice(1, 6);
    expect([lines[0], lines[2], lines[4]]).toEqual(['日本', '日本', '日本']);
    for (const line of [lines[1], lines[3]]) expect(line).toMatch(/[\udc80-\udcff]/u);
    expect(decoder.undecoded()).toMatchObject({ line: 3, encoding: 'iso-2022-jp' });
  }
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

test('bytes of any kind stand in the text as what they are, letters where they are some', () => {
  const bytesOf = (text: string) =>
    Array.from(text).flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return /^[\udc80-\udcff]$/u.test(letter)
        ? [code - 0xdc00]
        : [...new TextEncoder().encode(letter)];
    });
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  // Pieces of letters of all lengths, whole and cut, and bytes at the borders of what is allowed.
  const piece = fc.constantFrom(
    ...[
      [0x41],
      [0xc3, 0xa9],
      [0xc0, 0xaf],
      [0xe0, 0x9f, 0x80],
      [0xe0, 0xa0, 0x80],
      [0xed, 0xa0, 0x80],
    ],
    ...[
      [0xf0, 0x8f, 0x80, 0x80],
      [0xf0, 0x9f, 0xa7, 0xac],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
      [0x80],
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const bytes = Uint8Array.from([0x20, ...pieces.flat()]);
      const decoder = decoderFor(Uint8Array.of(0x20));
      const text = decoder.push(bytes) + decoder.end();
      expect(bytesOf(text)).toEqual([...bytes]);
      const isText = !decoder.undecoded();
      if (isText) expect(text).toBe(strict.decode(bytes));
      else expect(() => strict.decode(bytes)).toThrow();
    }),
  );
});

test('a file of megabytes that is no text is refused in time', () => {
  const picture = new Uint8Array(4_000_000).fill(0xff, 100);
  expect(decodeBytes(picture)).toMatchObject({ ok: false, error: { byte: 0xff, line: 1 } });
});
