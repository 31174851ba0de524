import type { Failure } from '../../src/core/errors.ts';
import type { PackFile } from '../../src/core/pack/manifest.ts';
import { fail, ok, type Result } from '../../src/core/result.ts';

/** Size and SHA-256 must be those of the manifest before a byte is used. */
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

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
