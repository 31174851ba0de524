import {
  type DocumentKey,
  type Entry,
  removeDocuments,
} from '../../../core/workspace/workspace.ts';
import type { State } from '../model.ts';

/** Documents that were put away and can be restored: the latest always, earlier ones when they contain work. */

/** The documents that are put away together with this one: all documents of its collection. */
export function together({ workspace }: State, key: DocumentKey): readonly Entry[] {
  const entry = workspace.entries.get(key);
  if (!entry?.collection) return entry ? [entry] : [];
  return entriesOf(workspace, entry.collection.id);
}

/** The documents of a collection, in their order. */
export const entriesOf = (
  { order, entries }: State['workspace'],
  collection: string,
): readonly Entry[] =>
  order.flatMap((key) => {
    const entry = entries.get(key);
    return entry?.collection?.id === collection ? [entry] : [];
  });

/** Puts one more document away. */
export const withPutAway = (state: State, key: DocumentKey | undefined): State =>
  key === undefined
    ? state
    : withAll(untold(state), [key, ...state.putAway.filter((one) => one !== key)]);

function untold({ isPutAwayTold: _, ...state }: State): State {
  return state;
}

/**
 * Sets the documents that are put away, the latest first. Except for the latest, documents without work are dropped, as
 * the library has them.
 */
export const withAll = (state: State, all: readonly DocumentKey[]): State => ({
  ...state,
  putAway: all.filter((key, index) => index === 0 || hasWork(state, key)),
});

/** Documents of the tab that are neither shown nor put away. */
export function leftKeys(state: State): readonly DocumentKey[] {
  const { workspace, collection, putAway } = state;
  const held = new Set([
    workspace.current,
    ...putAway.flatMap((key) => together(state, key).map((one) => one.key)),
  ]);
  return workspace.order.filter((key) => {
    const entry = workspace.entries.get(key);
    return !held.has(key) && (collection === undefined || entry?.collection?.id !== collection);
  });
}

/** Removes stored documents; the library has them. */
export function withoutDocuments(state: State, keys: readonly DocumentKey[]): State {
  const left = new Set(leftKeys(state));
  const gone = keys.filter((key) => left.has(key));
  const workspace = removeDocuments(state.workspace, gone);
  const activities = new Map([...state.activities].filter(([key]) => workspace.entries.has(key)));
  return { ...state, workspace, activities };
}

/** True when the document contains work that pasting the text again would not restore. */
const hasWork = (state: State, key: DocumentKey): boolean => together(state, key).some(isWorkedOn);

const isWorkedOn = ({ document, log }: Entry): boolean =>
  document.decisions.length > 0 || document.questions.length > 0 || log.first + log.at > 0;
