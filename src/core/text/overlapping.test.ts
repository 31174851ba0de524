import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlapFinder } from './overlapping.ts';
import { compareSpans, overlaps } from './span.ts';

const span = fc
  .tuple(fc.nat(60), fc.nat(12))
  .map(([start, length]) => ({ start, end: start + length }));

test('finds the spans that overlap, and no others', () => {
  fc.assert(
    fc.property(fc.array(span), span, (spans, given) => {
      const sorted = [...spans].sort(compareSpans);
      expect(overlapFinder(spans)(given)).toEqual(sorted.filter((one) => overlaps(one, given)));
    }),
  );
});

test('looks at few of many spans', () => {
  let looks = 0;
  const spans = Array.from({ length: 10_000 }, (_, index) => ({
    get start() {
      looks += 1;
      return index * 10;
    },
    end: index * 10 + 8,
  }));
  const find = overlapFinder(spans);
  looks = 0;
  expect(find({ start: 50_001, end: 50_012 })).toEqual([spans[5000], spans[5001]]);
  expect(looks).toBeLessThan(10);
});
