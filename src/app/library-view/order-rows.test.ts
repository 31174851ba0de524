import { expect, test } from 'vitest';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { type LibraryQuery, queryFrom, queryText } from './library-query.ts';
import { orderRows } from './order-rows.ts';

const row = (name: string, given: Partial<LibraryRow> = {}): LibraryRow => ({
  ...{ key: name, place: 0, name, isTitled: true, status: 'read', tags: [], mentions: 0 },
  ...{ entities: 0, relations: 0, decided: 0, decidable: 0, length: 1, changed: 0 },
  ...given,
});
const names = (rows: readonly LibraryRow[], query: string) =>
  orderRows(rows, queryFrom(query)).map(({ name }) => name);

test('what has no year comes last in both directions, in the order of titles', () => {
  const rows = [
    row('E'),
    row('B', { year: 2000 }),
    row('D'),
    row('C', { year: 2001 }),
    row('A', { year: 1999 }),
  ];
  expect(names(rows, 'sort=year')).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(names(rows, 'sort=-year')).toEqual(['C', 'B', 'A', 'D', 'E']);
});

test('counts are ordered as numbers, titles with the numbers in them', () => {
  const rows = [row('n 10', { entities: 9 }), row('n 9', { entities: 10 }), row('n 1')];
  expect(names(rows, 'sort=entities')).toEqual(['n 1', 'n 10', 'n 9']);
  expect(names(rows, 'sort=title')).toEqual(['n 1', 'n 9', 'n 10']);
});

test('deleted documents are shown by themselves, others by what is asked for', () => {
  const rows = [
    row('a', { deleted: 1 }),
    row('b', { tags: ['x'], status: 'unread' }),
    row('c', { tags: ['x', 'y'], notices: ['retracted'] }),
  ];
  expect(names(rows, '')).toEqual(['b', 'c']);
  expect(names(rows, 'in=trash')).toEqual(['a']);
  expect(names(rows, 'tag=y')).toEqual(['c']);
  expect(names(rows, 'show=unread')).toEqual(['b']);
  expect(names(rows, 'show=retracted')).toEqual(['c']);
});

test('an address is read as it was written, and one that is made up as what there is', () => {
  const query: LibraryQuery = {
    ...{ sort: 'year', isDescending: true, search: 'a & b=ü', status: 'unread', tag: '#1' },
    ...{ isTrash: true, by: 'concept', view: 'years', year: '2001' },
    ...{ look: 'chart', isUnsureToo: true, measure: 'mentions' },
    within: [{ by: 'words', search: 'a b & c' }],
  };
  expect(queryFrom(queryText(query))).toEqual(query);
  expect(queryText(queryFrom(''))).toBe('');
  expect(queryFrom('sort=constructor&show=x')).toEqual(queryFrom(''));
});
