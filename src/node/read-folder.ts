import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '../core/result.ts';
import type { ReadFile } from '../engine/pack/read-file.ts';

/** Reads a pack's files from a folder. */
export function readFrom(folder: string): ReadFile {
  return async (path, _limit, onBytes) => {
    const url = join(folder, path);
    try {
      const bytes = new Uint8Array(await readFile(url));
      onBytes(bytes.byteLength);
      return ok(bytes);
    } catch {
      return fail({ code: 'pack-not-found', url });
    }
  };
}
