import { fail, ok, type Result } from '../../core/result.ts';
import { type StorageFailure, storageFailure } from './storage-failure.ts';

/** IndexedDB in promises: only what the stores beside it need. */

/** When a request is done, its result; a rejection is the browser's own DOMException. */
export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** When all that was written in a transaction is kept, or none of it. */
const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });

/**
 * A connection that is opened when it is first needed, and anew after the browser has closed it (site data
 * removed, disk failing).
 *
 * @param onBlocked told when another tab, of an earlier version that does not close its connection, keeps the upgrade waiting,
 *   and when it does so no more
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
    // Another tab wants to remove it, or has a newer version of the app.
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

/** Runs one transaction: all that `run` writes is kept, or nothing of it. */
export async function transact<T>(
  database: () => Promise<IDBDatabase>,
  stores: readonly string[],
  mode: IDBTransactionMode,
  run: (transaction: IDBTransaction) => Promise<T>,
): Promise<Result<T, StorageFailure>> {
  try {
    const transaction = (await database()).transaction([...stores], mode);
    const done = completed(transaction);
    // Seen below; until then it must not count as unhandled.
    done.catch(() => undefined);
    const value = await orAbort(transaction, () => run(transaction));
    transaction.commit();
    await done;
    return ok(value);
  } catch (error) {
    return fail(storageFailure(error));
  }
}

/** What throws must not leave half of its writes behind. */
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
    // An error of the database has ended it already.
  }
}
