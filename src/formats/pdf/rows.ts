import { itemsOf, type TextLine } from './model.ts';

/** Parts of one baseline, from left to right. */
export type TextRow = readonly TextLine[];

/** Parts of lines by their baselines, from top to bottom. */
export function rowsOf(parts: readonly TextLine[]): readonly TextRow[] {
  const rows: TextLine[][] = [];
  for (const part of [...parts].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const open = rows.at(-1);
    const first = open?.[0];
    const isBeside = first && Math.abs(part.y - first.y) < 0.3 * Math.min(part.size, first.size);
    if (open && isBeside) open.push(part);
    else rows.push([part]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** The row of a table as a line, its cells parted by tabs, which end sentences as cells do. */
export const asTableRow = (row: TextRow): TextLine => ({ ...asLine(row, '\t'), isRow: true });

/** Parts that are one line all the same: of lines set with wide blanks, of a heading with its number. */
const asOneLine = (row: TextRow): TextLine => asLine(row, ' ');

function asLine(row: TextRow, between: string): TextLine {
  const [first, ...others] = row;
  if (!first) throw new Error('a row has a part');
  if (others.length === 0) return first;
  return {
    ...first,
    text: row.map(({ text }) => text.trim()).join(between),
    right: Math.max(...row.map(({ right }) => right)),
    ...itemsOf(row),
  };
}

/** Heights of letters between the baselines of a table's rows. */
const ROW_GAP = 3;
/** How exactly cells stand below each other, in points. */
const ALIGNED = 1.5;

/** Whether a row is one of a table: of its cells one stands exactly above or below one of the next row or the last. */
export const isTableRow = (
  row: TextRow,
  before: TextRow | undefined,
  after: TextRow | undefined,
): boolean => row.length > 1 && (isAligned(row, before) || isAligned(row, after));

/** The first cell does not count: it stands at the left edge, as lines do. */
function isAligned(row: TextRow, other: TextRow | undefined): boolean {
  const [first] = row;
  const [second] = other ?? [];
  if (!first || !second || other === undefined || other.length < 2) return false;
  if (Math.abs(first.y - second.y) > ROW_GAP * first.size) return false;
  return row.slice(1).some((cell) =>
    other.slice(1).some((one) => {
      const [left, right] = [one.left - cell.left, one.right - cell.right];
      // The last words of set lines end at the right edge, too.
      const isWithin = cell !== row.at(-1) && one !== other.at(-1);
      const sides = isWithin ? [left, right, (left + right) / 2] : [left, (left + right) / 2];
      return sides.some((by) => Math.abs(by) < ALIGNED);
    }),
  );
}

/** Rows of one column as lines. */
export function linesOfRows(given: readonly TextRow[]): readonly TextLine[] {
  const rows = wholeRows(given);
  return rows.map((row, index) =>
    isTableRow(row, rows[index - 1], rows[index + 1]) ? asTableRow(row) : asOneLine(row),
  );
}

/** Heights of letters between the baselines of the lines of a cell. */
const CELL_LEADING = 1.5;

/**
 * Rows of which those are one whose cells go on below: each part of the lower one stands where a cell of the upper one
 * begins, but for the first cell.
 */
function wholeRows(rows: readonly TextRow[]): readonly TextRow[] {
  const made: TextLine[][] = [];
  /** The baseline of the last line, which may be one of a cell that goes on. */
  let y = 0;
  for (const row of rows) {
    const above = made.at(-1) ?? [];
    const cellOf = (part: TextLine) =>
      above.findIndex((cell, at) => at > 0 && Math.abs(cell.left - part.left) < ALIGNED);
    const [first] = row;
    const isClose = first !== undefined && first.y - y < CELL_LEADING * first.size;
    const goesOn = above.length > 2 && isClose && row.every((part) => cellOf(part) > 0);
    y = first?.y ?? y;
    if (!goesOn) {
      made.push([...row]);
      continue;
    }
    for (const part of row) {
      const at = cellOf(part);
      const cell = above[at];
      if (!cell) continue;
      const text = `${cell.text.trim()} ${part.text.trim()}`;
      const right = Math.max(cell.right, part.right);
      above[at] = { ...cell, text, right, ...itemsOf([cell, part]) };
    }
  }
  return made;
}
