import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('the pace is that of the last documents, without the time in which the computer slept', () => {
  const pace = createPace();
  expect(pace.each()).toBeUndefined();
  for (const elapsed of [100, 100, 100, 3_600_000, 100]) pace.add(elapsed);
  expect(pace.each()).toBe(100);
  for (let count = 0; count < 20; count += 1) pace.add(300);
  expect(pace.each()).toBe(300);
});
