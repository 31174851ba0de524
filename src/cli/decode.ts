import { fail, type Result } from '../core/result.ts';
import { adviceFor, decodeBytes, undecodedSentence } from '../formats/encoding/decode.ts';

/**
 * Decodes bytes, or says why they are no text. A byte order mark is kept, and offsets count it, as in every other
 * reader of the bytes.
 */
export function decodeText(bytes: Uint8Array): Result<string, string> {
  const text = decodeBytes(bytes);
  if (!text.ok) return fail(`${undecodedSentence(text.error)}; ${adviceFor(text.error)}`);
  return text.value.includes('\0') ? fail('is not text (it has NUL characters)') : text;
}
