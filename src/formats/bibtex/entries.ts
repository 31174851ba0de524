/** An entry of a BibTeX file: `@article{key, title = {...}}`. */
export interface BibEntry {
  readonly kind: string;
  readonly key: string;
  /** Names in small letters; values without their delimiters, in LaTeX. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where it ends. */
  readonly end: number;
}

/** Where a value ends, and what it is; undefined where it does not end. */
interface Value {
  readonly text: string;
  readonly end: number;
}

/** Three-letter names of months that all styles of BibTeX define. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A file's macros (`@string{nar = "Nucleic Acids Research"}`), those that styles define among them. */
export type Macros = Map<string, string>;
export const standardMacros = (): Macros => new Map(MONTHS.map((month) => [month, month]));

/**
 * Reads the entry that a text begins with.
 *
 * @param macros of the entries before it; `@string` adds to them
 * @returns the reason where it is broken
 */
export function parseEntry(source: string, macros: Macros): BibEntry | string {
  const begin = /^@\s*([a-zA-Z]+)\s*([{(])\s*/.exec(source);
  const kind = (begin?.[1] ?? '').toLowerCase();
  if (!begin || kind === 'comment' || kind === 'preamble') {
    return { kind, key: '', fields: new Map(), end: source.length };
  }
  const close = begin[2] === '(' ? ')' : '}';
  let at = begin[0].length;
  let key = '';
  if (kind !== 'string') {
    const named = /[^,{}"()=\s]*\s*(?=,|[})]|$)/y;
    named.lastIndex = at;
    key = named.exec(source)?.[0] ?? '';
    at += key.length;
  }
  const fields = new Map<string, string>();
  for (;;) {
    at = skip(source, at, /[\s,]*/y);
    if (source[at] === close) break;
    const name = /([^\s={},"#%()]+)\s*=\s*/y;
    name.lastIndex = at;
    const field = name.exec(source);
    if (!field)
      return at >= source.length
        ? 'the file ends within it'
        : `it has no field at “${source.slice(at, at + 30)}”`;
    const value = valueAt(source, name.lastIndex, macros);
    if (!value) return `its field ${field[1]} does not end`;
    const own = (field[1] ?? '').toLowerCase();
    if (!fields.has(own)) fields.set(own, value.text);
    at = value.end;
  }
  if (kind === 'string') for (const [name, text] of fields) macros.set(name, text);
  return { kind, key: key.trim(), fields, end: at + 1 };
}

/** Parts joined by `#`: in braces, in quotation marks, a number or a macro. */
function valueAt(source: string, from: number, macros: Macros): Value | undefined {
  let text = '';
  let at = from;
  for (;;) {
    const part = partAt(source, at, macros);
    if (!part) return undefined;
    text += part.text;
    at = skip(source, part.end, /\s*/y);
    if (source[at] !== '#') return { text, end: at };
    at = skip(source, at + 1, /\s*/y);
  }
}

function partAt(source: string, from: number, macros: Macros): Value | undefined {
  const open = source[from];
  if (open !== '{' && open !== '"') {
    const word = /[^\s,{}"#()=]+/y;
    word.lastIndex = from;
    const name = word.exec(source)?.[0];
    if (name === undefined) return undefined;
    return { text: macros.get(name.toLowerCase()) ?? name, end: from + name.length };
  }
  let depth = 0;
  for (let at = from + 1; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (depth === 0 && sign === (open === '{' ? '}' : '"'))
      return { text: source.slice(from + 1, at), end: at + 1 };
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
  }
  return undefined;
}

function skip(source: string, from: number, what: RegExp): number {
  what.lastIndex = from;
  return from + (what.exec(source)?.[0].length ?? 0);
}
