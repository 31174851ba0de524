import type { Failure } from '../../core/errors.ts';
import type { PackFile } from '../../core/pack/manifest.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import type { ReadFile } from './read-file.ts';

type Read = Result<Uint8Array<ArrayBuffer>, Failure>;

/**
 * Reads a file and checks it. A wrong one is read once more from its origin, since it may have been damaged where it was
 * stored.
 */
export async function readVerified(
  read: ReadFile,
  path: string,
  limit: number,
  onBytes: (count: number) => void,
  check: (bytes: Uint8Array<ArrayBuffer>) => Promise<Read>,
): Promise<Read> {
  const attempt = async (isFresh: boolean): Promise<Read> => {
    const bytes = await read(path, limit, onBytes, isFresh);
    return bytes.ok ? check(bytes.value) : bytes;
  };
  const first = await attempt(false);
  if (first.ok || first.error.code !== 'pack-corrupt') return first;
  const second = await attempt(true);
  return second.ok ? second : first;
}

/** Checks size and SHA-256 against the manifest. */
export async function verify(
  file: PackFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  if (bytes.byteLength !== file.bytes) {
    return fail({
      code: 'pack-corrupt',
      file: file.path,
      expected: `${file.bytes} bytes`,
      actual: `${bytes.byteLength} bytes`,
    });
  }
  const actual = await sha256(bytes);
  if (actual !== file.sha256) {
    return fail({ code: 'pack-corrupt', file: file.path, expected: file.sha256, actual });
  }
  return ok(bytes);
}
