import { stringEnd } from './json-string.ts';

/** White space, a mark or a value; of a string only its first quotation mark. */
const TOKEN = /\s+|["[\]{}:,]|[^\s"[\]{}:,]+/uy;

/**
 * The lines, counted from 1, on which the items of a list begin: of the list that the text is, or that stands under `key`
 * in the object that it is (the last of that name, as `JSON.parse` has it).
 *
 * @param text JSON that parses
 */
export function jsonItemLines(text: string, key: string): number[] {
  const open: { readonly isList: boolean; readonly isWanted: boolean }[] = [];
  let lines: number[] = [];
  let line = 1;
  let word = '';
  let name: string | undefined;
  for (const token of tokensOf(text)) {
    const first = token.charAt(0);
    const inside = open.at(-1);
    if (/\s/u.test(first)) line += token.split('\n').length - 1;
    else if (first === ']' || first === '}') open.pop();
    else if (first === ':') name = word;
    else if (first !== ',') {
      if (inside?.isWanted) lines.push(line);
      if (first === '"' && open.length === 1 && !inside?.isList) word = JSON.parse(token);
      if (first !== '[' && first !== '{') continue;
      const isList = first === '[';
      const isNamed = open.length === 1 && !inside?.isList && name === key;
      const isWanted = isList && (open.length === 0 || isNamed);
      if (isWanted) lines = [];
      open.push({ isList, isWanted });
    }
  }
  return lines;
}

function* tokensOf(text: string): Generator<string> {
  const token = new RegExp(TOKEN);
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    token.test(text);
    const isString = text[at] === '"';
    const end = (isString ? stringEnd(text, at + 1) : token.lastIndex) ?? text.length;
    yield text.slice(at, end);
    at = end;
  }
}
