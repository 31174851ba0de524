import { parseBoundedJson } from '../../core/bounded-json.ts';
import { fail, type Result } from '../../core/result.ts';

/** Parses JSON from outside, in UTF-8, of at most `limit` bytes. */
export function parseJsonBytes(bytes: Uint8Array, limit: number): Result<unknown, string> {
  if (bytes.byteLength > limit) return fail(`is longer than ${limit.toLocaleString('en')} bytes`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('is not UTF-8');
  }
  return parseBoundedJson(text, limit);
}
