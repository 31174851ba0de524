import { expect, it } from 'vitest';
import { startsOf } from './starts-of.ts';

it('finds all places, those that overlap others included, and none of an empty part', () => {
  expect([...startsOf('aaaba', 'aa')]).toEqual([0, 1]);
  expect([...startsOf('aaaba', 'a')]).toEqual([0, 1, 2, 4]);
  expect([...startsOf('aaaba', 'c')]).toEqual([]);
  expect([...startsOf('aaaba', '')]).toEqual([]);
  expect([...startsOf('', '')]).toEqual([]);
});
