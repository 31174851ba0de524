import { describe, expect, test } from 'vitest';
import type { Mention } from '../../../core/annotation.ts';
import { type ModelReading, newDocument, type TextDocument } from '../../../core/document/model.ts';
import { wordReader } from '../../../core/testing/word-reader.ts';
import type { OpenedPack } from '../../../engine/contract/protocol.ts';
import { selectAllMentions, selectDecided } from '../document/select-resolved.ts';
import { initialState, type State } from '../model.ts';
import { pageState, rootAttributes, selectGuidelines } from '../reading/select-reading.ts';
import { reduce } from '../reduce.ts';
import { judge, judgeRelation } from '../testing/judge.ts';
import { stateWith } from '../testing/on-words.ts';
import {
  selectGroups,
  selectLessCertain,
  selectLessCertainEntities,
  selectMentions,
  selectRelations,
  selectTypeCounts,
} from './select-shown.ts';

const mention = (
  id: string,
  start: number,
  text: string,
  type: string,
  score: number,
): Mention => ({
  id,
  start,
  end: start + text.length,
  text,
  type,
  score,
  group: `${type}:${text.toLowerCase()}`,
});

const reading: ModelReading = {
  by: { pack: { id: 'words', version: '0' }, engine: 'wasm' },
  guideline: 'any',
  mentions: [
    mention('T1', 0, 'TNF', 'Gene', 0.9),
    mention('T2', 8, 'tnf', 'Gene', 0.4),
    mention('T3', 15, 'sepsis', 'Disease', 0.6),
    mention('T4', 26, 'E. coli', 'Species', 0.8),
  ],
  relations: [
    {
      id: 'R1',
      head: 'Gene:tnf',
      tail: 'Disease:sepsis',
      type: 'Association',
      schema: 'biored',
      directed: false,
      score: 0.5,
      evidence: [{ head: 'T1', tail: 'T3', score: 0.5 }],
    },
  ],
  read: { pieces: 9, of: 9 },
  unread: [],
};

const document: TextDocument = {
  ...newDocument('d', 'TNF and tnf in sepsis and E. coli.'),
  reading,
};

const state: State = stateWith(document, { reading: { status: 'done' } });
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('what is shown', () => {
  test('is at first everything but the claims that are less certain', () => {
    expect(ids(selectMentions(state))).toEqual(['T1', 'T2', 'T3', 'T4']);
    expect(selectGroups(state).map((group) => group.name)).toEqual(['TNF', 'sepsis', 'E. coli']);
    expect(ids(selectRelations(state))).toEqual([]);
    expect(selectLessCertain(state)).toBe(1);
    const opened = reduce(state, { type: 'threshold-moved', of: 'relations', threshold: 0 });
    expect(ids(selectRelations(opened))).toEqual(['R1']);
    expect(selectLessCertain(opened)).toBe(1);
    const judged = reduce(state, judgeRelation(state, 'R1', 'accepted'));
    expect(ids(selectRelations(judged))).toEqual(['R1']);
    expect(selectLessCertain(judged)).toBe(0);
  });

  test('is what reaches the threshold', () => {
    const moved = reduce(state, { type: 'threshold-moved', of: 'entities', threshold: 0.7 });
    // The score of an entity is that of its best mention.
    expect(ids(selectMentions(moved))).toEqual(['T1', 'T2', 'T4']);
    expect(ids(selectAllMentions(moved))).toHaveLength(4);
    expect(ids(selectRelations(moved))).toEqual([]);
  });

  test('is what a person accepted, below the threshold too', () => {
    const judged = reduce(state, judge(state, 'T3', 'accepted'));
    const moved = reduce(judged, { type: 'threshold-moved', of: 'entities', threshold: 0.85 });
    expect(ids(selectMentions(moved))).toEqual(['T1', 'T2', 'T3']);
  });

  test('is what is counted as decided and to decide on, with what was decided below the threshold', () => {
    const none = { done: 0, of: 0 };
    const moved = reduce(state, { type: 'threshold-moved', of: 'entities', threshold: 0.7 });
    expect(selectDecided(moved)).toEqual({ mentions: { done: 0, of: 3 }, relations: none });
    const judged = reduce(moved, judge(moved, 'T3', 'rejected'));
    expect(selectDecided(judged)).toEqual({ mentions: { done: 1, of: 4 }, relations: none });
    const opened = reduce(state, { type: 'threshold-moved', of: 'relations', threshold: 0 });
    expect(selectDecided(opened)?.relations).toEqual({ done: 0, of: 1 });
  });

  test('leaves out entities that are more likely wrong than right, until they are wanted', () => {
    const unsure = { ...document, reading: { ...reading, mentions: reading.mentions.slice(1) } };
    const first = stateWith(unsure, { reading: { status: 'done' } });
    expect(ids(selectMentions(first))).toEqual(['T3', 'T4']);
    expect(selectLessCertainEntities(first)).toBe(1);
    const opened = reduce(first, { type: 'threshold-moved', of: 'entities', threshold: 0 });
    expect(ids(selectMentions(opened))).toEqual(['T2', 'T3', 'T4']);
    const judged = reduce(first, judge(first, 'T2', 'accepted'));
    expect(ids(selectMentions(judged))).toEqual(['T2', 'T3', 'T4']);
    expect(selectLessCertainEntities(judged)).toBe(0);
  });

  test('is what was rejected too, and says so', () => {
    const judged = reduce(state, judge(state, 'T3', 'rejected'));
    expect(selectMentions(judged)[2]).toMatchObject({ id: 'T3', verdict: 'rejected' });
    expect(selectGroups(judged)[1]).toMatchObject({ name: 'sepsis', verdict: 'rejected' });
  });

  test('is nothing of a type switched off, until it is switched on again', () => {
    const off = reduce(state, { type: 'type-toggled', entityType: 'Gene' });
    expect(ids(selectMentions(off))).toEqual(['T3', 'T4']);
    expect(ids(selectRelations(off))).toEqual([]);
    expect(selectTypeCounts(off)).toContainEqual({ type: 'Gene', count: 1, hidden: true });
    const on = reduce(off, { type: 'type-toggled', entityType: 'Gene' });
    expect(ids(selectMentions(on))).toEqual(ids(selectMentions(state)));
  });

  test('has a threshold of its own for relations', () => {
    const moved = reduce(state, { type: 'threshold-moved', of: 'relations', threshold: 0.6 });
    expect(ids(selectRelations(moved))).toEqual([]);
    const judged = reduce(moved, judgeRelation(moved, 'R1', 'accepted'));
    expect(ids(selectRelations(judged))).toEqual(['R1']);
  });

  test('is the same object as long as neither document nor filter changes', () => {
    const focused = reduce(state, { type: 'focused', focus: { kind: 'mention', id: 'T1' } });
    expect(focused).not.toBe(state);
    expect(selectMentions(focused)).toBe(selectMentions(state));
    expect(selectGroups(focused)).toBe(selectGroups(state));
    expect(selectRelations(focused)).toBe(selectRelations(state));
    expect(selectTypeCounts(focused)).toBe(selectTypeCounts(state));
  });
});

const opened: OpenedPack = {
  engine: 'webgpu',
  device: 'test',
  threads: 1,
  manifest: wordReader().manifest,
  times: { fetchMs: 1, createMs: 1, checkMs: 1 },
};
const failure = { code: 'cancelled' } as const;
const ready = { status: 'ready', opened } as const;
const loading = { status: 'loading' } as const;
const failed = { status: 'failed', failure } as const;
const found = { job: 1, found: [], shown: 0, left: [] } as const;

test.each([
  ['empty', { engine: loading }],
  ['empty', { engine: ready }],
  ['failed', { engine: failed }],
  ['loading', { engine: loading, document, reading: { status: 'wanted' } }],
  ['reading', { engine: ready, document, reading: { status: 'wanted' } }],
  ['failed', { engine: failed, document, reading: { status: 'wanted' } }],
  ['reading', { engine: ready, document, reading: { status: 'reading', ...found } }],
  ['ready', { engine: ready, document, reading: { status: 'done' } }],
  ['ready', { engine: failed, document, reading: { status: 'done' } }],
  ['ready', { engine: ready, document, reading: { status: 'cancelled' } }],
  ['failed', { engine: ready, document, reading: { status: 'failed', failure } }],
] as const)('the page is %s', (expected, given) => {
  expect(pageState({ ...initialState, ...given })).toBe(expected);
});

test('the root tells how much has been read and by which engine', () => {
  const read = { pieces: 3, of: 9 };
  const reading = { status: 'reading', ...found, read } as const;
  expect(rootAttributes({ ...state, engine: ready, reading })).toEqual({
    'data-state': 'reading',
    'data-engine': 'webgpu',
    'data-read': 3,
    'data-of': 9,
  });
  expect(rootAttributes(initialState)).toEqual({ 'data-state': 'empty' });
});

test('the guidelines of the pack are offered, the default first', () => {
  expect(selectGuidelines({ ...state, engine: ready })).toEqual(['any']);
  expect(selectGuidelines(state)).toEqual([]);
});
