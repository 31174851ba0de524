import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeGloss } from './place.ts';

const line = fc.record({
  left: fc.integer({ min: 0, max: 600 }),
  top: fc.integer({ min: 0, max: 2_000 }),
  width: fc.integer({ min: 5, max: 300 }),
  height: fc.constant(24),
});

const placings = fc.record({
  lines: fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((lines) => lines.map((box, i) => ({ ...box, top: (lines[0]?.top ?? 0) + 35 * i }))),
  size: fc.record({ width: fc.constant(280), height: fc.integer({ min: 80, max: 320 }) }),
  textRight: fc.constant(620),
  roomRight: fc.integer({ min: 620, max: 1_000 }),
  visible: fc.integer({ min: 0, max: 1_500 }).map((top) => ({ top, bottom: top + 700 })),
});

it('never covers a line of its own mention', () => {
  fc.assert(
    fc.property(placings, (placing) => {
      const place = placeGloss(placing);
      for (const box of placing.lines) {
        const isBeside = place.left >= placing.textRight;
        const isUnder = place.top >= box.top + box.height;
        const isOver = place.top + placing.size.height <= box.top;
        expect(isBeside || isUnder || isOver).toBe(true);
      }
    }),
  );
});

it('stands in the margin where there is room, else flips to where it can be seen', () => {
  const lines = [{ left: 100, top: 600, width: 80, height: 24 }];
  const common = { lines, size: { width: 280, height: 200 }, textRight: 620 };
  const visible = { top: 0, bottom: 700 };
  expect(placeGloss({ ...common, roomRight: 960, visible }).where).toBe('margin');
  expect(placeGloss({ ...common, roomRight: 700, visible }).where).toBe('above');
  expect(placeGloss({ ...common, roomRight: 700, visible: { top: 0, bottom: 900 } }).where).toBe(
    'below',
  );
});
