import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { HeadOf } from './changes.ts';
import { versionOf } from './migrations.ts';
import type { StoreName } from './open-database.ts';
import { type Head, KIND_NAMES, KINDS, type KindName, type WorkspaceChange } from './records.ts';
import { allOf } from './rows.ts';
import { type MovedDocuments, TAB_KINDS, type TabRecord } from './tab-records.ts';

/** The changes of one document. */
export interface DocumentChanges {
  readonly key: DocumentKey;
  /** Revision from which the changes were made; 0 when the document is not stored yet. */
  readonly revision: number;
  /** `remove` deletes all of the document's records. */
  readonly changes: readonly WorkspaceChange[] | 'remove';
}

/** The changes of one tab's records; absent ones stay. */
export interface TabChanges {
  readonly id: string;
  /** `remove` deletes both records. */
  readonly changes: Partial<TabRecord> | 'remove';
  /**
   * The documents that a desk became, when the tab was made from one. This record stays when the tab's records are
   * deleted.
   */
  readonly moved?: MovedDocuments;
}

/** Only the stores that a write changes: the others can be read meanwhile. */
export function storesOf(
  wanted: readonly DocumentChanges[],
  tabs: readonly TabChanges[],
): readonly StoreName[] {
  const stores = new Set<StoreName>(['heads']);
  for (const { changes } of wanted) {
    const kinds: readonly StoreName[] =
      changes === 'remove' ? [...KIND_NAMES, 'files'] : changes.map(({ kind }) => kind);
    for (const kind of kinds) stores.add(kind);
  }
  if (tabs.length > 0) stores.add('tabs');
  return [...stores];
}

/** Number of write ids in a head: more than a tab makes before it learns the result of the first. */
const MAX_WRITES = 8;

/** The revision and the last writes of a document. */
export type Written = Pick<Head, 'revision' | 'writes'>;

export const writesOf = (head: Written | undefined): string[] => head?.writes ?? [];

export const withWrite = (writes: string[], id: string | undefined): string[] =>
  id === undefined ? writes : [id, ...writes].slice(0, MAX_WRITES);

export function put(
  store: (kind: KindName | 'files') => IDBObjectStore,
  { key, revision, changes }: DocumentChanges,
  made: Pick<Head, 'changed' | 'writes'>,
): void {
  if (changes === 'remove') {
    for (const kind of [...KIND_NAMES, 'files'] as const) store(kind).delete(allOf(key));
    return;
  }
  for (const { kind, sub, value } of changes) {
    if (value === undefined) store(kind).delete([key, sub]);
    else {
      const record =
        kind === 'heads' ? { ...(value as HeadOf), revision: revision + 1, ...made } : value;
      store(kind).put({ v: versionOf(KINDS[kind].migrations), value: record }, [key, sub]);
    }
  }
}

export function putTab(tabs: IDBObjectStore, { id, changes, moved }: TabChanges): void {
  if (changes === 'remove') for (const name of ['documents', 'shown']) tabs.delete([id, name]);
  const values = { ...(changes !== 'remove' && changes), moved };
  for (const name of ['documents', 'shown', 'moved'] as const) {
    const value = values[name];
    if (value !== undefined) {
      tabs.put({ v: versionOf(TAB_KINDS[name].migrations), value }, [id, name]);
    }
  }
}
