import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { assemble, headFrom, type LoadedEntry, type Rows } from './assemble.ts';
import type { HeadOf } from './changes.ts';
import { versionOf } from './migrations.ts';
import { STORE_NAMES, type StoreName, WORKSPACE, workspaceDatabase } from './open-database.ts';
import { type Head, KIND_NAMES, KINDS, type KindName, type WorkspaceChange } from './records.ts';
import { allOf, documentOf, NO_ROWS, rowsIn, rowsOf, rowsOfAll, unitsIn } from './rows.ts';
import {
  type MovedDocuments,
  movedFrom,
  TAB_KINDS,
  type TabRecord,
  tabFrom,
} from './tab-records.ts';

export interface ListedDocument extends Head {
  readonly key: DocumentKey;
}

/** What is to become of one document. */
export interface DocumentChanges {
  readonly key: DocumentKey;
  /** Revision of the document from which the changes were made; 0: nothing of the document is kept yet. */
  readonly revision: number;
  /** `remove`: all of its records go. */
  readonly changes: readonly WorkspaceChange[] | 'remove';
}

/** What is to become of the records of one tab; what is absent stays. */
export interface TabChanges {
  readonly id: string;
  /** `remove`: both go. */
  readonly changes: Partial<TabRecord> | 'remove';
  /** Where the tab is made of a desk: what became of its documents. Stays when the records of the tab go. */
  readonly moved?: MovedDocuments;
}

export interface ListedTab extends TabRecord {
  readonly id: string;
}

export interface KeptTexts {
  readonly texts: number;
  /** About how many UTF-16 code units all records take. */
  readonly units: number;
}

export type Loaded = Result<LoadedEntry | undefined, StorageFailure>;

/** `stale`: another tab has written or removed these since; nothing was written, and they are to be loaded again. */
export type WriteOutcome =
  | { readonly status: 'written' }
  | { readonly status: 'stale'; readonly keys: readonly DocumentKey[] };

/** Where documents are kept, for all tabs: several may show the same one. All of a write is kept, or nothing of it. */
export interface WorkspaceStore {
  /** In their order; those of a later version are not among them. */
  list(): Promise<Result<readonly ListedDocument[], StorageFailure>>;
  /** What tabs show, and showed when they were closed; that which wrote last comes first. */
  tabs(): Promise<Result<readonly ListedTab[], StorageFailure>>;
  /** What became of the documents of a desk. */
  movedFrom(desk: string): Promise<Result<MovedDocuments, StorageFailure>>;
  load(key: DocumentKey): Promise<Result<LoadedEntry | undefined, StorageFailure>>;
  /** As `load` for each of them, in their order; of many documents with few requests. */
  loadAll(keys: readonly DocumentKey[]): Promise<Result<readonly Loaded[], StorageFailure>>;
  /**
   * @param id of the write: one that was made already, as the documents know by its id, is not made again, and counts as
   *   written
   */
  write(
    changes: readonly DocumentChanges[],
    tabs?: readonly TabChanges[],
    id?: string,
  ): Promise<Result<WriteOutcome, StorageFailure>>;
  /** Removes every document and every tab. */
  clear(): Promise<Result<undefined, StorageFailure>>;
  /**
   * How many texts are kept, about how many UTF-16 code units all records take, and bytes their files. Goes through all records,
   * some hundreds at a time: for a worker.
   */
  measure(): Promise<Result<KeptTexts, StorageFailure>>;
  /**
   * Told when another tab has written: the documents, or all of them.
   *
   * @returns the function that ends it
   */
  onChange(listener: (changed: readonly DocumentKey[] | 'all') => void): () => void;
  close(): void;
}

/** @param onBlocked as of `lazyDatabase` */
export function openWorkspaceStore(
  name = WORKSPACE,
  now = Date.now,
  onBlocked?: (isBlocked: boolean) => void,
): WorkspaceStore {
  const database = workspaceDatabase(name, onBlocked);
  const channel = new BroadcastChannel(name);
  const tell = (changed: readonly DocumentKey[] | 'all') => channel.postMessage(changed);
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
      // The revisions are compared in the transaction that writes: no other tab can come in between.
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
        return { texts: await settled(store('texts').count()), units };
      }),
    onChange(listener) {
      const hear = ({ data }: MessageEvent<readonly DocumentKey[] | 'all'>) => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}

const WRITTEN: WriteOutcome = { status: 'written' };

/** Those that a write touches: others can be read meanwhile. */
function storesOf(
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

/** Writes that a head names: some more than a tab makes before it knows of the first. */
const MAX_WRITES = 8;

/** What is known of how a document was written. */
type Written = Pick<Head, 'revision' | 'writes'>;

const writesOf = (head: Written | undefined): string[] => head?.writes ?? [];

const withWrite = (writes: string[], id: string | undefined): string[] =>
  id === undefined ? writes : [id, ...writes].slice(0, MAX_WRITES);

const sizeOf = (record: unknown): number =>
  record instanceof Blob ? record.size : (JSON.stringify(record)?.length ?? 0);

function put(
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

function putTab(tabs: IDBObjectStore, { id, changes, moved }: TabChanges): void {
  if (changes === 'remove') for (const name of ['documents', 'shown']) tabs.delete([id, name]);
  const values = { ...(changes !== 'remove' && changes), moved };
  for (const name of ['documents', 'shown', 'moved'] as const) {
    const value = values[name];
    if (value !== undefined) {
      tabs.put({ v: versionOf(TAB_KINDS[name].migrations), value }, [id, name]);
    }
  }
}

function entryOf(key: DocumentKey, rows: Rows): Loaded {
  if (rows.heads.length === 0) return ok(undefined);
  const entry = assemble(key, rows);
  return entry.ok ? entry : { ok: false, error: { code: 'storage-unreadable', ...entry.error } };
}
