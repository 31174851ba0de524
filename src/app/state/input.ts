import type { Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { isZip } from '../../formats/docx/is-zip.ts';
import { decodeBytes } from '../../formats/encoding/decode.ts';

/** In UTF-16 code units: about 150,000 words. */
export const MAX_TEXT_LENGTH = 1_000_000;

type NotText = Extract<Failure, { readonly code: 'file-not-text' }>;

/**
 * Returns the text, or why it is not accepted.
 *
 * @param name of the file that holds the text
 */
export function checkText(text: string, name?: string): Result<string, Failure> {
  const { length } = text;
  if (length > MAX_TEXT_LENGTH) {
    const of = name === undefined ? {} : { name };
    return fail({ code: 'text-too-long', length, limit: MAX_TEXT_LENGTH, ...of });
  }
  return /\S/u.test(text) ? ok(text) : fail({ code: 'text-empty' });
}

/**
 * The text of a file in UTF-8, in UTF-16 with a byte order mark, or in the encoding that its XML or HTML declares; the
 * mark is not part of the text. Other encodings are refused, because a wrong guess would show wrong characters.
 */
export function decodeFile(bytes: Uint8Array, name: string): Result<string, NotText> {
  const text = decodeBytes(bytes);
  if (text.ok && !text.value.includes('\0')) return ok(text.value.replace(/^\ufeff/, ''));
  // A line number means nothing in a binary file.
  const isBinary = bytes.includes(0) || text.ok;
  return fail({ code: 'file-not-text', name, ...(!isBinary && { line: text.error.line }) });
}

/** True for binary files that can be read. */
export const isBinaryDocument = (bytes: Uint8Array): boolean => isPdf(bytes) || isZip(bytes);

/** Looks for the signature, which other bytes may precede (ISO 32000-1, annex H). */
const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
