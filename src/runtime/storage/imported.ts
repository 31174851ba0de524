import { fail, ok, type Result } from '../../core/result.ts';
import { type StorageFailure, storageFailure } from './storage-failure.ts';

/** A part of the storage whose script is loaded when it is needed; a script that does not come is a failure of storage. */
export const imported = <Part>(load: () => Promise<Part>): Promise<Result<Part, StorageFailure>> =>
  load().then(ok, (error: unknown) => fail(storageFailure(error)));
