import { expect, it } from 'vitest';
import { topInMargin } from './place.ts';

const line = { left: 100, top: 600, width: 80, height: 24 };

it('stands beside its line where it can be seen to its end', () => {
  expect(topInMargin(line, 90, { top: 50, bottom: 700 })).toBe(594);
});

it('is moved up where the foot of the window would cut it', () => {
  expect(topInMargin(line, 300, { top: 50, bottom: 700 })).toBe(390);
});

it('begins in sight where it is higher than the window', () => {
  expect(topInMargin(line, 2_000, { top: 50, bottom: 700 })).toBe(60);
});
