import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';

/**
 * Where a pack's files come from: the network in a worker, a folder under Node. `path` is a plain file
 * name within the pack. `onBytes` is told of each piece as it arrives; reading may stop after `limit`
 * bytes, because a file that long is wrong already.
 */
export type ReadFile = (
  path: string,
  limit: number,
  onBytes: (count: number) => void,
) => Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
