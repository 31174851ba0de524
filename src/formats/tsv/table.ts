import { lookup } from '../../core/lookup.ts';
export type Cell = string | number | boolean | undefined;

/**
 * Rows as tab-separated values (IANA text/tab-separated-values) with a header line, LF line ends. Since the
 * format has no quoting, a backslash, tab, line feed and carriage return within a cell are written `\\`, `\t`,
 * `\n`, `\r`. Nothing else is changed, cells that begin with `=`, `+`, `-` or `@` included: a mention must stay
 * what the text says. Spreadsheets take such cells for formulas unless their columns are imported as text.
 */
export const writeTable = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows].map(writeRow).join('');

export const writeRow = (row: readonly Cell[]): string => `${row.map(escapeCell).join('\t')}\n`;

function escapeCell(cell: Cell): string {
  if (cell === undefined) return '';
  return String(cell).replace(/[\\\t\n\r]/g, (character) => escapes.get(character) ?? character);
}

const escapes = lookup<string>({
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
});
