import { type Column, isAlike, type TextLine } from './model.ts';
import { goesOnBelow, withNarrowRows } from './narrow-rows.ts';
import { ENDS, OPEN_END } from './sentence-ends.ts';

/** Lines that make one paragraph, in order. */
export type Paragraph = readonly TextLine[];

/**
 * Lines of all columns and pages as paragraphs. A new one begins with other letters, after a gap, with an indent, after
 * a line that ends early with a full stop, or after a heading; at the top of a column it goes on when a sentence is under way.
 */
export function paragraphsOf(columns: readonly Column[]): readonly Paragraph[] {
  const leading = usualLeading(columns);
  const paragraphs: TextLine[][] = [];
  /** What the next line may go on with. */
  let current: TextLine[] | undefined;
  for (const column of columns.map(withNarrowRows)) {
    for (const [index, line] of column.lines.entries()) {
      const above = aboveTable(column, index);
      const open =
        above !== undefined
          ? paragraphs.findLast((one) => one.at(-1) === above)
          : index === 0
            ? interrupted(paragraphs, line, leading)
            : current;
      const last = open?.at(-1);
      const goesOn =
        open &&
        last &&
        !last.isRow &&
        !line.isRow &&
        isAlike(last, line) &&
        (index === 0 || above !== undefined || !begins(column, index, open, leading));
      if (goesOn) open.push(line);
      else paragraphs.push([line]);
      current = goesOn ? open : paragraphs.at(-1);
    }
  }
  return paragraphs;
}

/** The line above a table whose sentence goes on in the line behind it. */
function aboveTable(column: Column, index: number): TextLine | undefined {
  const line = column.lines[index];
  if (!line || !column.lines[index - 1]?.isRow) return undefined;
  const above = column.lines.slice(0, index).findLast(({ isRow }) => !isRow);
  return above && goesOnBelow(column, above, line) ? above : undefined;
}

/** Lines of a foot that a sentence may go on over: a footnote, the line of the journal, a small table. */
const MAX_FOOT_LINES = 8;

/**
 * The paragraph whose sentence the first line of a column goes on with: the last one, or one above the foot of the column
 * before, whose lines are few.
 */
function interrupted(
  paragraphs: readonly TextLine[][],
  line: TextLine,
  leading: number,
): TextLine[] | undefined {
  let foot = 0;
  for (const paragraph of [...paragraphs].reverse()) {
    const last = paragraph.at(-1);
    const isOpen = last && !last.isRow && isAlike(last, line) && isUnderWay(last, line, leading);
    if (isOpen) return paragraph;
    foot += paragraph.length;
    if (foot > MAX_FOOT_LINES || !last) return undefined;
  }
  return undefined;
}

const BULLET = /^\s*[•‣▪◦●■]/u;

/** A sentence that the column before has left open; what stands further below is no column beside it. */
const isUnderWay = (last: TextLine, line: TextLine, leading: number): boolean =>
  !ENDS.test(last.text) &&
  (/^\s*[\p{Ll}\p{N}(]/u.test(line.text) || OPEN_END.test(last.text)) &&
  line.y - last.y < 1.4 * leading * line.size;

function begins(
  column: Column,
  index: number,
  open: readonly TextLine[],
  leading: number,
): boolean {
  const line = column.lines[index];
  const last = column.lines[index - 1];
  const next = column.lines[index + 1];
  if (!line || !last) return true;
  const isLastEnded = ENDS.test(last.text);
  if (line.y - last.y > 1.4 * leading * line.size || BULLET.test(line.text)) return true;
  // The first line of a paragraph stands in by a little, or all others do (references, lists).
  if (isHeading(last, line, column)) return true;
  const indent = line.left - last.left;
  const step = 0.8 * line.size;
  const isReturning = next !== undefined && next.left < line.left - step;
  if (indent > step && (isLastEnded || (isReturning && !/^\s*\p{Ll}/u.test(line.text))))
    return true;
  if (indent < -step && open.length > 1) return true;
  return isLastEnded && last.right < column.right - 0.2 * (column.right - column.left);
}

/** A short line all in a font that the next one, which begins with a capital, does not have. */
function isHeading(line: TextLine, next: TextLine, { left, right }: Column): boolean {
  const [font, ...others] = line.fonts ?? [];
  if (font === undefined || others.length > 0 || next.fonts?.includes(font) !== false) return false;
  const isShort = line.right < right - 0.2 * (right - left);
  return isShort && !OPEN_END.test(line.text) && /^\s*[\p{Lu}\p{N}]/u.test(next.text);
}

/** The most frequent distance of baselines, in heights of letters. */
function usualLeading(columns: readonly Column[]): number {
  const gaps = columns
    .flatMap(({ lines }) =>
      lines.slice(1).flatMap((line, index) => {
        const last = lines[index];
        return last && isAlike(last, line) ? (line.y - last.y) / line.size : [];
      }),
    )
    .filter((gap) => gap > 0.8 && gap < 3)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 1.2;
}
