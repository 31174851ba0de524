import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, outermost } from './span.ts';

test('a name within a longer one is left out, one of the same span is not', () => {
  const spans = [
    { start: 0, end: 6, type: 'Chemical' },
    { start: 0, end: 23, type: 'Gene' },
    { start: 7, end: 16, type: 'Chemical' },
    { start: 20, end: 30, type: 'Gene' },
    { start: 20, end: 30, type: 'Disease' },
  ];
  expect(outermost(spans)).toEqual([spans[1], spans[3], spans[4]]);
});

test('what is left holds all that was given, and nothing that another holds', () => {
  const spans = fc.array(
    fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
      .map(([start, length]) => ({ start, end: start + length })),
  );
  fc.assert(
    fc.property(spans, (given) => {
      const left = outermost(given);
      expect(given.every((one) => left.some((other) => contains(other, one)))).toBe(true);
      const isInner = (one: (typeof given)[number]) =>
        given.some((other) => contains(other, one) && !contains(one, other));
      expect(left.some(isInner)).toBe(false);
    }),
  );
});
