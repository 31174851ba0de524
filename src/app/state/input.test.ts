import { expect, test } from 'vitest';
import { checkText, decodeFile, MAX_TEXT_LENGTH } from './input.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((character) => {
      const code = character.charCodeAt(0);
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

test.each(['', ' ', '\n\t\r\n', '\u00a0\u2009', '\ufeff'])('%j holds nothing to read', (text) => {
  expect(checkText(text)).toEqual({ ok: false, error: { code: 'text-empty' } });
});

test.each(['a', '😀', ' x ', 'x'.repeat(MAX_TEXT_LENGTH)])(
  'a text that holds anything is taken',
  (text) => {
    expect(checkText(text)).toEqual({ ok: true, value: text });
  },
);

test('a text that is one too long is refused with both numbers', () => {
  expect(checkText('x'.repeat(MAX_TEXT_LENGTH + 1))).toEqual({
    ok: false,
    error: { code: 'text-too-long', length: 1_000_001, limit: 1_000_000 },
  });
});

test.each([
  ['UTF-8', new TextEncoder().encode('TNF-α 😀\r\n')],
  ['UTF-8 with a mark', new TextEncoder().encode('\ufeffTNF-α 😀\r\n')],
])('a file in %s is read as it is', (_, file) => {
  expect(decodeFile(file, 'a.txt')).toEqual({ ok: true, value: 'TNF-α 😀\r\n' });
});

test.each([true, false])('a file in UTF-16 with a mark is read, little-endian: %j', (isLittle) => {
  expect(decodeFile(utf16('TNF-α', isLittle), 'a.txt')).toEqual({ ok: true, value: 'TNF-α' });
});

test.each([
  ['a PDF', bytes(0x25, 0x50, 0x44, 0x46, 0x0a, 0xe2, 0xe3, 0xcf, 0xd3), 2],
  ['Latin-1', bytes(0x6e, 0xe4, 0x68), 1],
  ['UTF-16 cut in half', bytes(0xff, 0xfe, 0x61), 1],
])('%s is not taken for text, and the line is told', (_, file, line) => {
  expect(decodeFile(file, 'a.bin')).toEqual({
    ok: false,
    error: { code: 'file-not-text', name: 'a.bin', line },
  });
});

test.each([
  ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0)],
  ['NUL bytes', bytes(0x61, 0, 0x62)],
])('%s is no text at all', (_, file) => {
  expect(decodeFile(file, 'a.bin')).toEqual({
    ok: false,
    error: { code: 'file-not-text', name: 'a.bin' },
  });
});

test('XML is read in the encoding that it declares', () => {
  const declaration = '<?xml version="1.0" encoding="ISO-8859-1"?>';
  const file = Uint8Array.from([...`${declaration}<a>\u00e4</a>`], (one) => one.charCodeAt(0));
  expect(decodeFile(file, 'a.xml')).toEqual({ ok: true, value: `${declaration}<a>\u00e4</a>` });
});

test('an empty file is text, and as such empty', () => {
  expect(decodeFile(bytes(), 'a.txt')).toEqual({ ok: true, value: '' });
});
