import { expect, test } from 'vitest';
import { planJoins } from './join-plan.ts';

const pair = (a: string, b: string) => ({ a, b });
const byName = (one: string, other: string) => one < other;

test('documents that pairs connect are all joined with the one that stays', () => {
  expect(planJoins([pair('a', 'b'), pair('b', 'c'), pair('x', 'y')], [], byName)).toEqual([
    { kept: 'a', gone: 'b' },
    { kept: 'a', gone: 'c' },
    { kept: 'x', gone: 'y' },
  ]);
  expect(planJoins([pair('c', 'd'), pair('a', 'b'), pair('b', 'c')], [], byName)).toEqual(
    ['c', 'd', 'b'].map((gone) => ({ kept: 'a', gone })).sort((x, y) => (x.gone < y.gone ? -1 : 1)),
  );
});

test('what must stay apart from the one that stays is not joined', () => {
  const joins = planJoins([pair('a', 'b'), pair('b', 'c')], [['c', 'a']], byName);
  expect(joins).toEqual([{ kept: 'a', gone: 'b' }]);
});
