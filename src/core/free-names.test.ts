import { expect, test } from 'vitest';
import { freeNames } from './free-names.ts';

test('each name is given once, the wanted one where it is free', () => {
  const names = freeNames(['R']);
  expect(['a', 'a', 'a-2', 'a', 'R', ''].map(names.give)).toEqual([
    ...['a', 'a-2', 'a-2-2', 'a-3', 'R-2', ''],
  ]);
  const alike = freeNames([], (name) => name.toLowerCase());
  expect(['a', 'A', 'a'].map(alike.give)).toEqual(['a', 'A-2', 'a-3']);
});

test('a hundred thousand that want the same name take no longer than as many others', () => {
  const names = freeNames();
  let last = '';
  for (let index = 0; index < 100_000; index += 1) last = names.give('');
  expect(last).toBe('-100000');
});
