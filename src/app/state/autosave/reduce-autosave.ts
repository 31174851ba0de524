import { isComplete, type ModelReading } from '../../../core/document/model.ts';
import { isEqual } from '../../../core/workspace/patch.ts';
import { changeDocument, type DocumentKey, type Entry } from '../../../core/workspace/workspace.ts';
import { askingAfterEdit } from '../asking/reduce-asking.ts';
import type { EventOf } from '../events.ts';
import { type Activity, initialState, type State } from '../model.ts';
import { selectGuidelines } from '../reading/select-reading.ts';
import { withoutSubject } from '../view/reduce-view.ts';
import { documentOf, putBack } from '../workspace/document-of.ts';
import { withoutDocuments } from '../workspace/put-away.ts';
import { begun } from '../workspace/reduce-workspace.ts';
import { load, restore } from './reduce-loaded.ts';

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

/** Adopts a document from another tab. Its jobs continue unless the text has changed. */
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
 * A reading and its links from another tab count, whatever pack, guideline and vocabularies it used: two tabs with
 * different settings would otherwise read one document again in turn, without end.
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
  // The engine knows its jobs by the document's old key.
  return key === workspace.current
    ? { ...begun(shown), asking: askingAfterEdit(shown.asking) }
    : shown;
}

/** Lists the fields that stay, so that no field with text can be forgotten here. */
function forget({ engine, fallback, vocabularies, view }: State): State {
  return {
    ...initialState,
    engine,
    ...(fallback && { fallback }),
    ...(vocabularies && { vocabularies }),
    view: withoutSubject(view),
  };
}
