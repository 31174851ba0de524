import { fail, ok, type Result } from '../core/result.ts';

/** Keeps a byte order mark: offsets count it, as they do in every other reader of the same bytes. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes, or why they are none. */
export function decodeText(bytes: Uint8Array): Result<string, string> {
  if (bytes.includes(0)) return fail('is not text (it has NUL bytes)');
  try {
    return ok(utf8.decode(bytes));
  } catch {
    return fail('is not text in UTF-8');
  }
}
