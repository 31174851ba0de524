import { fail, ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { imported } from '../storage/imported.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { JournaledDocument, JournaledWrite, JournalStore } from './journal.ts';
import type { mergeJournaled as Merge } from './merge-journaled.ts';
import type { WorkspaceStore } from './workspace-store.ts';

export interface ReplayOptions {
  readonly journals: JournalStore;
  readonly workspace: Pick<WorkspaceStore, 'load' | 'write'>;
  /**
   * Runs the function only when no page is open for the tab: a living page makes its own writes. `isOurs`: the tab is
   * this one before its reload, and may take a moment to end.
   */
  readonly whileGone: (tab: string, isOurs: boolean, run: () => Promise<void>) => Promise<void>;
  /** Id of this tab before it was reloaded. */
  readonly ours: string | undefined;
}

type Outcome = Result<undefined, StorageFailure>;

/**
 * Makes the writes that tabs had journaled when they ended. A write that succeeded is not repeated. When another tab
 * has written to a document since, the changes are repeated on its version, or kept as a copy.
 *
 * @returns why a write failed; what was not written stays in the journal, for the next time
 */
export async function replayJournals(options: ReplayOptions): Promise<Outcome> {
  const { journals, workspace, whileGone, ours } = options;
  let outcome: Outcome = ok(undefined);
  for (const [id, { tab, writes }] of journals.list()) {
    await whileGone(tab, tab === ours, async () => {
      const { left, failure } = await replay(workspace, writes);
      if (left.length === 0) journals.remove(id);
      else if (left !== writes) journals.put(id, { tab, writes: left });
      if (failure) outcome = fail(failure);
    });
  }
  return outcome;
}

interface Replayed {
  /** The writes that failed. */
  readonly left: readonly JournaledWrite[];
  readonly failure?: StorageFailure;
}

async function replay(
  workspace: ReplayOptions['workspace'],
  writes: readonly JournaledWrite[],
): Promise<Replayed> {
  /** Changes to documents that other tabs have written to since. */
  const overtaken = new Map<DocumentKey, { id: string; documents: JournaledDocument[] }>();
  for (const { id, documents, tabs } of writes) {
    for (const one of documents) overtaken.get(one.key)?.documents.push(one);
    let left = documents.filter(({ key }) => !overtaken.has(key));
    for (;;) {
      // A partial write gets no id, so that it does not count as made if this page ends now.
      const isWhole = left.length === documents.length;
      const written = await workspace.write(left, tabs, isWhole ? id : undefined);
      if (!written.ok) return { left: writes, failure: written.error };
      if (written.value.status === 'written') break;
      const stale = new Set(written.value.keys);
      for (const one of left)
        if (stale.has(one.key)) overtaken.set(one.key, { id, documents: [one] });
      left = left.filter(({ key }) => !stale.has(key));
    }
  }
  const left: JournaledWrite[] = [];
  let failure: StorageFailure | undefined;
  for (const [key, { id, documents }] of overtaken) {
    const merged = await merge(workspace, documents, `${key}-${id}`);
    if (merged.ok) continue;
    // A document that cannot be read does not stop the merging of others. A merged document is not merged again.
    failure = merged.error;
    left.push(...documents.map((one) => ({ id, documents: [one], tabs: [] })));
  }
  return { left, ...(failure && { failure }) };
}

/** Two tabs rarely write to one document, so the script that merges is loaded when they did. */
const merge: typeof Merge = async (...args) => {
  const part = await imported(() => import('./merge-journaled.ts'));
  return part.ok ? part.value.mergeJournaled(...args) : part;
};
