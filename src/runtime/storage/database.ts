import { fail, ok, type Result } from '../../core/result.ts';
import { type StorageFailure, storageFailure } from './storage-failure.ts';

/** Promises for IndexedDB: only what the stores need. */

/** The result of a request. Rejects with the browser's own DOMException. */
export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves when a transaction has committed; rejects when it was aborted. */
const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });

/**
 * A connection that is opened on first use, and again after the browser has closed it (site data removed, disk
 * failing).
 *
 * @param onBlocked called when a tab of an earlier version, which does not close its connection, blocks the upgrade,
 * and again when it no longer does
 */
export function lazyDatabase(
  name: string,
  version: number,
  upgrade: (database: IDBDatabase) => void,
  onBlocked: (isBlocked: boolean) => void = () => {},
): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const open = async () => {
    const request = indexedDB.open(name, version);
    let isBlocked = false;
    request.onblocked = () => {
      isBlocked = true;
      onBlocked(true);
    };
    request.onupgradeneeded = () => {
      if (isBlocked) onBlocked(false);
      upgrade(request.result);
    };
    const database = await settled(request);
    database.onclose = forget;
    // Another tab removes the database, or has a newer version of the app.
    database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  };
  return () => {
    opening ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
}

/** Runs one transaction. Its writes are atomic. */
export async function transact<T>(
  database: () => Promise<IDBDatabase>,
  stores: readonly string[],
  mode: IDBTransactionMode,
  run: (transaction: IDBTransaction) => Promise<T>,
): Promise<Result<T, StorageFailure>> {
  try {
    const transaction = (await database()).transaction([...stores], mode);
    const done = completed(transaction);
    // `done` is awaited below; until then a rejection must not count as unhandled.
    done.catch(() => undefined);
    const value = await orAbort(transaction, () => run(transaction));
    transaction.commit();
    await done;
    return ok(value);
  } catch (error) {
    return fail(storageFailure(error));
  }
}

/** Aborts the transaction when `run` throws, so that no part of its writes stays. */
async function orAbort<T>(transaction: IDBTransaction, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    tryAbort(transaction);
    throw error;
  }
}

function tryAbort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // A database error has ended the transaction already.
  }
}
