import { expect, it } from 'vitest';
import type { ResolvedMention, ResolvedRelation } from '../../../core/document/model.ts';
import { spotlightOf } from './spotlight.ts';

const mention = (id: string, group: string, verdict: ResolvedMention['verdict'] = 'undecided') =>
  ({
    id,
    group,
    verdict,
    start: 0,
    end: 1,
    text: 'x',
    type: 'Gene',
    score: 1,
    source: 'model',
  }) satisfies ResolvedMention;

const mentions = [mention('a1', 'a'), mention('b1', 'b', 'accepted'), mention('a2', 'a')];
const relation: ResolvedRelation = {
  id: 'r',
  head: 'a',
  tail: 'b',
  type: 'Bind',
  schema: 'biored',
  directed: false,
  score: 0.9,
  verdict: 'undecided',
  source: 'model',
  evidence: [{ head: 'a2', tail: 'b1', score: 0.9 }],
};

it('lights up all mentions of the entity of the one in focus', () => {
  const spotlight = spotlightOf({ kind: 'mention', id: 'a1' }, mentions, [relation]);
  expect([...spotlight.highlighted]).toEqual(['a1', 'a2']);
  expect(spotlight.arcs).toEqual([]);
});

it('draws the arcs a mention is part of', () => {
  const { arcs } = spotlightOf({ kind: 'mention', id: 'b1' }, mentions, [relation]);
  expect(arcs).toEqual([
    { head: 'a2', tail: 'b1', type: 'Bind', directed: false, isUnsure: false },
  ]);
});

it('lights up both ends of a relation, the head first', () => {
  const spotlight = spotlightOf({ kind: 'relation', id: 'r' }, mentions, [relation]);
  expect([...spotlight.highlighted]).toEqual(['a2', 'b1']);
  expect(spotlight.first).toBe('a2');
  expect(spotlight.arcs).toHaveLength(1);
});

it('lights up nothing for what is not shown', () => {
  expect(spotlightOf({ kind: 'relation', id: 'gone' }, mentions, []).highlighted.size).toBe(0);
  expect(spotlightOf(undefined, mentions, []).highlighted.size).toBe(0);
});
