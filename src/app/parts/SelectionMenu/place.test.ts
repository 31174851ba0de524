import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeMenu } from './place.ts';

const sight = { left: 8, top: 60, right: 382, bottom: 700 };
const menu = { width: 300, height: 120 };
const line = (top: number, left = 40) => ({ left, top, right: left + 60, bottom: top + 24 });

it('stands below the selection, clear of the handles that a finger drags', () => {
  expect(placeMenu([line(100)], menu, sight, 'mouse')).toEqual({ left: 40, top: 132 });
  expect(placeMenu([line(100)], menu, sight, 'touch').top).toBe(160);
});

it('stands above at the foot of the window, clear of the menu that a phone draws there', () => {
  expect(placeMenu([line(660)], menu, sight, 'touch').top).toBe(660 - 68 - 120);
});

it('is moved in from the edge', () => {
  expect(placeMenu([line(100, 350)], menu, sight, 'mouse').left).toBe(82);
});

it('lies wholly in sight wherever the selection is, and over it only where there is no room beside it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('mouse' as const, 'touch' as const),
      (top, count, pointer) => {
        const lines = Array.from({ length: count }, (_, i) => line(top + i * 30));
        const place = placeMenu(lines, menu, sight, pointer);
        expect(place.top).toBeGreaterThanOrEqual(sight.top);
        expect(place.top + menu.height).toBeLessThanOrEqual(sight.bottom);
        expect(place.left + menu.width).toBeLessThanOrEqual(sight.right);
        const last = lines.at(-1)?.bottom ?? 0;
        const hasRoom =
          sight.bottom - last >= 36 + menu.height || top - sight.top >= 68 + menu.height;
        const isOver = place.top < last && place.top + menu.height > top;
        if (hasRoom && last > sight.top && top < sight.bottom) expect(isOver).toBe(false);
      },
    ),
  );
});
