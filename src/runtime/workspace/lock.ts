import { fail, type Result } from '../../core/result.ts';
import { type StorageFailure, storageFailure } from '../storage/storage-failure.ts';

/**
 * Runs one piece of work at a time, over all tabs: others wait, and should take milliseconds. Without locks (pages served
 * without encryption) the database's own transactions keep writes apart. Where site data is blocked, a browser refuses the
 * lock as it refuses the database.
 */
export async function underLock<T>(
  name: string,
  run: () => Promise<Result<T, StorageFailure>>,
): Promise<Result<T, StorageFailure>> {
  if (!('locks' in navigator)) return run();
  try {
    return await navigator.locks.request(name, run);
  } catch (error) {
    return fail(storageFailure(error));
  }
}
