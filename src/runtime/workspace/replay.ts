import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { JournaledDocument, JournaledWrite, JournalStore } from './journal.ts';
import { mergeJournaled } from './merge-journaled.ts';
import type { WorkspaceStore } from './workspace-store.ts';

export interface ReplayOptions {
  readonly journals: JournalStore;
  readonly workspace: Pick<WorkspaceStore, 'load' | 'write'>;
  /**
   * Runs while no page is open for a tab, or not at all: who lives makes its own writes. `isOurs`: it is this tab before it
   * was reloaded, and may take a moment to go.
   */
  readonly whileGone: (tab: string, isOurs: boolean, run: () => Promise<void>) => Promise<void>;
  /** The tab that this page was before it was reloaded. */
  readonly ours: string | undefined;
}

type Outcome = Result<undefined, StorageFailure>;

/**
 * Makes the writes that tabs had still to make when they ended. One that was made all the same is not made again; where
 * another tab has written to a document since, what was done is repeated on that, or kept as a document of its own.
 *
 * @returns why one could not be made; its journal stays, for the next time
 */
export async function replayJournals(options: ReplayOptions): Promise<Outcome> {
  const { journals, workspace, whileGone, ours } = options;
  let outcome: Outcome = ok(undefined);
  for (const [id, { tab, writes }] of journals.list()) {
    await whileGone(tab, tab === ours, async () => {
      const replayed = await replay(workspace, writes);
      if (replayed.ok) journals.remove(id);
      else outcome = replayed;
    });
  }
  return outcome;
}

async function replay(
  workspace: ReplayOptions['workspace'],
  writes: readonly JournaledWrite[],
): Promise<Outcome> {
  /** What was to be written to documents that others have written to since. */
  const overtaken = new Map<DocumentKey, { id: string; documents: JournaledDocument[] }>();
  for (const { id, documents, tabs } of writes) {
    for (const one of documents) overtaken.get(one.key)?.documents.push(one);
    let left = documents.filter(({ key }) => !overtaken.has(key));
    for (;;) {
      // One that is made in part only has no id: it must not count as made if this page ends now.
      const isWhole = left.length === documents.length;
      const written = await workspace.write(left, tabs, isWhole ? id : undefined);
      if (!written.ok) return written;
      if (written.value.status === 'written') break;
      const stale = new Set(written.value.keys);
      for (const one of left)
        if (stale.has(one.key)) overtaken.set(one.key, { id, documents: [one] });
      left = left.filter(({ key }) => !stale.has(key));
    }
  }
  for (const [key, { id, documents }] of overtaken) {
    const merged = await mergeJournaled(workspace, documents, `${key}-${id}`);
    if (!merged.ok) return merged;
  }
  return ok(undefined);
}
