import { byBlock, type LineBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from '../imports/article.ts';
import { undoMarkup } from '../imports/undo-markup.ts';
import { type BibEntry, parseEntry, standardMacros } from './entries.ts';
import { fromLatex } from './latex.ts';

/** Entries begin a line, as every exporter writes them. */
export const ENTRY = /^\s*@\s*[a-zA-Z]+\s*[{(]/;

/** BibTeX and BibLaTeX: title and abstract of each entry, LaTeX as the letters that it means. */
export function readBibtex(name: string): Feed {
  const macros = standardMacros();
  return byBlock({
    begins: (line) => ENTRY.test(line),
    ends: () => false,
    parse: (block) => parseBlock(block, macros, name),
  });
}

function* parseBlock(
  { lines, first }: LineBlock,
  macros: ReturnType<typeof standardMacros>,
  name: string,
): Generator<Parsed> {
  // What stands outside of entries is a comment.
  let rest = lines.join('\n').trimStart();
  while (rest.startsWith('@')) {
    const entry = parseEntry(rest, macros);
    if (typeof entry === 'string') {
      yield warn(`line ${first}`, `entry left out: ${entry}`);
      return;
    }
    if (!NO_REFERENCES.has(entry.kind)) yield* parseReference(entry, first, name);
    rest = rest.slice(entry.end);
    const next = rest.search(/@\s*[a-zA-Z]+\s*[{(]/);
    rest = next < 0 ? '' : rest.slice(next);
  }
}

const NO_REFERENCES: ReadonlySet<string> = new Set(['', 'comment', 'preamble', 'string']);

function* parseReference(entry: BibEntry, line: number, name: string): Generator<Parsed> {
  const place = `line ${line}`;
  const unknown = new Set<string>();
  const get = (...names: readonly string[]): string =>
    names
      .map((one) => entry.fields.get(one) ?? '')
      .map((value) => fromLatex(value, (command) => unknown.add(command)))
      .map((value) => undoMarkup(paragraphsOf(value)))
      .find((value) => value !== '') ?? '';
  const title = [get('title', 'booktitle'), get('subtitle')]
    .filter((part) => part !== '')
    .join(': ');
  const parts = [
    { kind: 'title', text: title },
    { kind: 'abstract', text: get('abstract', 'summary') },
  ];
  if (unknown.size > 0)
    yield warn(place, `entry ${entry.key}: not read as LaTeX: ${[...unknown].join(', ')}`);
  const info = {
    doi: get('doi').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
    pmid: get('pmid'),
    journal: get('journal', 'journaltitle'),
    year: get('year', 'date').slice(0, 4),
    authors: get('author')
      .split(/\s+and\s+/)
      .join('; '),
  };
  const id = info.pmid || entry.key || info.doi || `${name}:${line}`;
  yield articleOrRecord(articleOf(id, parts, info), place, `entry ${entry.key}`);
}

/** A line end within a field is a space, a blank line a new paragraph. */
function paragraphsOf(value: string): string {
  const paragraphs: string[][] = [[]];
  for (const line of value.split('\n').map((one) => one.trim())) {
    if (line === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join(' '))
    .join('\n');
}
