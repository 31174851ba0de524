import { decodeBytes } from '../encoding/decode.ts';
import { openFiles } from '../open-files.ts';

const loadPdf = () => Promise.reject(new Error('no PDF here'));

/** What a file gives that somebody brings, in sentences and lists that a test can compare. */
export interface Brought {
  readonly texts: readonly string[];
  /** The mentions that the file says, as 'Type: letters [concepts]'. */
  readonly mentions: readonly string[];
  /** What was told: warnings, and why a file was not read. */
  readonly told: readonly string[];
}

/**
 * Reads a file as the page does: bytes are decoded by their mark or declaration.
 *
 * @param beside another file of the same drop, name and content
 */
export async function bring(
  name: string,
  given: string | Uint8Array,
  beside?: readonly [name: string, content: string],
): Promise<Brought> {
  const isArchive = typeof given !== 'string' && given[0] === 0x50 && given[1] === 0x4b;
  const decoded = typeof given === 'string' || isArchive ? undefined : decodeBytes(given);
  if (decoded && !decoded.ok) {
    const { line, byte } = decoded.error;
    return { texts: [], mentions: [], told: [`line ${line}: 0x${byte.toString(16)} is no text`] };
  }
  const files = [
    { name, content: decoded?.value ?? given },
    ...(beside ? [{ name: beside[0], content: beside[1] }] : []),
  ];
  const { documents, warnings, unread } = await openFiles(files, { loadPdf });
  return {
    texts: documents.map(({ text }) => text),
    mentions: documents.flatMap(({ text, imported }) =>
      (imported?.mentions ?? []).map(({ mention, label, concepts }) => {
        const letters = text.slice(mention.start, mention.end);
        return `${label ?? mention.type}: ${letters}${concepts.length > 0 ? ` [${concepts.join(' | ')}]` : ''}`;
      }),
    ),
    told: [
      ...warnings.map(({ place, reason }) => `${place}: ${reason}`),
      ...unread.map((one) => ('reason' in one ? one.reason : one.why)),
    ],
  };
}

/** Letters in UTF-16 with a byte order mark. */
export function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of Array.from({ length: text.length + 1 }, (_, at) => at).entries())
    view.setUint16(2 * index, unit === 0 ? 0xfeff : text.charCodeAt(unit - 1), order === 'little');
  return bytes;
}

/** Letters of Latin-1, a byte each. */
export const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
