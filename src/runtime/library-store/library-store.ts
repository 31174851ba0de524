import type { Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { openTabChannel } from '../storage/tab-channel.ts';
import { migrated } from '../workspace/migrations.ts';
import { type LibraryStoreName, WORKSPACE, workspaceDatabase } from '../workspace/open-database.ts';
import { KINDS } from '../workspace/records.ts';
import { boundsOf, documentOf, rowsIn } from '../workspace/rows.ts';
import {
  digestFrom,
  type KeptDigest,
  type LibraryRecordName,
  type LibraryRecords,
  libraryRecordFrom,
  type Marks,
  marksFrom,
  storedLibraryRecord,
  storedMarks,
} from './records.ts';

/** The library's records in the database, beside the documents. Every change reads and writes in one transaction. */
export interface LibraryStore {
  load(): Promise<Result<KeptLibrary, StorageFailure>>;
  /** The marks in the order of the keys; `undefined` when they are damaged or of a later version. */
  marksOf(
    keys: readonly DocumentKey[],
  ): Promise<Result<readonly (Marks | undefined)[], StorageFailure>>;
  /** Texts of the given documents. For many documents, reads all texts from the first key to the last at once. */
  texts(
    keys: readonly DocumentKey[],
  ): Promise<Result<ReadonlyMap<DocumentKey, string>, StorageFailure>>;
  /** @returns the marks after the change */
  mark(
    keys: readonly DocumentKey[],
    change: (marks: Marks, key: DocumentKey) => Marks,
  ): Promise<Result<ReadonlyMap<DocumentKey, Marks>, StorageFailure>>;
  putDigests(
    digests: readonly (readonly [DocumentKey, KeptDigest])[],
  ): Promise<Result<undefined, StorageFailure>>;
  /** Removes the records of documents that are gone. */
  drop(keys: readonly DocumentKey[]): Promise<Result<undefined, StorageFailure>>;
  get<N extends LibraryRecordName>(
    name: N,
  ): Promise<Result<LibraryRecords[N] | undefined, StorageFailure>>;
  change<N extends LibraryRecordName>(
    name: N,
    change: (value: LibraryRecords[N] | undefined) => LibraryRecords[N],
  ): Promise<Result<LibraryRecords[N], StorageFailure>>;
  /** Listens to changes of marks by other tabs. */
  onMarks(listener: (keys: readonly DocumentKey[]) => void): () => void;
  close(): void;
}

export interface KeptLibrary {
  readonly digests: ReadonlyMap<DocumentKey, KeptDigest>;
  readonly marks: ReadonlyMap<DocumentKey, Marks>;
}

const STORES: readonly LibraryStoreName[] = ['marks', 'digests', 'library'];
/** Up to this many texts are read one by one. */
const FEW = 100;

export function openLibraryStore(name = WORKSPACE): LibraryStore {
  const database = workspaceDatabase(name);
  const channel = openTabChannel<readonly DocumentKey[]>(`${name}:marks`);
  const inTransaction = <T>(
    mode: IDBTransactionMode,
    run: (store: (name: LibraryStoreName) => IDBObjectStore) => Promise<T>,
  ) =>
    transact(database, STORES, mode, (transaction) => run((one) => transaction.objectStore(one)));
  const writing = <T>(run: (store: (name: LibraryStoreName) => IDBObjectStore) => Promise<T>) =>
    inTransaction('readwrite', run);

  return {
    load: () =>
      inTransaction('readonly', async (store) => {
        const [[keys, digests], [marked, marks]] = await Promise.all([
          rowsIn(store('digests')),
          rowsIn(store('marks')),
        ]);
        return { digests: read(keys, digests, digestFrom), marks: read(marked, marks, marksFrom) };
      }),
    marksOf: (keys) =>
      inTransaction('readonly', async (store) =>
        Promise.all(keys.map(async (key) => marksFrom(await settled(store('marks').get(key))))),
      ),
    texts: (keys) =>
      transact(database, ['texts'], 'readonly', async (transaction) => {
        const store = transaction.objectStore('texts');
        const found = new Map<DocumentKey, string>();
        const take = (key: DocumentKey, stored: unknown) => {
          const text = migrated(stored, KINDS.texts.migrations);
          if (typeof text === 'string') found.set(key, text);
        };
        if (keys.length <= FEW) {
          const records = keys.map((key): Promise<unknown> => settled(store.get([key, ''])));
          for (const [index, stored] of (await Promise.all(records)).entries()) {
            take(keys[index] ?? '', stored);
          }
        } else {
          const wanted = new Set(keys);
          const [all, texts] = await rowsIn(store, boundsOf(keys));
          for (const [index, key] of all.entries()) {
            if (wanted.has(documentOf(key))) take(documentOf(key), texts[index]);
          }
        }
        return found;
      }),
    async mark(keys, change) {
      const marked = await writing(async (store) => {
        const now = new Map<DocumentKey, Marks>();
        for (const key of keys) {
          const before = marksFrom(await settled(store('marks').get(key)));
          if (!before) continue;
          const after = change(before, key);
          now.set(key, after);
          if (after !== before) store('marks').put(storedMarks(after), key);
        }
        return now;
      });
      if (marked.ok) channel.tell([...marked.value.keys()]);
      return marked;
    },
    putDigests: (digests) =>
      inTransaction('readwrite', async (store) => {
        for (const [key, digest] of digests) store('digests').put(digest, key);
        return undefined;
      }),
    drop: (keys) =>
      writing(async (store) => {
        for (const key of keys) {
          store('marks').delete(key);
          store('digests').delete(key);
        }
        return undefined;
      }),
    get: (record) =>
      inTransaction('readonly', async (store) =>
        libraryRecordFrom(record, await settled(store('library').get(record))),
      ),
    change: (record, change) =>
      writing(async (store) => {
        const before = libraryRecordFrom(record, await settled(store('library').get(record)));
        const after = change(before);
        store('library').put(storedLibraryRecord(record, after), record);
        return after;
      }),
    onMarks: channel.listen,
    close: channel.close,
  };
}

function read<T>(
  keys: readonly IDBValidKey[],
  values: readonly unknown[],
  from: (stored: unknown) => T | undefined,
): ReadonlyMap<DocumentKey, T> {
  const found = new Map<DocumentKey, T>();
  for (const [index, key] of keys.entries()) {
    const value = from(values[index]);
    if (value !== undefined) found.set(String(key), value);
  }
  return found;
}
