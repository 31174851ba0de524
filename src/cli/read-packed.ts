import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail, ok, type Result } from '../core/result.ts';
import { readingError } from './open-stream.ts';

const unpack = promisify(gunzip);

/** The bytes of a file, unpacked when it is gzip. An error is a sentence. */
export async function readPacked(path: string): Promise<Result<Uint8Array, string>> {
  try {
    const bytes = await readFile(path);
    // The content decides: the lexicon's name does not say that it is gzip, because servers would unpack it.
    return ok(bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpack(bytes) : bytes);
  } catch (error) {
    return fail(`${path}: ${readingError(error)}`);
  }
}
