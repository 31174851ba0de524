import type { Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { isZip } from '../../formats/docx/is-zip.ts';
import { decodeBytes } from '../../formats/encoding/decode.ts';

/** In UTF-16 code units: about 150,000 words. */
export const MAX_TEXT_LENGTH = 1_000_000;

type NotText = Extract<Failure, { readonly code: 'file-not-text' }>;

/** The text itself, or why it is not read. */
export function checkText(text: string): Result<string, Failure> {
  if (text.length > MAX_TEXT_LENGTH) {
    return fail({ code: 'text-too-long', length: text.length, limit: MAX_TEXT_LENGTH });
  }
  return /\S/u.test(text) ? ok(text) : fail({ code: 'text-empty' });
}

/**
 * The text of a file in UTF-8, in UTF-16 if it begins with that byte order mark, or in what its XML or HTML declares;
 * the mark is not a part of the text. Anything else is not taken for text: a wrong guess would show wrong characters.
 */
export function decodeFile(bytes: Uint8Array, name: string): Result<string, NotText> {
  const text = decodeBytes(bytes);
  if (text.ok && !text.value.includes('\0')) return ok(text.value.replace(/^\ufeff/, ''));
  // In what is no text at all a line means nothing.
  const isBinary = bytes.includes(0) || text.ok;
  return fail({ code: 'file-not-text', name, ...(!isBinary && { line: text.error.line }) });
}

/** Files that are no text, and are read all the same. */
export const isBinaryDocument = (bytes: Uint8Array): boolean => isPdf(bytes) || isZip(bytes);

/** By its signature, which may stand behind a little else (ISO 32000-1, annex H). */
const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
