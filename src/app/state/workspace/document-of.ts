import { emptyLog } from '../../../core/workspace/log.ts';
import { changeDocument, type DocumentKey } from '../../../core/workspace/workspace.ts';
import { type Activity, noActivity, type State } from '../model.ts';

/** The state whose fields of `OneDocument` are those of the document with this key (or of none). */
export function documentOf(state: State, key: DocumentKey | undefined): State {
  const entry = key === undefined ? undefined : state.workspace.entries.get(key);
  const activity = (entry && state.activities.get(entry.key)) ?? noActivity;
  if (isOf(state, entry?.key) && state.document === entry?.document) {
    const isSame = state.log === (entry?.log ?? emptyLog) && isSameActivity(state, activity);
    if (isSame) return state;
  }
  const { key: _, document: __, ...rest } = state;
  const { reading, asking, linking } = activity;
  const one = { log: entry?.log ?? emptyLog, reading, asking, linking };
  return { ...rest, ...one, ...(entry && { key: entry.key, document: entry.document }) };
}

const isOf = (state: State, key: DocumentKey | undefined): boolean => state.key === key;

const isSameActivity = (a: Activity, b: Activity): boolean =>
  a.reading === b.reading && a.asking === b.asking && a.linking === b.linking;

/**
 * Stores the fields of `OneDocument` in the workspace under their key, and sets them to the document on the page again.
 */
export function putBack(state: State): State {
  const { key, document, log, reading, asking, linking } = state;
  if (key === undefined || !document) return documentOf(state, state.workspace.current);
  const workspace = changeDocument(state.workspace, key, (entry) =>
    entry.document === document && entry.log === log ? entry : { ...entry, document, log },
  );
  const known = state.activities.get(key) ?? noActivity;
  const activities =
    workspace.entries.has(key) && !isSameActivity(known, state)
      ? new Map(state.activities).set(key, { reading, asking, linking })
      : state.activities;
  const isSame = workspace === state.workspace && activities === state.activities;
  return documentOf(isSame ? state : { ...state, workspace, activities }, workspace.current);
}
