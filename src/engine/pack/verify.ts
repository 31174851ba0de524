import type { Failure } from '../../core/errors.ts';
import type { PackFile } from '../../core/pack/manifest.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';

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
