/** How much of a file may hold what it declares, in bytes (HTML, section 13.2.3.2; the first line of XML). */
const DECLARATION_LENGTH = 1024;

const XML = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i;
const HTML = /^\s*<[\s\S]*<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i;

/**
 * The encoding of a file, as `TextDecoder` calls it: by its byte order mark, by what XML and HTML declare, else UTF-8.
 * Nothing is guessed: a wrong guess would show wrong characters.
 */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // XML may come in UTF-16 without a mark: its `<` tells (XML 1.0, appendix F).
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const beginning = String.fromCharCode(...bytes.subarray(0, DECLARATION_LENGTH)).replace(
    /^\xef\xbb\xbf/,
    '',
  );
  const label = (XML.exec(beginning) ?? HTML.exec(beginning))?.[1];
  const encoding = label === undefined ? undefined : known(label);
  // What could be read as ASCII is no UTF-16, whatever it declares.
  return encoding === undefined || encoding.startsWith('utf-16') ? 'utf-8' : encoding;
}

function known(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
