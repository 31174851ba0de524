import type { DocumentKey, Pending } from '../../../core/workspace/workspace.ts';
import type { LoadedEntry } from '../../../runtime/workspace/assemble.ts';
import type { LoadedTab } from '../../../runtime/workspace/load-tab.ts';
import { type AskingState, noActivity, type ReadingState, type State } from '../model.ts';
import { withoutSubject } from '../view/reduce-view.ts';
import { withAll } from '../workspace/put-away.ts';
import { add, closeCollection, leave, putAwayLoose, show } from '../workspace/reduce-workspace.ts';

/**
 * Restores a tab. Documents of the current state are put away first, before those that the restored tab had put away.
 */
export function restore(state: State, loaded: LoadedTab): State {
  const { tab, documents } = loaded;
  const { current, collection, putAway, guideline } = tab.shown;
  const { offered: _, ...rest } = closeCollection(putAwayLoose(state));
  const added = add(
    rest,
    documents.map(({ entry }) => entry),
  );
  const activities = new Map(added.activities);
  for (const { entry, pending } of documents) {
    activities.set(entry.key, { ...noActivity, asking: askingAgain(pending) });
  }
  const view = {
    ...withoutSubject(state.view),
    ...(guideline !== undefined && { guideline }),
  };
  const isThere = documents.some(({ entry }) => entry.collection?.id === collection);
  const all = [
    ...added.putAway,
    ...putAwayIn(loaded, [...putAway, ...documents.map(({ entry }) => entry.key)]),
  ];
  const next = withAll(
    {
      ...added,
      activities,
      view,
      ...(collection !== undefined && isThere && { collection }),
    },
    all,
  );
  const isLoaded = documents.find(({ entry }) => entry.key === current);
  const shown = show(next, isLoaded?.entry.key);
  return isLoaded ? { ...shown, reading: readingAgain(shown.reading, isLoaded.pending) } : shown;
}

/** Shows a stored document, and continues the jobs that were wanted when it was left. */
export function load(state: State, { entry, pending }: LoadedEntry): State {
  if (state.workspace.entries.has(entry.key)) {
    return state.key === entry.key ? state : show(leave(state, entry.key), entry.key);
  }
  const added = add(leave(state, entry.key), [entry]);
  const asking = askingAgain(pending);
  const activities = new Map(added.activities).set(entry.key, { ...noActivity, asking });
  const shown = show({ ...added, activities }, entry.key);
  return { ...shown, reading: readingAgain(shown.reading, pending) };
}

/** The documents that are not shown; one document represents its collection. */
function putAwayIn(
  { tab, documents }: LoadedTab,
  keys: readonly DocumentKey[],
): readonly DocumentKey[] {
  const { current, collection } = tab.shown;
  const entries = new Map(documents.map(({ entry }) => [entry.key, entry]));
  const seen = new Set([current, collection]);
  const all: DocumentKey[] = [];
  for (const key of keys) {
    const entry = entries.get(key);
    if (!entry || seen.has(key)) continue;
    seen.add(key);
    if (entry.collection && seen.has(entry.collection.id)) continue;
    if (entry.collection) seen.add(entry.collection.id);
    all.push(key);
  }
  return all;
}

/** A job that was running when the page ended is repeated once; after that, the person is asked. */
function readingAgain(reading: ReadingState, { readingRun }: Pending): ReadingState {
  if (reading.status !== 'wanted' || !readingRun) return reading;
  return readingRun === 'begun' ? { status: 'wanted', isRepeated: true } : INTERRUPTED;
}

function askingAgain({ question, nextQuestions: next, questionRun }: Pending): AskingState {
  if (question === undefined) return { status: 'none' };
  const asked = { question, ...(next && { next }) };
  switch (questionRun) {
    case undefined:
      return { ...asked, status: 'wanted' };
    case 'begun':
      return { ...asked, status: 'wanted', isRepeated: true };
    default:
      return { ...asked, ...INTERRUPTED };
  }
}

const INTERRUPTED = { status: 'failed', failure: { code: 'interrupted' } } as const;
