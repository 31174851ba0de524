/** How much of a file may hold what it declares, in bytes (HTML, section 13.2.3.2; the first line of XML). */
const DECLARATION_LENGTH = 1024;

const XML = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i;
const HTML = /^\s*<[\s\S]*<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i;

/** Encodings of one byte a letter: text in one of them is next to never text in UTF-8, too, beyond ASCII. */
const SINGLE_BYTE = /^(?:windows-|iso-8859-|koi8-|macintosh|ibm866|x-mac-)/;

/**
 * The encoding of a file, as `TextDecoder` calls it: by its byte order mark, by what XML and HTML declare, else UTF-8.
 * Nothing is guessed: a wrong guess would show wrong characters. What is well-formed UTF-8 is UTF-8 although it declares an encoding of
 * one byte a letter: servers send pages with another one than the page declares, and programs save them so.
 */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // UTF-16 may come without a mark: two letters of ASCII tell it, as no other text has NUL (XML 1.0, appendix F).
  const [, , third, fourth] = bytes;
  if (isAscii(first) && second === 0 && isAscii(third) && fourth === 0) return 'utf-16le';
  if (first === 0 && isAscii(second) && third === 0 && isAscii(fourth)) return 'utf-16be';
  const beginning = String.fromCharCode(...bytes.subarray(0, DECLARATION_LENGTH)).replace(
    /^\xef\xbb\xbf/,
    '',
  );
  const label = (XML.exec(beginning) ?? HTML.exec(beginning))?.[1];
  const encoding = label === undefined ? undefined : known(label);
  // What could be read as ASCII is no UTF-16, whatever it declares.
  if (encoding === undefined || encoding.startsWith('utf-16')) return 'utf-8';
  return SINGLE_BYTE.test(encoding) && isUtf8(bytes) ? 'utf-8' : encoding;
}

const isAscii = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x09 && byte < 0x7f;

/** Whether bytes hold letters beyond ASCII, all of them in UTF-8; the last may be cut off. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return /[\u0080-\u{10ffff}]/u.test(text);
  } catch {
    return false;
  }
}

function known(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
