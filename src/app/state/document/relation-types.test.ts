import { expect, test } from 'vitest';
import { verbOf } from '../../content/verbs.ts';
import { initialState } from '../model.ts';
import { startRead } from '../testing/on-words.ts';
import { wordEngine } from '../testing/word-engine.ts';
import { relationTypesFor } from './relation-types.ts';

test('any two mentions can have a plain relation, without a model too', () => {
  const { fitting } = relationTypesFor(initialState, 'Species', 'Anatomy');
  expect(fitting.map(({ type }) => verbOf(type))).toEqual([
    ...['causes', 'treats', 'prevents', 'is associated with', 'interacts with'],
  ]);
});

test('all types of all schemas are there, each reading once among those that fit', async () => {
  const { store } = await startRead(wordEngine());
  const state = store.getState();
  const { fitting, others } = relationTypesFor(state, 'Chemical', 'Disease');
  const verbs = fitting.map(({ type }) => verbOf(type));
  expect(new Set(verbs).size).toBe(verbs.length);
  if (state.engine.status !== 'ready') throw new Error(state.engine.status);
  const { schemas = [], novelty } = state.engine.opened.manifest.relations ?? {};
  const labels = schemas
    .filter(({ name }) => name !== novelty?.schema)
    .flatMap((one) => one.labels.slice(1));
  const offered = [...fitting, ...others].map(({ type }) => type);
  expect(labels.filter((label) => !offered.includes(label))).toEqual([]);
});
