/** IndexedDB in promises: only what `desk-store.ts` needs. */

/** When a request is done, its result; a rejection is the browser's own DOMException. */
export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** When all that was written in a transaction is kept, or none of it. */
export const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });

/**
 * A connection that is opened when it is first needed, and anew after the browser has closed it (site data
 * removed, disk failing).
 */
export function lazyDatabase(
  name: string,
  version: number,
  upgrade: (database: IDBDatabase) => void,
): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const open = async () => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
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
