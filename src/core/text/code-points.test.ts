import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { codePointIndex } from './code-points.ts';

/** What the index must equal: JavaScript's own iteration by code points. */
function slowOffsets(text: string): number[] {
  const offsets = [0];
  for (const point of text) offsets.push((offsets.at(-1) ?? 0) + point.length);
  return offsets;
}

test('offsets agree with iterating over code points, both ways', () => {
  fc.assert(
    fc.property(hardText, (text) => {
      const index = codePointIndex(text);
      const offsets = slowOffsets(text);
      expect(index.length).toBe(offsets.length - 1);
      expect(offsets.map((_, point) => index.toUtf16(point))).toEqual(offsets);
      expect(offsets.map((utf16) => index.toCodePoints(utf16))).toEqual(offsets.map((_, i) => i));
    }),
  );
});

test('an offset inside a surrogate pair counts as the start of the pair', () => {
  const index = codePointIndex('a😀b');
  expect([0, 1, 2, 3, 4].map(index.toCodePoints)).toEqual([0, 1, 1, 2, 3]);
});

test('a lone surrogate is one code point', () => {
  const index = codePointIndex('\ud83da\ude00');
  expect(index.length).toBe(3);
});
