import { expect, test } from 'vitest';
import { newDocument } from '../../../core/document/model.ts';
import { initialState, type State } from '../model.ts';
import { reduce } from '../reduce.ts';
import { leftKeys } from './put-away.ts';

const origin = {
  formats: [],
  documents: 0,
  warnings: [],
  plain: { status: 'impossible' },
} as const;

/** A state with a collection of `size` texts. */
function withCollection(state: State, id: string, size: number): State {
  const documents = Array.from({ length: size }, (_, at) => newDocument(`${at}`, `TNF ${at}.`));
  return reduce(state, { type: 'documents-opened', id, name: id, documents, origin });
}

test('a collection of 5,000 texts is left to the library at once, where another two take its place', () => {
  const all = ['a', 'b', 'c'].reduce((one, id) => withCollection(one, id, 5000), initialState);
  const state = reduce(all, { type: 'documents-released', keys: leftKeys(all) });
  expect(state.putAway).toEqual(['b-0']);
  expect(state.workspace.order).toHaveLength(10_000);
  expect(state.workspace.entries.has('a-0')).toBe(false);
  expect(state.activities.has('a-0')).toBe(false);
});

test('a document that is deleted for good leaves the page, its collection and what is put away', () => {
  const single = reduce(initialState, {
    type: 'text-given',
    id: 'one',
    text: 'Aspirin.',
    title: '',
  });
  const state = withCollection(single, 'two', 2);
  expect(state.putAway).toEqual(['one']);
  const without = (keys: readonly string[]) => reduce(state, { type: 'documents-deleted', keys });
  expect(without(['one'])).toMatchObject({ key: 'two-0', putAway: [], collection: 'two' });
  const half = without(['two-0']);
  expect(half.key).toBeUndefined();
  expect(half.document).toBeUndefined();
  expect(half).toMatchObject({ collection: 'two', putAway: ['one'] });
  expect(half.workspace.order).toEqual(['one', 'two-1']);
  const none = without(['one', 'two-0', 'two-1']);
  expect(none.collection).toBeUndefined();
  expect(none.workspace.order).toEqual([]);
  expect(none.activities.size).toBe(0);
});
