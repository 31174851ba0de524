/** A line without the white space around it. */
interface Row {
  readonly text: string;
  /** Where `text` begins in the whole. */
  readonly start: number;
}

/** Signs that part the cells of a table; tabs are white space, and part without being a part of a cell. */
const SIGNS = [',', ';'] as const;

/**
 * Cells of tables that are parted by commas or semicolons, without white space beside them: `gene,disease`.
 *
 * Lines that follow one another are rows of a table when each has as many separators of one sign as the others, and
 * none with white space beside it, as prose has. Separators within quotation marks and within the numbers of a chemical
 * name (`1,2-`, `N,N-`) are letters. A row has at least one separator that does not stand between two figures.
 *
 * @returns which lines are rows, and the offsets behind separators, rising
 */
export function tableCells(lines: readonly Row[]): {
  readonly rows: ReadonlySet<number>;
  readonly ends: readonly number[];
} {
  const rows = new Set<number>();
  const ends: number[] = [];
  let table: { readonly count: number; readonly ends: readonly number[] }[] = [];
  let sign: string | undefined;
  const close = (next: number) => {
    if (table.length > 1) {
      for (const [at, row] of table.entries()) {
        rows.add(next - table.length + at);
        ends.push(...row.ends);
      }
    }
    table = [];
  };
  for (const [at, { text, start }] of lines.entries()) {
    const found = SIGNS.map((one) => separatorsOf(text, one)).find((one) => one.length > 0) ?? [];
    const [first = 0] = found;
    if (found.length !== table[0]?.count || text.charAt(first) !== sign) close(at);
    sign = text.charAt(first);
    if (found.length > 0) table.push({ count: found.length, ends: cellsOf(text, found, start) });
  }
  close(lines.length);
  return { rows, ends };
}

/** Where cells end that are not empty, and not the last. */
const cellsOf = (line: string, separators: readonly number[], start: number): number[] =>
  separators
    .filter((at) => at > 0 && at + 1 < line.length && line[at + 1] !== line[at])
    .map((at) => start + at + 1);

const CHEMICAL = /(?<![\p{L}\p{N}])(?:\p{N}+\p{L}?|\p{L})['′]?(?:,(?:\p{N}+\p{L}?|\p{L})['′]?)+-/gu;
const QUOTED = /"(?:[^"]|"")*"/g;

/** Offsets of the separators of a row; none where the line is no row. */
function separatorsOf(line: string, sign: string): number[] {
  if (!line.includes(sign)) return [];
  const blank = (part: string) => '_'.repeat(part.length);
  const bare = line.replace(QUOTED, blank).replace(CHEMICAL, blank);
  if (bare.includes('"')) return [];
  const found: number[] = [];
  let isClear = false;
  for (let at = bare.indexOf(sign); at >= 0; at = bare.indexOf(sign, at + 1)) {
    const before = bare.charAt(at - 1);
    const behind = bare.charAt(at + 1);
    if (/\s/u.test(before) || /\s/u.test(behind)) return [];
    isClear ||= !(/\p{N}/u.test(before) && /\p{N}/u.test(behind));
    found.push(at);
  }
  return isClear ? found : [];
}
