import type { DocumentKey, Pending } from '../../core/workspace/workspace.ts';
import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import { changesBetween, type Kept } from '../../runtime/workspace/changes.ts';
import type { JournaledWrite } from '../../runtime/workspace/journal.ts';
import { journaled } from '../../runtime/workspace/journaled.ts';
import type { DocumentChanges, TabChanges } from '../../runtime/workspace/workspace-store.ts';
import { type KeptDocument, keptDocument, keptTab } from './kept.ts';
import type { State } from './model.ts';

/** A document as this tab knows it to be kept. */
export type Known = Kept & {
  readonly revision: number;
  /** What was asked for here when it was written or loaded last; `pending` may be another tab's. */
  readonly asked: Pending;
};

/** All that this tab knows to be kept. */
export interface KeptSoFar {
  readonly known: ReadonlyMap<DocumentKey, Known>;
  /** Documents of the state that was kept last. */
  readonly order: readonly DocumentKey[];
  /** As the tab's records have them; absent: they are to be written in full. */
  readonly listed?: readonly DocumentKey[] | undefined;
  /** What the tab shows, without when. */
  readonly shown: string;
  /** The state that was kept last, as long as no other tab has written since. */
  readonly state?: State | undefined;
}

export const nothingKept: KeptSoFar = { known: new Map(), order: [], shown: '' };

/** Under which a tab keeps what it shows. */
export interface KeptTab {
  readonly id: string;
  /** Documents that the tab holds and that could not be read. */
  readonly unread: readonly DocumentKey[];
}

/** What one save is to write, and what is kept when it is done. */
export interface Save {
  readonly documents: readonly DocumentChanges[];
  readonly tabs: readonly TabChanges[];
  readonly after: KeptSoFar;
}

/** What is to be written so that a state is kept; `undefined`: nothing. */
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

/** What is to become of the documents; `next` becomes what is known of them then. */
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
    // What another tab asked for stays, until something else is asked for here: two tabs would overwrite it in turn.
    const isTheirs = before && isSamePending(document.pending, before.asked);
    const pending = isTheirs ? before.pending : document.pending;
    // In the order of the tab, behind all that came before: the library counts in milliseconds, too.
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
  // A document that the tab holds no more stays in the library.
  for (const key of kept.order) if (!now.entries.has(key)) next.delete(key);
  return documents;
}

/** With what was loaded since. */
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

/** The save as a journal holds it. */
export const journaledWrite = (id: string, { documents, tabs, after }: Save): JournaledWrite => ({
  id,
  documents: documents.map((one) =>
    journaled(one, after.known.get(one.key)?.entry.document.text ?? ''),
  ),
  tabs,
});

/** Whether anything that is kept differs between two states. */
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
