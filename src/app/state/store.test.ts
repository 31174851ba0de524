import { expect, test } from 'vitest';
import { createStore } from './store.ts';

test('listeners are told of every change and of nothing else', () => {
  const store = createStore((sum: number, add: number) => sum + add, 1);
  const seen: number[] = [];
  const unsubscribe = store.subscribe(() => seen.push(store.getState()));
  store.dispatch(2);
  store.dispatch(0);
  unsubscribe();
  store.dispatch(4);
  expect(seen).toEqual([3]);
  expect(store.getState()).toBe(7);
});
