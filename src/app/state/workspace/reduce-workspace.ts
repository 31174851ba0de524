import { newDocument } from '../../../core/document/model.ts';
import { assertNever } from '../../../core/errors.ts';
import {
  addDocuments,
  type DocumentKey,
  type NewEntry,
  removeDocuments,
  showDocument,
} from '../../../core/workspace/workspace.ts';
import { askingAfterEdit } from '../asking/reduce-asking.ts';
import { withCuration } from '../curation/reduce-curation.ts';
import type { EventOf } from '../events.ts';
import { type Activity, firstFilter, noActivity, type State, type ViewState } from '../model.ts';
import { readingFor } from '../reading/reduce-reading.ts';
import { withoutSubject } from '../view/reduce-view.ts';
import { documentOf } from './document-of.ts';
import { keyOfOpened } from './opened-key.ts';
import { entriesOf, together, withAll, withPutAway } from './put-away.ts';

type WorkspaceEvent = EventOf<
  | 'text-given'
  | 'document-cleared'
  | 'previous-restored'
  | 'documents-opened'
  | 'collection-turned'
  | 'collection-closed'
  | 'document-shown'
  | 'put-away-dismissed'
  | 'documents-deleted'
>;

/** Adds, shows, puts away and restores documents. */
export function reduceWorkspace(state: State, event: WorkspaceEvent): State {
  switch (event.type) {
    case 'text-given': {
      const document = newDocument(event.id, event.text, event.title);
      const next = show(add(putAwayLoose(state), [{ key: event.id, document }]), event.id);
      return event.origin ? { ...next, origin: event.origin } : next;
    }
    case 'documents-opened':
      return open(state, event);
    case 'document-cleared':
      return state.document ? show(putAwayLoose(state), undefined) : state;
    case 'previous-restored':
      return bringBack(state, event.at ?? 0);
    case 'collection-turned': {
      const entry =
        state.collection === undefined
          ? undefined
          : entriesOf(state.workspace, state.collection)[event.to];
      if (!entry || entry.key === state.key) return state;
      const loose = putAwayLoose(state);
      return show(loose === state ? { ...state, isPutAwayTold: true } : loose, entry.key);
    }
    case 'put-away-dismissed':
      return { ...state, isPutAwayTold: true };
    case 'collection-closed':
      return isOfCollection(state, state.key) ? state : closeCollection(state);
    case 'document-shown':
      return state.key === event.key ? state : show(leave(state, event.key), event.key);
    case 'documents-deleted':
      return withoutDeleted(state, event.keys);
    default:
      return assertNever(event);
  }
}

/** Removes documents wherever the tab has them: on the page, put away, in its collection. */
function withoutDeleted(state: State, keys: readonly DocumentKey[]): State {
  const gone = new Set(keys);
  const isShown = state.key !== undefined && gone.has(state.key);
  const { collection, ...rest } = isShown ? show(state, undefined) : state;
  const putAway = rest.putAway.filter((key) => !gone.has(key));
  const workspace = removeDocuments(rest.workspace, keys);
  const activities = new Map([...rest.activities].filter(([key]) => workspace.entries.has(key)));
  const isOpen = collection !== undefined && entriesOf(workspace, collection).length > 0;
  return { ...rest, putAway, workspace, activities, ...(isOpen && { collection }) };
}

/**
 * Leaves a document for another one. The library has the one that is left; documents put away stay so, except for the
 * one shown next.
 */
export function leave(state: State, next: DocumentKey): State {
  const entry = next === undefined ? undefined : state.workspace.entries.get(next);
  const kept = state.putAway.filter((key) => !together(state, key).some((one) => one.key === next));
  const left: State = { ...state, putAway: kept, isPutAwayTold: true };
  const id = entry?.collection?.id;
  if (id === undefined || id === state.collection || kept.length === state.putAway.length) {
    return left;
  }
  return { ...closeCollection(left), collection: id };
}

/** Opens documents. Several become a collection, which replaces the current one; that one is put away. */
function open(state: State, { id, name, documents, origin }: EventOf<'documents-opened'>): State {
  const collection = documents.length > 1 ? { id, name } : undefined;
  const added = documents.map((document, index): NewEntry => {
    const key = keyOfOpened(id, index);
    return { key, document, ...(collection && { collection }) };
  });
  const [first] = added;
  if (!first) return state;
  const before = collection ? closeCollection(putAwayLoose(state)) : putAwayLoose(state);
  const next = add(before, added);
  return {
    ...show(collection ? { ...next, collection: id } : next, first.key),
    origin,
  };
}

/** Adds documents without changing the one on the page. */
export function add(state: State, added: readonly NewEntry[]): State {
  const { current } = state.workspace;
  const workspace = addDocuments(state.workspace, added);
  return { ...state, workspace: showDocument(workspace, current) };
}

const isOfCollection = ({ workspace, collection }: State, key: DocumentKey | undefined): boolean =>
  key !== undefined &&
  collection !== undefined &&
  workspace.entries.get(key)?.collection?.id === collection;

/** Puts the document on the page away, unless it belongs to the collection, where it stays. */
export const putAwayLoose = (state: State): State =>
  isOfCollection(state, state.key) ? state : withPutAway(state, state.key);

/** Closes the collection. It is put away under the document on the page, or under its first document. */
export function closeCollection(state: State): State {
  const { collection, ...rest } = state;
  if (collection === undefined) return state;
  const [first] = entriesOf(state.workspace, collection);
  return withPutAway(rest, isOfCollection(state, state.key) ? state.key : first?.key);
}

function bringBack(state: State, at: number): State {
  const key = state.putAway[at];
  const entry = key === undefined ? undefined : state.workspace.entries.get(key);
  if (!entry) return state;
  const left = withAll(
    state,
    state.putAway.filter((one) => one !== key),
  );
  const loose = putAwayLoose(left);
  if (!entry.collection) return show(loose, entry.key);
  return show({ ...closeCollection(loose), collection: entry.collection.id }, entry.key);
}

/** Shows another document, or none. Wanted jobs of the document before continue when it is shown again. */
export function show(state: State, key: DocumentKey | undefined): State {
  const { origin: _, refused: __, readAlone: ___, ...rest } = state;
  const left = state.key === undefined ? state.activities : resting(state, state.key);
  const next = documentOf(
    {
      ...rest,
      workspace: showDocument(state.workspace, key),
      activities: left,
      view: viewOfAnother(state, key),
    },
    key,
  );
  return begun(next);
}

/**
 * The view for another document, without messages and choices about the one before. Within a collection, the filters
 * and the type for all selections stay; less certain annotations are hidden again.
 */
function viewOfAnother(state: State, key: DocumentKey | undefined): ViewState {
  const isSameCollection = isOfCollection(state, state.key) && isOfCollection(state, key);
  const view = withCuration(withoutSubject(state.view), {
    said: undefined,
    isForName: undefined,
    ...(!isSameCollection && { fixedType: undefined }),
  });
  const { thresholds: first } = firstFilter;
  const { entities, relations } = view.filter.thresholds;
  if (entities >= first.entities && relations >= first.relations) return view;
  const thresholds = {
    entities: Math.max(entities, first.entities),
    relations: Math.max(relations, first.relations),
  };
  return { ...view, filter: { ...view.filter, thresholds } };
}

/** Starts the job that the document on the page needs. */
export const begun = (state: State): State =>
  state.key === undefined ? state : { ...state, reading: readingFor(state) };

/** Ends the jobs of a document that leaves the page. */
function resting({ activities, workspace }: State, key: DocumentKey): State['activities'] {
  const activity = activities.get(key);
  if (!activity || !workspace.entries.has(key)) return activities;
  const rest: Activity = { ...noActivity, asking: askingAfterEdit(activity.asking) };
  return new Map(activities).set(key, rest);
}
