import type { TextLine } from './model.ts';
import { ENDS } from './sentence-ends.ts';

/** Heights of letters between the baselines above and below a blank that parts bands. */
const MIN_BLANK = 1.7;
/** Lines that stand on either side of it. */
const MIN_LINES = 6;
/** Points by which two gutters differ. */
const OTHER_GUTTER = 12;
/** Part of the lines that stand across the gutter of the other band. */
const MIN_ACROSS = 0.2;
/** Part of its column that a line fills which breaks off within a sentence. */
const MIN_FILLED = 0.75;
/** Part by which letters of another size differ. */
const OTHER_SIZE = 0.04;

/**
 * Where a second band of columns begins, as the height of its first baseline: below a blank that reaches across the page,
 * with columns above and below it that are not the same. They are not when they have another gutter, or letters of
 * another size, or when the left column above breaks off within a sentence, which goes on at the top of the right one. A
 * blank between paragraphs that both columns have by chance follows a whole sentence.
 *
 * @param gutterOf the height at which two columns are parted; undefined for one column
 */
export function bandBreak(
  lines: readonly TextLine[],
  gutterOf: (lines: readonly TextLine[]) => number | undefined,
): number | undefined {
  if (lines.length < 2 * MIN_LINES) return undefined;
  const rising = [...lines].sort((a, b) => a.y - b.y);
  for (const at of widestBlanks(rising)) {
    const next = rising[at];
    if (!next) continue;
    const [above, below] = [rising.slice(0, at), rising.slice(at)];
    const [one, two] = [gutterOf(above), gutterOf(below)];
    if (one === undefined || two === undefined) continue;
    const isOther =
      (Math.abs(one - two) > OTHER_GUTTER &&
        (shareAcross(above, two) > MIN_ACROSS || shareAcross(below, one) > MIN_ACROSS)) ||
      Math.abs(usualSize(above) / usualSize(below) - 1) > OTHER_SIZE ||
      breaksOff(above.filter(({ right }) => right <= one + 1));
    if (isOther) return next.y;
  }
  return undefined;
}

/** How many blanks of a page are looked at, the widest: a page of letters without height is all blanks. */
const MAX_BLANKS = 12;

/** Blanks that may part bands, as the places of the lines below them, from top to bottom. */
function widestBlanks(rising: readonly TextLine[]): readonly number[] {
  const heightAt = (at: number) => (rising[at]?.y ?? 0) - (rising[at - 1]?.y ?? 0);
  return [...rising.keys()]
    .slice(MIN_LINES, rising.length - MIN_LINES + 1)
    .filter((at) => {
      const size = Math.max(rising[at - 1]?.size ?? 0, rising[at]?.size ?? 0);
      return heightAt(at) >= MIN_BLANK * size && heightAt(at) > 0;
    })
    .sort((a, b) => heightAt(b) - heightAt(a))
    .slice(0, MAX_BLANKS)
    .sort((a, b) => a - b);
}

const shareAcross = (lines: readonly TextLine[], gutter: number): number =>
  lines.filter(({ left, right }) => left < gutter - 1 && right > gutter + 1).length / lines.length;

/** The size of most letters. */
function usualSize(lines: readonly TextLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

/** Whether a column ends in a line that fills it and ends no sentence. */
function breaksOff(column: readonly TextLine[]): boolean {
  const last = column.at(-1);
  if (!last || ENDS.test(last.text)) return false;
  const left = Math.min(...column.map((line) => line.left));
  const right = Math.max(...column.map((line) => line.right));
  return last.right - last.left > MIN_FILLED * (right - left);
}
