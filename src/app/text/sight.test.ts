import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scrollFor } from './sight.ts';

const sight = { top: 52, bottom: 500 };

it('leaves what can be seen where it is', () => {
  expect(scrollFor({ top: 150, bottom: 170 }, sight)).toBe(0);
});

it('brings any line into sight, whatever lies over the window', () => {
  const sights = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 100, max: 900 }))
    .map(([top, bottom]) => ({ top, bottom }));
  const boxes = fc
    .tuple(fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 10, max: 39 }))
    .map(([top, height]) => ({ top, bottom: top + height }));
  fc.assert(
    fc.property(boxes, sights, (box, within) => {
      const by = scrollFor(box, within);
      expect(box.top - by).toBeGreaterThanOrEqual(within.top);
      expect(box.bottom - by).toBeLessThanOrEqual(within.bottom);
    }),
  );
});

it('shows the beginning of what is higher than the window', () => {
  expect(scrollFor({ top: 700, bottom: 2_000 }, sight)).toBe(700 - sight.top);
});
