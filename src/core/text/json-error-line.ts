import { stringEnd } from './json-string.ts';

/** White space, or one token of JSON (RFC 8259); of a string only its first quotation mark. */
const TOKEN =
  /[ \t\n\r]+|(?<string>")|(?<value>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<mark>[[\]{},:])/uy;

type Wanted = 'value' | 'first' | 'key' | 'first-key' | 'colon' | 'more' | 'nothing';

/**
 * The line, counted from 1, on which a text stops being JSON; for one that engines refuse without saying where.
 * Where it merely ends too early, the last line.
 */
export function jsonErrorLine(text: string): number {
  const token = new RegExp(TOKEN);
  const open: ('[' | '{')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  const afterValue = (): Wanted => (open.length > 0 ? 'more' : 'nothing');
  while (at < text.length) {
    token.lastIndex = at;
    const groups = token.exec(text)?.groups;
    if (!groups) break;
    const { string, value, mark } = groups;
    const next = step(string, value, mark);
    const end = string === undefined ? token.lastIndex : stringEnd(text, token.lastIndex);
    if (next === undefined || end === undefined) break;
    wanted = next;
    at = end;
  }
  return text.slice(0, at).split('\n').length;

  function step(string?: string, value?: string, mark?: string): Wanted | undefined {
    const wantsValue = wanted === 'value' || wanted === 'first';
    const wantsKey = wanted === 'key' || wanted === 'first-key';
    if (string !== undefined && wantsKey) return 'colon';
    if (string !== undefined || value !== undefined) return wantsValue ? afterValue() : undefined;
    if (mark === undefined) return wanted;
    if (mark === '[' || mark === '{') {
      if (!wantsValue) return undefined;
      open.push(mark);
      return mark === '[' ? 'first' : 'first-key';
    }
    if (mark === ':') return wanted === 'colon' ? 'value' : undefined;
    if (mark === ',') {
      if (wanted !== 'more') return undefined;
      return open.at(-1) === '[' ? 'value' : 'key';
    }
    const isClosing =
      mark === ']'
        ? open.at(-1) === '[' && (wanted === 'more' || wanted === 'first')
        : open.at(-1) === '{' && (wanted === 'more' || wanted === 'first-key');
    if (!isClosing) return undefined;
    open.pop();
    return afterValue();
  }
}
