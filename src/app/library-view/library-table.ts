import { csvCell } from '../../core/csv.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { isCounted } from './order-rows.ts';
import { statusOf } from './row-words.ts';

/** Exports the list of documents. */

const COLUMNS: readonly (readonly [string, (row: LibraryRow) => string | number | undefined])[] = [
  ['title', ({ name }) => name],
  ['authors', ({ authors }) => authors],
  ['year', ({ year }) => year],
  ['journal', ({ journal }) => journal],
  ['pmid', ({ pmid }) => pmid],
  ['doi', ({ doi }) => doi],
  ['pmcid', ({ pmcid }) => pmcid],
  ['entities', (row) => (isCounted(row) ? row.entities : undefined)],
  ['relations', (row) => (isCounted(row) ? row.relations : undefined)],
  ['reviewed', ({ reviewed }) => (reviewed === undefined ? '' : 'yes')],
  ['status', statusOf],
  [
    'notices',
    ({ notices = [], withdrawn }) => [...notices, ...(withdrawn ? ['withdrawn'] : [])].join('; '),
  ],
  ['tags', ({ tags }) => tags.join('; ')],
  ['file', ({ from }) => from],
];

/** The list as CSV (RFC 4180, UTF-8). */
export const libraryCsv = (rows: readonly LibraryRow[]): string => table(rows, csvCell);

/**
 * The list as CSV for spreadsheets: with a byte order mark, and an apostrophe before cells that the program would read
 * as a formula (owasp.org/www-community/attacks/CSV_Injection) or a date (`MARCH1`, `1-2`).
 */
export const spreadsheetCsv = (rows: readonly LibraryRow[]): string =>
  `\ufeff${table(rows, (cell) => csvCell(isComputed(cell) ? `'${cell}` : cell))}`;

function table(rows: readonly LibraryRow[], write: (cell: string) => string): string {
  const lines = [
    COLUMNS.map(([name]) => write(name)),
    ...rows.map((row) => COLUMNS.map(([, value]) => write(String(value(row) ?? '')))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

const DATES =
  /^(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ .]?\d{1,4}|\d{1,2}[-/ .]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)$/iu;

const isComputed = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) || DATES.test(cell.trim());
