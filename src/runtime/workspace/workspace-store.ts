import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { openTabChannel } from '../storage/tab-channel.ts';
import { assemble, headFrom, type LoadedEntry, type Rows } from './assemble.ts';
import { STORE_NAMES, type StoreName, WORKSPACE, workspaceDatabase } from './open-database.ts';
import {
  type DocumentChanges,
  put,
  putTab,
  storesOf,
  type TabChanges,
  type Written,
  withWrite,
  writesOf,
} from './put-records.ts';
import type { Head } from './records.ts';
import { allOf, documentOf, NO_ROWS, rowsIn, rowsOf, rowsOfAll, unitsIn } from './rows.ts';
import { type MovedDocuments, movedFrom, type TabRecord, tabFrom } from './tab-records.ts';

export interface ListedDocument extends Head {
  readonly key: DocumentKey;
}

export interface ListedTab extends TabRecord {
  readonly id: string;
}

export interface KeptTexts {
  readonly texts: number;
  /** Approximate size of all records: UTF-16 code units, and the bytes of files. */
  readonly units: number;
  /** Bytes of the PDF files among them. */
  readonly fileBytes: number;
}

export type Loaded = Result<LoadedEntry | undefined, StorageFailure>;

/** `stale`: another tab has written or removed these documents since. Nothing was written; load them again. */
export type WriteOutcome =
  | { readonly status: 'written' }
  | { readonly status: 'stale'; readonly keys: readonly DocumentKey[] };

/** Stores documents for all tabs; several tabs may show the same one. A write is atomic. */
export interface WorkspaceStore {
  /** Documents in their order, without those of a later version. */
  list(): Promise<Result<readonly ListedDocument[], StorageFailure>>;
  /** True when no document is stored. */
  isEmpty(): Promise<Result<boolean, StorageFailure>>;
  /** The states of all tabs, open or closed; the last written first. */
  tabs(): Promise<Result<readonly ListedTab[], StorageFailure>>;
  /** The documents that a desk became. */
  movedFrom(desk: string): Promise<Result<MovedDocuments, StorageFailure>>;
  load(key: DocumentKey): Promise<Result<LoadedEntry | undefined, StorageFailure>>;
  /** The same as `load` for each key, in order, with few requests. */
  loadAll(keys: readonly DocumentKey[]): Promise<Result<readonly Loaded[], StorageFailure>>;
  /**
   * @param id of the write: when the documents already contain it, nothing is written again, and the result is
   * `written`
   */
  write(
    changes: readonly DocumentChanges[],
    tabs?: readonly TabChanges[],
    id?: string,
  ): Promise<Result<WriteOutcome, StorageFailure>>;
  /** Removes every document and every tab. */
  clear(): Promise<Result<undefined, StorageFailure>>;
  /** The size of what is stored. Reads all records in batches, so call it in a worker. */
  measure(): Promise<Result<KeptTexts, StorageFailure>>;
  /**
   * Calls the listener with the documents that another tab has written, or with `all`.
   *
   * @returns a function that removes the listener
   */
  onChange(listener: (changed: readonly DocumentKey[] | 'all') => void): () => void;
  close(): void;
}

/** @param onBlocked as for `lazyDatabase` */
export function openWorkspaceStore(
  name = WORKSPACE,
  now = Date.now,
  onBlocked?: (isBlocked: boolean) => void,
): WorkspaceStore {
  const database = workspaceDatabase(name, onBlocked);
  const { tell, listen, close } = openTabChannel<readonly DocumentKey[] | 'all'>(name);
  const inTransaction = <T>(
    mode: IDBTransactionMode,
    run: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
  ) =>
    transact(database, STORE_NAMES, mode, (transaction) =>
      run((name) => transaction.objectStore(name)),
    );

  return {
    list: () =>
      inTransaction('readonly', async (store) => {
        const [keys, heads] = await rowsIn(store('heads'));
        const listed = keys.flatMap((key, index) => {
          const head = headFrom(heads[index]);
          return head ? [{ ...head, key: documentOf(key) }] : [];
        });
        return listed.sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1));
      }),
    isEmpty: () =>
      inTransaction('readonly', async (store) => (await settled(store('heads').count())) === 0),
    tabs: () =>
      inTransaction('readonly', async (store) => {
        const [keys, records] = await rowsIn(store('tabs'));
        const found = new Map(keys.map((key, index) => [String(key), records[index]]));
        const ids = new Set(keys.map(documentOf));
        const listed = [...ids].flatMap((id): ListedTab[] => {
          const tab = tabFrom(found.get(`${id},documents`), found.get(`${id},shown`));
          return tab ? [{ id, ...tab }] : [];
        });
        return listed.sort((a, b) => b.shown.changed - a.shown.changed);
      }),
    movedFrom: (desk) =>
      inTransaction('readonly', async (store) =>
        movedFrom(await settled(store('tabs').get([desk, 'moved']))),
      ),
    async load(key) {
      const rows = await inTransaction('readonly', (store) => rowsOf(store, allOf(key)));
      return rows.ok ? entryOf(key, rows.value) : rows;
    },
    async loadAll(keys) {
      if (keys.length === 0) return ok([]);
      const rows = await inTransaction('readonly', (store) => rowsOfAll(store, keys));
      if (!rows.ok) return rows;
      return ok(keys.map((key) => entryOf(key, rows.value.get(key) ?? NO_ROWS)));
    },
    async write(wanted, tabs = [], id) {
      const stores = storesOf(wanted, tabs);
      // Revisions are compared in the transaction that writes, so no other tab can write in between.
      const written = await transact(
        database,
        stores,
        'readwrite',
        async (transaction): Promise<WriteOutcome> => {
          const store = (name: StoreName) => transaction.objectStore(name);
          const heads = await Promise.all(
            wanted.map(async ({ key }): Promise<Written | undefined> => {
              const stored = await settled<unknown>(store('heads').get([key, '']));
              return stored === undefined ? { revision: 0 } : headFrom(stored);
            }),
          );
          if (id !== undefined && heads.some((head) => writesOf(head).includes(id))) return WRITTEN;
          const stale = wanted.filter(({ revision }, at) => heads[at]?.revision !== revision);
          if (stale.length > 0) return { status: 'stale', keys: stale.map(({ key }) => key) };
          for (const [at, one] of wanted.entries()) {
            put(store, one, { changed: now(), writes: withWrite(writesOf(heads[at]), id) });
          }
          for (const one of tabs) putTab(store('tabs'), one);
          return WRITTEN;
        },
      );
      if (written.ok && written.value.status === 'written' && wanted.length > 0)
        tell(wanted.map(({ key }) => key));
      return written;
    },
    async clear() {
      const cleared = await inTransaction('readwrite', async (store) => {
        for (const name of STORE_NAMES) store(name).clear();
        return undefined;
      });
      if (cleared.ok) tell('all');
      return cleared;
    },
    measure: () =>
      inTransaction('readonly', async (store) => {
        const sizes = await Promise.all(STORE_NAMES.map((one) => unitsIn(store(one), sizeOf)));
        const units = sizes.reduce((sum, size) => sum + size, 0);
        const fileBytes = sizes[STORE_NAMES.indexOf('files')] ?? 0;
        return { texts: await settled(store('texts').count()), units, fileBytes };
      }),
    onChange: listen,
    close,
  };
}

const WRITTEN: WriteOutcome = { status: 'written' };

const sizeOf = (record: unknown): number =>
  record instanceof Blob ? record.size : (JSON.stringify(record)?.length ?? 0);

function entryOf(key: DocumentKey, rows: Rows): Loaded {
  if (rows.heads.length === 0) return ok(undefined);
  const entry = assemble(key, rows);
  return entry.ok ? entry : { ok: false, error: { code: 'storage-unreadable', ...entry.error } };
}
