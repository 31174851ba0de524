import { type Column, isAlike, type TextLine } from './model.ts';
import { OPEN_END } from './sentence-ends.ts';

/** Part of its column that a line of prose fills at least, and that a row of a narrow table fills at most. */
const FULL = 0.8;
const NARROW = 0.6;
const MIN_ROWS = 2;
const MAX_WORDS = 6;

/** The end of a sentence; that of a number is none ('12.5'). */
const ENDS_WORDS = /\p{L}\p{Pe}?[.!?:;]\S*\s*$/u;

/** Heights of letters by which rows stand in, or the blanks around them are wider than those between lines. */
const INDENT = 1;
const BLANK = 0.35;

/**
 * The column with the rows of narrow tables marked as rows, which have been taken for lines because their cells stand
 * close together. They are short lines, two or more, that stand in or have a blank around them, among lines of prose that fill
 * the column: a line of prose is broken early at the end of a paragraph only, and the sentence of the line before these
 * goes on behind them.
 */
export function withNarrowRows(column: Column): Column {
  const { lines } = column;
  const width = column.right - column.left;
  const isNarrow = (line: TextLine | undefined) =>
    line !== undefined &&
    line.right - line.left < NARROW * width &&
    !ENDS_WORDS.test(line.text) &&
    !OPEN_END.test(line.text) &&
    line.text.trim().split(/\s+/u).length <= MAX_WORDS;
  const rows = new Set<TextLine>();
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while (isNarrow(lines[to])) to += 1;
    const made = lines.slice(from, to);
    if (made.length >= MIN_ROWS && isTable(column, from, to)) for (const row of made) rows.add(row);
    from = Math.max(from, to);
  }
  if (rows.size === 0) return column;
  return { ...column, lines: lines.map((line) => (rows.has(line) ? asRow(line) : line)) };
}

function isTable(column: Column, from: number, to: number): boolean {
  const [before, after] = [column.lines[from - 1], column.lines[to]];
  const rows = column.lines.slice(from, to);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!before || !after || !first || !last) return false;
  if (!goesOnBelow(column, before, after) || !rows.every((row) => isAlike(row, before)))
    return false;
  const isIndented = rows.every(({ left }) => left > column.left + INDENT * before.size);
  const inner = rows.length > 1 ? (last.y - first.y) / (rows.length - 1) : before.size;
  const isApart =
    first.y - before.y > inner + BLANK * before.size &&
    after.y - last.y > inner + BLANK * before.size;
  return isIndented || isApart;
}

/** Whether a sentence breaks off in a line that fills its column, and goes on in one that stands below a table. */
export const goesOnBelow = (column: Column, before: TextLine, after: TextLine): boolean =>
  !before.isRow &&
  !after.isRow &&
  before.right - before.left > FULL * (column.right - column.left) &&
  /[\p{L}\p{N},]\s*$/u.test(before.text) &&
  /^\s*\p{Ll}/u.test(after.text);

const asRow = (line: TextLine): TextLine => ({ ...line, isRow: true });
