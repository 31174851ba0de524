import { expect, test } from 'vitest';
import { openForgetting } from './forgetting.ts';

test('what one tab forgets the others forget, but it is not told itself', async () => {
  const name = crypto.randomUUID();
  const told: string[] = [];
  const here = openForgetting(() => told.push('here'), name);
  await new Promise<void>((resolve) => {
    const there = openForgetting(() => {
      told.push('there');
      there.close();
      resolve();
    }, name);
    here.tell();
  });
  here.close();
  expect(told).toEqual(['there']);
});
