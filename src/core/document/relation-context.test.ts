import { expect, test } from 'vitest';
import { contextReader } from '../context/context.ts';
import type { ResolvedMention, ResolvedRelation } from './model.ts';
import { relationContext } from './relation-context.ts';

const text = 'Aspirin did not inhibit EGFR. Aspirin inhibits EGFR. It may bind EGFR.';
const at = (id: string, name: string, from: number): ResolvedMention => {
  const start = text.indexOf(name, from);
  const said = { id, start, end: start + name.length, text: name, type: 'Gene', score: 1 };
  return { ...said, group: name, verdict: 'undecided', source: 'model' };
};
const mentions = [
  at('T1', 'Aspirin', 0),
  at('T2', 'EGFR', 0),
  at('T3', 'Aspirin', 25),
  at('T4', 'EGFR', 30),
  at('T5', 'EGFR', 55),
];
const byId = new Map(mentions.map((one) => [one.id, one]));
const contextOf = contextReader(text);
const relation = (...pairs: readonly (readonly [string, string])[]): ResolvedRelation => ({
  ...{ id: 'R1', head: 'Aspirin', tail: 'EGFR', type: 'INHIBITOR', schema: 'drugprot' },
  ...{ directed: true, score: 0.5, verdict: 'undecided', source: 'model' },
  evidence: pairs.map(([head, tail]) => ({ head, tail, score: 0.5 })),
});

test('a claim is negated where each sentence that speaks for it denies it', () => {
  const said = (...pairs: readonly (readonly [string, string])[]) =>
    relationContext(relation(...pairs), byId, contextOf);
  expect(said(['T1', 'T2'])).toEqual({ negated: true });
  expect(said(['T1', 'T2'], ['T3', 'T4'])).toEqual({});
  expect(said(['T3', 'T5'])).toEqual({ speculative: true });
  expect(said(['T1', 'gone'])).toEqual({});
  expect(said()).toEqual({});
});
