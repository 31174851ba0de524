import type { DocumentKey, Pending } from '../../../core/workspace/workspace.ts';
import type { LoadedEntry } from '../../../runtime/workspace/assemble.ts';
import { changesBetween, type Kept } from '../../../runtime/workspace/changes.ts';
import type { JournaledWrite } from '../../../runtime/workspace/journal.ts';
import { journaled } from '../../../runtime/workspace/journaled.ts';
import type { DocumentChanges, TabChanges } from '../../../runtime/workspace/put-records.ts';
import type { State } from '../model.ts';
import { type KeptDocument, keptDocument, keptTab } from './kept.ts';

/** A document as it is stored, to this tab's knowledge. */
export type Known = Kept & {
  readonly revision: number;
  /** The jobs wanted here at the last write or load; `pending` may come from another tab. */
  readonly asked: Pending;
};

/** Everything that is stored, to this tab's knowledge. */
export interface KeptSoFar {
  readonly known: ReadonlyMap<DocumentKey, Known>;
  /** Documents of the last stored state. */
  readonly order: readonly DocumentKey[];
  /** The stored list of documents; undefined when it must be written again. */
  readonly listed?: readonly DocumentKey[] | undefined;
  /** The stored state of the tab as JSON, without its time. */
  readonly shown: string;
  /** The last stored state; undefined once another tab has written. */
  readonly state?: State | undefined;
}

export const nothingKept: KeptSoFar = { known: new Map(), order: [], shown: '' };

/** The record of a tab. */
export interface KeptTab {
  readonly id: string;
  /** Documents of the tab that could not be read. */
  readonly unread: readonly DocumentKey[];
}

/** The writes of one save, and the stored state after it. */
export interface Save {
  readonly documents: readonly DocumentChanges[];
  readonly tabs: readonly TabChanges[];
  readonly after: KeptSoFar;
}

/** The save for a state; undefined when nothing has changed. */
export function saveOf(kept: KeptSoFar, state: State, tab: KeptTab): Save | undefined {
  const next = new Map(kept.known);
  const documents = documentsOf(kept, state, next);
  const record = keptTab(state, Date.now());
  const shown = JSON.stringify({ ...record.shown, changed: undefined });
  const isListed = record.documents === kept.listed;
  const { guideline } = record.shown;
  const isEmpty = kept.shown === '' && record.documents.length === 0 && guideline === undefined;
  if (documents.length === 0 && ((isListed && shown === kept.shown) || isEmpty)) return undefined;
  const changes = isListed
    ? { shown: record.shown }
    : { ...record, documents: [...record.documents, ...tab.unread] };
  const gone = state.supersedes;
  return {
    documents,
    tabs: [
      { id: tab.id, changes },
      ...(gone === undefined ? [] : [{ id: gone, changes: 'remove' } as const]),
    ],
    after: { known: next, shown, order: record.documents, listed: record.documents, state },
  };
}

/** The changes of documents. Updates `next` to the state after the save. */
function documentsOf(
  kept: KeptSoFar,
  state: State,
  next: Map<DocumentKey, Known>,
): readonly DocumentChanges[] {
  const { workspace: now, activities } = state;
  if (kept.state?.workspace === now && kept.state.activities === activities) return [];
  const documents: DocumentChanges[] = [];
  for (const [index, key] of now.order.entries()) {
    const document = keptDocument(state, key);
    if (!document) continue;
    const before = kept.known.get(key);
    // Another tab's pending jobs stay until others are wanted here: two tabs would otherwise overwrite each other in
    // turn.
    const isTheirs = before && isSamePending(document.pending, before.asked);
    const pending = isTheirs ? before.pending : document.pending;
    // In the order of the tab, behind all earlier documents: the library also uses milliseconds.
    const place = before?.place ?? Date.now() + index / 1000;
    const after = { ...document, pending, place };
    if (before && isSame(before, after)) continue;
    const revision = before?.revision ?? 0;
    const changes = changesBetween(before, after);
    next.set(key, {
      ...after,
      asked: document.pending,
      revision: revision + (changes.length > 0 ? 1 : 0),
    });
    if (changes.length > 0) documents.push({ key, revision, changes });
  }
  // Documents that the tab released stay in the library.
  for (const key of kept.order) if (!now.entries.has(key)) next.delete(key);
  return documents;
}

/** The stored state after loading further documents. */
export const withLoaded = (kept: KeptSoFar, loaded: readonly LoadedEntry[]): KeptSoFar =>
  loaded.length === 0
    ? kept
    : {
        ...kept,
        known: new Map([
          ...kept.known,
          ...loaded.map((one) => [one.entry.key, { ...one, asked: one.pending }] as const),
        ]),
      };

/** The save in the form of a journal. */
export const journaledWrite = (id: string, { documents, tabs, after }: Save): JournaledWrite => ({
  id,
  documents: documents.map((one) =>
    journaled(one, after.known.get(one.key)?.entry.document.text ?? ''),
  ),
  tabs,
});

/** True when two states differ in anything that is stored. */
export function isWorthKeeping(before: State, after: State): boolean {
  const { order } = after.workspace;
  if (order !== before.workspace.order) return true;
  const isChanged = (key: DocumentKey) => {
    const [was, is] = [keptDocument(before, key), keptDocument(after, key)];
    return !was || !is || !isSame(was, is);
  };
  if (order.some(isChanged)) return true;
  return JSON.stringify(keptTab(before, 0).shown) !== JSON.stringify(keptTab(after, 0).shown);
}

const isSame = (a: KeptDocument, b: KeptDocument): boolean =>
  a.entry === b.entry && isSamePending(a.pending, b.pending);

const isSamePending = (a: Pending, b: Pending): boolean =>
  a.question === b.question &&
  a.readingRun === b.readingRun &&
  a.questionRun === b.questionRun &&
  JSON.stringify(a.nextQuestions) === JSON.stringify(b.nextQuestions);
