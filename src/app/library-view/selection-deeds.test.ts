import { expect, test } from 'vitest';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { bringBack, notReviewed, reviewed } from './selection-deeds.ts';

const rowsOf = (marks: Readonly<Record<string, Partial<LibraryRow>>>) =>
  new Map(Object.entries(marks)) as unknown as ReadonlyMap<string, LibraryRow>;

const [first, third, now] = ['2020-01-01', '2021-02-03', '2026-11-28'].map((at) => ({ at }));
const mixed = rowsOf({ a: { reviewed: first! }, b: {}, c: { reviewed: third! } });

test('of a mixed selection those are reviewed, and taken back, that were not reviewed before', () => {
  expect(reviewed(['a', 'b', 'c'], mixed, now!)).toEqual({
    change: { keys: ['b'], isReviewed: true, stamp: now },
    what: '1 document marked as reviewed.',
    undo: { keys: ['b'], isReviewed: false, stamp: now },
  });
});

test('a review that was taken off comes back with its own time', () => {
  expect(notReviewed(['a', 'b', 'c'], mixed, now!)).toEqual({
    change: { keys: ['a', 'c'], isReviewed: false, stamp: now },
    what: '2 documents no longer marked as reviewed.',
    undo: {
      ...{ keys: ['a', 'c'], isReviewed: true, stamp: now },
      stamps: new Map([
        ['a', first],
        ['c', third],
      ]),
    },
  });
});

test('what was joined is joined again when bringing it back is taken back', () => {
  const shelf = rowsOf({ a: { deleted: 5, joined: 'k' }, b: { deleted: 6 } });
  expect(bringBack(['a', 'b'], shelf).undo).toEqual({
    ...{ kind: 'delete', keys: ['a', 'b'], joined: new Map([['a', 'k']]) },
  });
});
