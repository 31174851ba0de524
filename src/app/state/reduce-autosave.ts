import { isComplete, type ModelReading } from '../../core/document/model.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import {
  changeDocument,
  type DocumentKey,
  type Entry,
  type Pending,
} from '../../core/workspace/workspace.ts';
import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import type { LoadedTab } from '../../runtime/workspace/load-tab.ts';
import { askingAfterEdit } from './asking/reduce-asking.ts';
import type { EventOf } from './events.ts';
import {
  type Activity,
  type AskingState,
  initialState,
  noActivity,
  type ReadingState,
  type State,
} from './model.ts';
import { selectGuidelines } from './reading/select-reading.ts';
import { withoutSubject } from './view/reduce-view.ts';
import { documentOf, putBack } from './workspace/document-of.ts';
import { withAll, withoutDocuments } from './workspace/put-away.ts';
import {
  add,
  begun,
  closeCollection,
  leave,
  putAwayLoose,
  show,
} from './workspace/reduce-workspace.ts';

type AutosaveEvent = EventOf<
  | 'tab-restored'
  | 'tab-offered'
  | 'offer-taken'
  | 'offer-declined'
  | 'tab-superseded'
  | 'document-loaded'
  | 'documents-released'
  | 'document-synced'
  | 'document-rekeyed'
  | 'keeping-failed'
  | 'keeping-worked'
  | 'everything-forgotten'
  | 'not-kept-dismissed'
>;

export function reduceAutosave(state: State, event: AutosaveEvent): State {
  switch (event.type) {
    case 'tab-restored':
      return restore(state, event.loaded);
    case 'tab-offered':
      return { ...state, offered: event.loaded };
    case 'offer-taken':
      if (!state.offered) return state;
      return { ...restore(state, state.offered), supersedes: state.offered.id };
    case 'offer-declined': {
      const { offered: _, ...rest } = state;
      return rest;
    }
    case 'tab-superseded': {
      const { supersedes: _, ...rest } = state;
      return rest;
    }
    case 'document-loaded':
      return load(state, event.loaded);
    case 'documents-released':
      return withoutDocuments(state, event.keys);
    case 'document-synced':
      return sync(state, event.entry);
    case 'document-rekeyed':
      return rekey(state, event);
    case 'keeping-failed':
      return { ...state, notKept: event.failure };
    case 'everything-forgotten':
      return forget(state);
    case 'keeping-worked':
    case 'not-kept-dismissed': {
      const { notKept: _, ...rest } = state;
      return rest;
    }
  }
}

/** What is there is put away, before what was put away in the tab that is taken up. */
function restore(state: State, loaded: LoadedTab): State {
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

/** A document that was kept comes on the page; what was asked for it when it was left goes on. */
function load(state: State, { entry, pending }: LoadedEntry): State {
  if (state.workspace.entries.has(entry.key)) {
    return state.key === entry.key ? state : show(leave(state, entry.key), entry.key);
  }
  const added = add(leave(state, entry.key), [entry]);
  const asking = askingAgain(pending);
  const activities = new Map(added.activities).set(entry.key, { ...noActivity, asking });
  const shown = show({ ...added, activities }, entry.key);
  return { ...shown, reading: readingAgain(shown.reading, pending) };
}

/** Every document that is not shown, or one that stands for its collection. */
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

/** A job that was under way when the page ended is repeated once; then the person is asked. */
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

/** A document is as another tab has made it; what is done for it goes on unless its text is another. */
function sync(state: State, entry: Entry): State {
  const one = documentOf(state, entry.key);
  if (one.key === undefined || !one.document) return state;
  const next = { ...one, document: entry.document, log: entry.log };
  const isSameText = one.document.text === entry.document.text;
  if (entry.key !== state.workspace.current) return putBack(next);
  if (isSameText && one.reading.status === 'reading') return next;
  const { reading } = entry.document;
  const isTheirs = reading && isComplete(reading) && !isEqual(reading, one.document.reading);
  if (isTheirs) return { ...readByAnother(next, reading), asking: askingAfterEdit(next.asking) };
  return isSameText ? begun(next) : { ...begun(next), asking: askingAfterEdit(next.asking) };
}

/**
 * What another tab has read and linked counts, by whatever pack, guideline and vocabularies it goes there: two tabs that
 * differ in one of these would read one document anew in turn, without an end.
 */
function readByAnother(state: State, reading: ModelReading): State {
  const { guideline, isWithoutDictionary, linking } = reading;
  const isOffered = selectGuidelines(state).includes(guideline);
  const isLinked = linking !== undefined && state.linking.status === 'idle';
  return {
    ...state,
    reading: { status: 'done' },
    view: {
      ...state.view,
      ...(isOffered && { guideline }),
      isDictionaryOff: isWithoutDictionary === true,
    },
    ...(isLinked && { linking: { status: 'idle', isTheirs: true } }),
  };
}

function rekey(
  state: State,
  { key, to }: { readonly key: DocumentKey; readonly to: DocumentKey },
): State {
  const entry = state.workspace.entries.get(key);
  if (!entry) return state;
  const renamed = (one: DocumentKey) => (one === key ? to : one);
  const { workspace } = state;
  const entries = new Map([...workspace.entries].map(([one, it]) => [renamed(one), it]));
  const moved = changeDocument({ ...workspace, entries }, to, (it) => ({ ...it, key: to }));
  const activities = new Map<DocumentKey, Activity>(
    [...state.activities].map(([one, it]) => [renamed(one), it]),
  );
  const current = workspace.current === undefined ? undefined : renamed(workspace.current);
  const next = {
    ...state,
    activities,
    workspace: {
      ...moved,
      order: workspace.order.map(renamed),
      ...(current !== undefined && { current }),
    },
    putAway: state.putAway.map(renamed),
  };
  const shown = documentOf(next, current);
  // The engine knows its jobs by the key that the document had.
  return key === workspace.current
    ? { ...begun(shown), asking: askingAfterEdit(shown.asking) }
    : shown;
}

/** Says what stays, so that nothing of a text can be forgotten here. */
function forget({ engine, fallback, vocabularies, view }: State): State {
  return {
    ...initialState,
    engine,
    ...(fallback && { fallback }),
    ...(vocabularies && { vocabularies }),
    view: withoutSubject(view),
  };
}
