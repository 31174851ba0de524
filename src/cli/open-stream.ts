import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The bytes of a file, unpacked when its name ends in `.gz`. Errors come out of the iteration. */
export function openStream(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  // The pipeline hands the error of one stream to the other, where the iteration throws it.
  return path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
}

/** Why a file could not be read, in words. */
export function readingError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES') return 'not allowed to read it';
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return 'is not gzip, or is cut off';
  return error instanceof Error ? error.message : String(error);
}
