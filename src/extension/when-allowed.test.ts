import { expect, it } from 'vitest';
import { whenAllowed } from './when-allowed.ts';

const LATE = new Error(
  'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
);

/** Refuses so many times, then answers. */
function page(refusals: number, refusal: Error) {
  let asked = 0;
  let paused = 0;
  const run = async () => {
    asked += 1;
    if (asked <= refusals) throw refusal;
    return 'read';
  };
  const pause = async () => {
    paused += 1;
  };
  return { run, pause, count: () => [asked, paused] };
}

it('a permission that reaches the page after the click is waited for', async () => {
  const late = page(2, LATE);
  expect(await whenAllowed(late.run, late.pause)).toBe('read');
  expect(late.count()).toEqual([3, 2]);
});

it('a page that no extension may read is refused at once, in the words of the browser', async () => {
  const shop = page(100, new Error('The extensions gallery cannot be scripted.'));
  await expect(whenAllowed(shop.run, shop.pause)).rejects.toThrow('gallery');
  expect(shop.count()).toEqual([1, 0]);
});

it('a permission that never comes is waited for a second, not longer', async () => {
  const never = page(100, LATE);
  await expect(whenAllowed(never.run, never.pause)).rejects.toThrow('Cannot access contents');
  expect(never.count()).toEqual([8, 7]);
});
