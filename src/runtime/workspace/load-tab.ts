import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { LoadedEntry } from './assemble.ts';
import type { TabRecord } from './tab-records.ts';
import type { ListedTab, WorkspaceStore } from './workspace-store.ts';

/** The documents that a tab showed, in their current state. */
export interface LoadedTab {
  readonly id: string;
  readonly tab: TabRecord;
  readonly documents: readonly LoadedEntry[];
  /** Documents that are damaged or of a later version: they stay in the store, and in the tab's list. */
  readonly unread: readonly DocumentKey[];
  /** Why the first of them could not be read. */
  readonly failure?: StorageFailure;
}

export async function loadTab(
  store: Pick<WorkspaceStore, 'loadAll'>,
  { id, ...tab }: ListedTab,
): Promise<Result<LoadedTab, StorageFailure>> {
  const loaded = await store.loadAll(tab.documents);
  if (!loaded.ok) return loaded;
  const documents: LoadedEntry[] = [];
  const unread: DocumentKey[] = [];
  let failure: StorageFailure | undefined;
  for (const [index, found] of loaded.value.entries()) {
    if (found.ok) documents.push(...(found.value ? [found.value] : []));
    else {
      if (found.error.code !== 'storage-unreadable') return found;
      unread.push(tab.documents[index] ?? '');
      failure ??= found.error;
    }
  }
  return ok({ id, tab, documents, unread, ...(failure && { failure }) });
}
