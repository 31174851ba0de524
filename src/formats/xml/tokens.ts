import { namedEntities } from './named-entities.ts';

/** What a tag or a stretch of text is, in file order. Names of elements come without their prefix. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly line: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'trouble'; readonly reason: string; readonly line: number };

export interface XmlTokenizer {
  readonly push: (chunk: string) => Iterable<XmlToken>;
  readonly end: () => Iterable<XmlToken>;
}

/** A single tag or comment that is longer than this is no markup: the file is broken. In UTF-16 units. */
const MAX_MARKUP_LENGTH = 1_000_000;

/**
 * XML in pieces. Knows elements, attributes, text, CDATA, comments and processing instructions. A document type
 * declaration is passed over and its entities are not expanded (only numeric ones and those of a fixed table are), so
 * that no file can make us fetch or grow anything.
 */
export function xmlTokenizer(): XmlTokenizer {
  let rest = '';
  let line = 1;

  function* take(isLast: boolean): Iterable<XmlToken> {
    let at = 0;
    while (at < rest.length) {
      const open = rest.indexOf('<', at);
      if (open !== at) {
        // Without a tag in sight a reference may be cut in two: wait for more.
        const to = open >= 0 ? open : isLast ? rest.length : Math.max(at, rest.lastIndexOf('&'));
        const stop = open < 0 && !isLast && to === at ? at : to;
        if (stop === at && open < 0) break;
        yield { kind: 'text', text: decode(newlines(rest.slice(at, stop))) };
        count(rest.slice(at, stop));
        at = stop;
        if (open < 0) break;
        continue;
      }
      const end = markupEnd(rest, at);
      if (end < 0) {
        if (isLast || rest.length - at > MAX_MARKUP_LENGTH) {
          yield { kind: 'trouble', reason: 'markup does not end', line };
          at = rest.length;
        }
        break;
      }
      yield* markup(rest.slice(at, end), line);
      count(rest.slice(at, end));
      at = end;
    }
    rest = rest.slice(at);
  }
  function count(part: string) {
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) line += 1;
  }
  return {
    *push(chunk) {
      rest += chunk;
      // A CR at the end may be half of a CRLF.
      if (!rest.endsWith('\r')) yield* take(false);
    },
    end: () => take(true),
  };
}

const newlines = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;

/** Where the markup that begins at `at` ends; -1 when that is not in sight yet. */
function markupEnd(text: string, at: number): number {
  const after = (closing: string, from: number): number => {
    const found = text.indexOf(closing, from);
    return found < 0 ? -1 : found + closing.length;
  };
  if (text.startsWith('<!--', at)) return after('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return after(']]>', at + 9);
  if (text.startsWith('<?', at)) return after('?>', at + 2);
  if (text.startsWith('<!', at)) {
    if (text.length < at + 9) return -1;
    return declarationEnd(text, at);
  }
  let quote = '';
  for (let here = at + 1; here < text.length; here += 1) {
    const character = text[here] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return here + 1;
  }
  return -1;
}

/** A document type ends at a `>` outside of its internal subset (in brackets), of quotations and of comments. */
function declarationEnd(text: string, at: number): number {
  let isInSubset = false;
  for (let here = at + 2; here < text.length; here += 1) {
    const character = text[here] ?? '';
    if (character === '>' && !isInSubset) return here + 1;
    if (character === '[') isInSubset = true;
    else if (character === ']') isInSubset = false;
    else {
      const closing = text.startsWith('<!--', here)
        ? '-->'
        : text.startsWith('<?', here)
          ? '?>'
          : character === '"' || character === "'"
            ? character
            : undefined;
      if (closing === undefined) continue;
      const end = text.indexOf(closing, here + closing.length);
      if (end < 0) return -1;
      here = end + closing.length - 1;
    }
  }
  return -1;
}

const NAME = /^<\/?([^\s/>]+)/;
/** HTML leaves out quotation marks, and values. */
const ATTRIBUTE = /([^\s=/<>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function* markup(text: string, line: number): Iterable<XmlToken> {
  if (text.startsWith('<![CDATA[')) yield { kind: 'text', text: newlines(text.slice(9, -3)) };
  if (text.startsWith('<!') || text.startsWith('<?')) return;
  const name = NAME.exec(text)?.[1]?.replace(/^.*:(?=.)/, '');
  if (name === undefined) {
    yield { kind: 'trouble', reason: `${text.slice(0, 20)} is no tag`, line };
    return;
  }
  if (text.startsWith('</')) {
    yield { kind: 'close', name, line };
    return;
  }
  const attributes: Record<string, string> = {};
  for (const [, key = '', ...values] of text.replace(NAME, '').matchAll(ATTRIBUTE)) {
    const value = values.find((one) => one !== undefined) ?? '';
    attributes[key] = decode(newlines(value).replace(/[\n\t]/g, ' '));
  }
  yield { kind: 'open', name, attributes, line };
  if (text.endsWith('/>')) yield { kind: 'close', name, line };
}

/** Unknown entities stay as they are written. */
export function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return namedEntities.get(name) ?? all;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
