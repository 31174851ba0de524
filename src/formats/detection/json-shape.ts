/** What a JSON file says of itself before its first document ends. */
export interface JsonShape {
  /** Where there is a value: `text`, `documents[].passages`. Lists around everything are left out. */
  readonly paths: ReadonlySet<string>;
  /** Short strings by their paths. */
  readonly strings: ReadonlyMap<string, string>;
  /** The first document, or all there is, has been seen. */
  readonly isWhole: boolean;
}

/** Deeper than any path that is asked for. */
const MAX_DEPTH = 6;
const MAX_STRING_LENGTH = 200;

/**
 * Looks at the beginning of JSON as far as it is there. Nothing is parsed that need not be: what a document holds is
 * told by its keys, wherever they stand in it.
 */
export function jsonShape(text: string): JsonShape {
  const paths = new Set<string>();
  const strings = new Map<string, string>();
  /** The brackets that are open: the path at which each stands, and whether it opens a list. */
  const open: { readonly path: string; readonly isList: boolean }[] = [];
  let key: string | undefined;
  let isWhole = false;
  const pathHere = (): string => {
    const parent = open.at(-1);
    if (!parent) return '';
    if (parent.isList) return parent.path === '' ? '' : `${parent.path}[]`;
    return parent.path === '' ? (key ?? '') : `${parent.path}.${key ?? ''}`;
  };
  for (let at = 0; at < text.length && !isWhole; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') {
      const end = stringEnd(text, at);
      if (end < 0) break;
      const parent = open.at(-1);
      if (parent && !parent.isList && key === undefined) {
        key = unquoted(text.slice(at, end));
        if (open.length <= MAX_DEPTH) paths.add(pathHere());
      } else if (end - at < MAX_STRING_LENGTH && open.length <= MAX_DEPTH) {
        const path = pathHere();
        strings.set(path, `${strings.get(path) ?? ''}${unquoted(text.slice(at, end))}\n`);
      }
      at = end - 1;
    } else if (character === '{' || character === '[') {
      open.push({ path: pathHere(), isList: character === '[' });
      key = undefined;
    } else if (character === '}' || character === ']') {
      open.pop();
      key = undefined;
      // A list around everything goes on after its first document.
      isWhole = open.every(({ isList, path }) => isList && path === '');
    } else if (character === ',') key = undefined;
  }
  return { paths, strings, isWhole };
}

function stringEnd(text: string, at: number): number {
  for (let here = at + 1; here < text.length; here += 1) {
    const character = text[here];
    if (character === '\\') here += 1;
    else if (character === '"') return here + 1;
  }
  return -1;
}

function unquoted(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    return source.slice(1, -1);
  }
}
