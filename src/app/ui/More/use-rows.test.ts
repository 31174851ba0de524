import { expect, it } from 'vitest';
import { shownRows } from './use-rows.ts';

const rows = Array.from({ length: 2000 }, (_, at) => at);
const shown = (focused: number, limit = 3) => shownRows(rows, limit, (row) => row === focused);

it('shows the first rows', () => {
  expect(shown(-1)).toEqual([0, 1, 2]);
  expect(shown(1)).toEqual([0, 1, 2]);
  expect(shownRows(rows.slice(0, 3), 3, () => false)).toEqual([0, 1, 2]);
});

it('shows the row in focus after them, without the rows between', () => {
  expect(shown(3)).toEqual([0, 1, 2, 3]);
  expect(shown(1999)).toEqual([0, 1, 2, 1999]);
});
