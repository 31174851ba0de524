import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail, ok, type Result } from '../core/result.ts';
import { readingError } from './open-stream.ts';

const unpack = promisify(gunzip);

/** A file's bytes, unpacked where it is packed by gzip, or a sentence about why it cannot be read. */
export async function readPacked(path: string): Promise<Result<Uint8Array, string>> {
  try {
    const bytes = await readFile(path);
    // By what it is: the lexicon's own name does not say that it is packed, or servers would unpack it.
    return ok(bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpack(bytes) : bytes);
  } catch (error) {
    return fail(`${path}: ${readingError(error)}`);
  }
}
