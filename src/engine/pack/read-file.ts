import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';

/**
 * Reads a file of a pack: from the network in a worker, from a folder under Node. `path` is a plain file name within
 * the pack. `onBytes` receives the size of each chunk. Reading may stop after `limit` bytes, because a longer file is
 * wrong.
 */
export type ReadFile = (
  path: string,
  limit: number,
  onBytes: (count: number) => void,
) => Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
