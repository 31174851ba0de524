import { headOf } from '../detection/one-file.ts';

/**
 * The HTML of a web page that a browser saved in one file (MHTML, RFC 2557): of the parts of a message, the first in HTML.
 *
 * @returns undefined where no part is in HTML, or where its bytes are no text in the charset that it names
 */
export function pageInOneFile(message: string): string | undefined {
  const boundary = /boundary=(?:"([^"\r\n]+)"|([^\s;]+))/i.exec(headOf(message));
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  for (let at = message.indexOf(mark); at >= 0; ) {
    const next = message.indexOf(mark, at + mark.length);
    const end = next < 0 ? message.length : next;
    const part = message.slice(at + mark.length, end).replace(/^\r?\n/, '');
    const fields = headOf(part);
    if (/^content-type:\s*text\/html\b/im.test(fields)) {
      return decoded(part.slice(fields.length).trimStart(), fields);
    }
    at = next;
  }
  return undefined;
}

function decoded(body: string, fields: string): string | undefined {
  const way = /^content-transfer-encoding:\s*([\w-]+)/im.exec(fields)?.[1]?.toLowerCase();
  if (way !== 'quoted-printable' && way !== 'base64') return body;
  const charset = /charset="?([\w.:-]+)/i.exec(fields)?.[1] ?? 'utf-8';
  try {
    const bytes = way === 'base64' ? fromBase64(body) : fromQuotedPrintable(body);
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** RFC 2045, section 6.7: `=CE=B1` are bytes, `=` at the end of a line joins it with the next. */
function fromQuotedPrintable(body: string): Uint8Array {
  const given = new TextEncoder().encode(body.replace(/=[ \t]*\r?\n/g, ''));
  const bytes = new Uint8Array(given.length);
  let length = 0;
  for (let at = 0; at < given.length; at += 1) {
    const pair = given[at] === EQUALS ? String.fromCharCode(...given.subarray(at + 1, at + 3)) : '';
    const isByte = /^[\da-f]{2}$/i.test(pair);
    bytes[length] = isByte ? Number.parseInt(pair, 16) : (given[at] ?? 0);
    length += 1;
    if (isByte) at += 2;
  }
  return bytes.subarray(0, length);
}

const EQUALS = 0x3d;

/** RFC 4648; what is no letter of it is passed over, and a letter that is left alone at the end holds no byte. */
function fromBase64(body: string): Uint8Array {
  const letters = body.replace(/[^A-Za-z\d+/]/g, '');
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}
