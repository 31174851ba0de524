import papaparse from 'papaparse';
import { LINE_END } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from '../imports/article.ts';
import { undoMarkup } from '../imports/undo-markup.ts';
import { type ColumnRole, isBeforeHead, type TableHead, tableHead } from './head.ts';

/** What Papa Parse gives for a stretch of a file. */
interface Rows {
  readonly data: readonly (readonly string[])[];
  /** `index`: where the cell begins that is at fault. */
  readonly errors: readonly { readonly row: number; readonly index: number }[];
  /** `cursor`: where the row begins that is not whole yet. */
  readonly meta: { readonly cursor: number };
}

/** Length of a row in UTF-16 units; a longer row has a quotation mark that was never closed. */
const MAX_ROW_LENGTH = 2_000_000;

/** Rows with quotation marks that do not fit, after which those of the file are taken for letters. */
const MAX_MISFITS = 50;

/** Exporters' words for nothing. */
const NOTHING = /^\[?(?:no abstract available|n\/a|na|null|none|nan)\]?\.?$/i;

/**
 * A table (CSV as RFC 4180 has it, or parted by tabs, semicolons or bars) whose head names columns of titles, abstracts or
 * texts: a row, a document. A row that has more cells than the head is left out, because its texts are cut somewhere. Tables with tabs
 * often mean quotation marks as they stand: with the first that fits nothing all are letters.
 */
export function readTable(name: string): Feed {
  let head: TableHead | undefined;
  let newline: Newline = '\n';
  let pending = '';
  /** How long `pending` was when it was looked at last: one long row would be read again with every chunk. */
  let looked = 0;
  let line = 1;
  let isOver = false;
  let misfits = 0;

  function* take(isLast: boolean): Generator<Parsed> {
    if (isOver || (!isLast && pending.length < looked * 2)) return;
    if (!head) yield* takeHead(isLast);
    if (head) yield* takeRows(head, isLast);
    looked = pending.length;
  }
  function* takeHead(isLast: boolean): Generator<Parsed> {
    for (;;) {
      const end = LINE_END.exec(isLast ? `${pending}\n` : pending.slice(0, -1));
      if (!end) return;
      const first = pending.slice(0, end.index);
      pending = pending.slice(end.index + end[0].length);
      newline = end[0] as Newline;
      line += 1;
      head = tableHead(first);
      if (head) return;
      if ((isBeforeHead(first) || first.trim() === '') && pending !== '') continue;
      isOver = true;
      yield warn(`line ${line - 1}`, 'no column is called title, abstract or text');
      return;
    }
  }
  function* takeRows({ delimiter, roles }: TableHead, isLast: boolean): Generator<Parsed> {
    const most = delimiter === '\t' ? 0 : MAX_MISFITS;
    const documents = function* (row: readonly string[]) {
      yield* documentOf(row, roles, `${name}:${line}`, `line ${line}`);
      line += row.join('').split(/\r\n|\n|\r(?!$)/).length;
    };
    for (;;) {
      const hasQuotes = misfits <= most;
      const { data, errors, meta } = parseRows(pending, { delimiter, newline, hasQuotes }, isLast);
      // Of a row that is not whole yet nothing is at fault: it may end between two quotation marks.
      const error = errors.find(({ row }) => isLast || row < data.length);
      const isEndless = !isLast && data.length === 0 && pending.length > MAX_ROW_LENGTH;
      for (const row of data.slice(0, error?.row)) yield* documents(row);
      if (!error && !isEndless) {
        pending = isLast ? '' : pending.slice(meta.cursor);
        return;
      }
      // The line alone, its quotation marks as letters; what follows is read anew.
      const from = pending.lastIndexOf(newline, error?.index ?? 0) + newline.length;
      const start = from < newline.length ? 0 : from;
      const end = pending.indexOf(newline, start);
      if (end < 0 && !isLast) {
        pending = pending.slice(start);
        return;
      }
      const stop = end < 0 ? pending.length : end;
      misfits += 1;
      if (misfits <= most)
        yield warn(`line ${line}`, 'has quotation marks that do not fit: taken as letters');
      const alone = { delimiter, newline, hasQuotes: false };
      const [row] = parseRows(pending.slice(start, stop), alone, true).data;
      if (row) yield* documents(row);
      pending = pending.slice(stop + newline.length);
    }
  }
  return {
    *push(chunk) {
      pending += chunk;
      yield* take(false);
    },
    *end() {
      yield* take(true);
    },
  };
}

type Newline = '\n' | '\r' | '\r\n';

interface Style {
  readonly delimiter: string;
  readonly newline: Newline;
  readonly hasQuotes: boolean;
}

function parseRows(text: string, { delimiter, newline, hasQuotes }: Style, isLast: boolean): Rows {
  // A unit that no text has: quotation marks are letters then.
  const quoteChar = hasQuotes ? '"' : '\u0000';
  const parser = new papaparse.Parser({ delimiter, newline, quoteChar });
  const rows = parser.parse(text, 0, !isLast) as Rows;
  return hasQuotes ? rows : { ...rows, data: rows.data.map((row) => row.map(unquoted)) };
}

const unquoted = (cell: string): string =>
  /^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;

function* documentOf(
  row: readonly string[],
  roles: TableHead['roles'],
  id: string,
  place: string,
): Generator<Parsed> {
  if (row.every((cell) => cell.trim() === '')) return;
  if (row.slice(roles.length).some((cell) => cell.trim() !== '')) {
    const reason = `row left out: it has ${row.length} cells and the head ${roles.length}; quote cells that hold the delimiter`;
    yield warn(place, reason);
    return;
  }
  const valuesOf = (role: ColumnRole): readonly string[] =>
    row.filter((cell, index) => roles[index] === role && !NOTHING.test(cell.trim()));
  const get = (role: ColumnRole): string =>
    valuesOf(role)
      .map((cell) => cell.trim())
      .find((cell) => cell !== '') ?? '';
  const parts = [
    { kind: 'title', text: undoMarkup(get('title')) },
    { kind: 'abstract', text: undoMarkup(get('abstract')) },
    ...valuesOf('text').map((text) => ({ kind: 'text', text })),
  ];
  const info = {
    doi: get('doi'),
    pmid: get('pmid'),
    journal: get('journal'),
    year: /\d{4}/.exec(get('year'))?.[0] ?? '',
    authors: get('authors'),
  };
  const article = articleOf(get('pmid') || get('id') || get('doi') || id, parts, info);
  yield articleOrRecord(article, place, 'row');
}
