import { expect, test } from 'vitest';
import { withoutListMark } from './list-mark.ts';

const bare = (text: string, from: string) => {
  const start = text.indexOf(from);
  const left = withoutListMark(text, { start, end: start + from.length });
  return left && text.slice(left.start, left.end);
};

test.each([
  ['- aspirin', '- aspirin', 'aspirin'],
  ['-SH groups', '-SH', '-SH'],
  ['1. BRCA1\n2. TP53', '2. TP53', 'TP53'],
  ['1. BRCA1\r\n 2) TP53', '2) TP53', 'TP53'],
  ['3. EGFR\n4. TNF', '4', undefined],
  ['(4) TNF', '4', undefined],
  ['3. EGFR\n4. TNF', 'TNF', 'TNF'],
  ['HEK\n293 cells', '293', '293'],
  ['type 2. TP53 fell', '2. TP53', '2. TP53'],
  ['5-FU', '5-FU', '5-FU'],
])('of %j, %j is %j', (text, from, left) => {
  expect(bare(text, from)).toBe(left);
});

test('looks at a few characters around a mention, however long the text is', () => {
  const letters = 'a cell of '.repeat(100_000);
  let looked = 0;
  const text = {
    slice(from: number, to: number) {
      looked += to - from;
      return letters.slice(from, to);
    },
  } as string;
  const span = { start: 900_002, end: 900_006 };
  expect(withoutListMark(text, span)).toEqual(span);
  expect(looked).toBeLessThan(100);
});
