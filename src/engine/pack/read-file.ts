import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';

/**
 * Reads a file of a pack: from the network in a worker, from a folder under Node. `path` is a plain file name within
 * the pack. `onBytes` receives the size of each chunk. Reading may stop after `limit` bytes, because a longer file is
 * wrong. `isFresh` passes over copies that were stored on the way, because one of them is damaged.
 */
export type ReadFile = (
  path: string,
  limit: number,
  onBytes: (count: number) => void,
  isFresh?: boolean,
) => Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
