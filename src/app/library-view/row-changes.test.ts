import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RowChanges } from '../../runtime/library-store/library.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { gatherChanges, type Rows, withChanges } from './row-changes.ts';

const row = (key: string, given: Partial<LibraryRow> = {}): LibraryRow => ({
  ...{ key, place: 0, name: key, isTitled: true, status: 'read', tags: [], mentions: 0 },
  ...{ entities: 0, relations: 0, decided: 0, decidable: 0, length: 1, changed: 0 },
  ...given,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const told = (uncounted: number, ...keys: string[]): RowChanges => ({
  ...{ rows: keys.map((key) => row(key)), gone: [], uncounted },
});

test('while documents are counted the list changes once a second, and at once when all are', () => {
  const passed: RowChanges[] = [];
  const changes = gatherChanges((one) => passed.push(one));
  const keys = () => passed.map(({ rows }) => rows.map(({ key }) => key).join(''));
  changes.take(told(4, 'a'));
  changes.take(told(3, 'b'));
  changes.take(told(2, 'c'));
  expect(keys()).toEqual(['a']);
  vi.advanceTimersByTime(1000);
  expect(keys()).toEqual(['a', 'bc']);
  changes.take(told(1, 'd'));
  expect(keys()).toEqual(['a', 'bc']);
  changes.take(told(0, 'e'));
  expect(keys()).toEqual(['a', 'bc', 'de']);
  changes.take(told(0, 'f'));
  expect(keys()).toEqual(['a', 'bc', 'de', 'f']);
  expect(passed.at(-1)?.uncounted).toBe(0);
});

test('what a person did is shown at once, and nothing that was gathered is lost', () => {
  const passed: RowChanges[] = [];
  const changes = gatherChanges((one) => passed.push(one));
  changes.take(told(9, 'a'));
  changes.take({ ...told(8, 'b', 'c'), gone: ['x'] });
  changes.take({ ...told(7, 'x'), gone: ['c'] });
  changes.flush();
  expect(passed[1]).toEqual({ rows: [row('b'), row('x')], gone: ['c'], uncounted: 7 });
  vi.advanceTimersByTime(5000);
  expect(passed).toHaveLength(2);
});

test('a change of what no search looks at asks for no search', () => {
  const before: Rows = { rows: new Map([['a', row('a')]]), contents: 0 };
  const contents = (given: Partial<LibraryRow>, gone: string[] = []) =>
    withChanges(before, { rows: [row('a', given)], gone }).contents;
  expect(contents({})).toBe(0);
  expect(contents({ reviewed: { at: '2026' }, deleted: 2 })).toBe(0);
  expect(contents({ failure: 'no room', status: 'failed' })).toBe(1);
  expect(contents({ tags: ['x'] })).toBe(1);
  expect(contents({ changed: 9 })).toBe(1);
  expect(contents({ mentions: 3 })).toBe(1);
  expect(withChanges(before, { rows: [row('b')], gone: [] })).toMatchObject({ contents: 1 });
  expect(withChanges(before, { rows: [], gone: ['a'] })).toEqual({ rows: new Map(), contents: 0 });
});
