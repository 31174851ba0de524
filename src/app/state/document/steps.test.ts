import { expect, it } from 'vitest';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { nextOfGroup, stepFrom, undecidedFrom } from './steps.ts';

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

it('steps through the mentions and around the end', () => {
  expect(stepFrom(mentions, undefined, 1)?.id).toBe('a1');
  expect(stepFrom(mentions, undefined, -1)?.id).toBe('a2');
  expect(stepFrom(mentions, 'a2', 1)?.id).toBe('a1');
  expect(stepFrom([], undefined, 1)).toBeUndefined();
});

it('finds the next one nobody decided about, and the one before', () => {
  expect(undecidedFrom(mentions, 'a1', 1)?.id).toBe('a2');
  expect(undecidedFrom(mentions, 'a2', 1)?.id).toBe('a1');
  expect(undecidedFrom(mentions, 'b1', -1)?.id).toBe('a1');
  expect(undecidedFrom(mentions, 'a1', -1)?.id).toBe('a2');
  expect(undecidedFrom(mentions, undefined, -1)?.id).toBe('a2');
  expect(undecidedFrom([mention('x', 'x', 'rejected')], undefined, 1)).toBeUndefined();
});

it('cycles through the mentions of a group', () => {
  expect(nextOfGroup(mentions, 'a', undefined)?.id).toBe('a1');
  expect(nextOfGroup(mentions, 'a', 'a1')?.id).toBe('a2');
  expect(nextOfGroup(mentions, 'a', 'a2')?.id).toBe('a1');
});
