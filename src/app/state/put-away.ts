import { type DocumentKey, type Entry, removeDocuments } from '../../core/workspace/workspace.ts';
import type { State } from './model.ts';

/** Those of the documents with this key, as it is put away: of a collection all of them. */
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

/** With one more put away. */
export const withPutAway = (state: State, key: DocumentKey | undefined): State =>
  key === undefined ? state : withAll(state, [key, ...state.putAway.filter((one) => one !== key)]);

/** With exactly these put away, the latest first; what is only a text goes, unless it is the latest. */
export function withAll(state: State, all: readonly DocumentKey[]): State {
  const putAway = all.filter((key, index) => index === 0 || hasWork(state, key));
  const gone = all
    .filter((key) => !putAway.includes(key))
    .flatMap((key) => together(state, key))
    .map(({ key }) => key);
  const workspace = removeDocuments(state.workspace, gone);
  const activities = new Map([...state.activities].filter(([key]) => workspace.entries.has(key)));
  return { ...state, putAway, workspace, activities };
}

/** Whether a person has done anything to it that pasting the text again would not bring back. */
const hasWork = (state: State, key: DocumentKey): boolean => together(state, key).some(isWorkedOn);

const isWorkedOn = ({ document, log }: Entry): boolean =>
  document.decisions.length > 0 || document.questions.length > 0 || log.first + log.at > 0;
