import { expect, test } from 'vitest';
import type { CollectionTables, PairCount } from '../../core/collection/tables.ts';
import { collectionRows, measureOf, networkOf } from './collection-rows.ts';
import { queryFrom, queryText } from './library-query.ts';

const concept = (name: string) => ({
  ...{ identity: name, name, type: 'Chemical', documents: 1, mentions: 1, denied: 0 },
});
const pair = (a: string, b: string, given: Partial<PairCount> = {}): PairCount => ({
  ...{ a: concept(a), b: concept(b), together: 1, sentences: 0, related: 0 },
  ...given,
});
const tables: CollectionTables = {
  ...{ concepts: [], conceptCount: 0, pairCount: 3, years: [] },
  pairs: [pair('a', 'b'), pair('a', 'c', { sentences: 1 }), pair('b', 'c', { sentences: 3 })],
};

test('the network of few documents draws pairs that share sentences, the closest first', () => {
  const query = queryFrom('view=pairs&as=network');
  const measure = measureOf('pairs', query, 3);
  const rows = collectionRows(tables, 'pairs', query);
  const { nodes, ties } = networkOf(tables, rows, measure, query, 40);
  expect(ties.map(({ head, tail, value }) => [head, tail, value])).toEqual([
    ['b', 'c', 3],
    ['a', 'c', 1],
  ]);
  expect(nodes.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
});

test('a measure that was chosen is drawn, of few documents and of many', () => {
  const chosen = queryFrom('view=pairs&as=network&count=documents');
  expect(measureOf('pairs', chosen, 3)).toBe('documents');
  expect(queryText(chosen)).toContain('count=documents');
  const open = queryFrom('view=pairs&as=network');
  expect(queryText(open)).not.toContain('count=');
  expect(measureOf('pairs', open, 500)).toBe('documents');
  expect(measureOf('pairs', { ...open, look: 'chart' }, 3)).toBe('documents');
  expect(measureOf('concepts', { ...open, measure: 'related' }, 3)).toBe('documents');
});
