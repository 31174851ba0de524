import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWindows } from './plan-windows.ts';

const plan = { room: 100, overlap: 20 };

describe('planWindows', () => {
  it('needs one window for a text that fits', () => {
    expect(planWindows(0, 100, [0, 50], plan)).toEqual([
      { first: 0, end: 100, ownFirst: 0, ownEnd: 100 },
    ]);
  });

  it('needs no window for a text without pieces', () => {
    expect(planWindows(0, 0, [], plan)).toEqual([]);
  });

  it('ends and starts at sentences where they are near', () => {
    expect(planWindows(0, 150, [0, 30, 60, 90, 120], plan)).toEqual([
      { first: 0, end: 90, ownFirst: 0, ownEnd: 75 },
      { first: 60, end: 150, ownFirst: 75, ownEnd: 150 },
    ]);
  });

  it('reads a text without sentences all the same', () => {
    const windows = planWindows(0, 250, [0], plan);
    expect(windows.map(({ first, end }) => [first, end])).toEqual([
      [0, 100],
      [80, 180],
      [160, 250],
    ]);
  });

  it('owns every piece once, in order, inside windows that fit, whatever the sentences', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.nat(2000),
        fc.uniqueArray(fc.nat(4000), { maxLength: 80 }),
        fc.integer({ min: 1, max: 120 }),
        fc.nat(150),
        (from, length, starts, room, overlap) => {
          const to = from + length;
          const plan = { room, overlap };
          const windows = planWindows(
            from,
            to,
            starts.sort((a, b) => a - b),
            plan,
          );
          let owned = from;
          for (const { first, end, ownFirst, ownEnd } of windows) {
            expect(end - first).toBeLessThanOrEqual(plan.room);
            expect(ownFirst).toBe(owned);
            expect(ownEnd).toBeGreaterThan(ownFirst);
            expect(first).toBeLessThanOrEqual(ownFirst);
            expect(ownEnd).toBeLessThanOrEqual(end);
            owned = ownEnd;
          }
          expect(owned).toBe(to);
        },
      ),
      { numRuns: 500 },
    );
  });
});
