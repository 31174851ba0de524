import { bandBreak } from './bands.ts';
import type { Column, TextLine } from './model.ts';
import { asTableRow, isTableRow, linesOfRows, rowsOf, type TextRow } from './rows.ts';

/** Lines that must stand on either side of a gutter. */
const MIN_LINES = 3;
/** Largest part of the lines that may reach across it: titles, wide tables. */
const MAX_ACROSS = 0.35;
const STEP = 2;
/** Bands of columns on one page. */
const MAX_BANDS = 8;

/**
 * The lines of a page in reading order: where a gutter parts them, what reaches across it parts the page into bands, and
 * so does a blank across the page below which other columns begin (`bandBreak`); in each band the left comes before the
 * right. Lines of one column come together.
 */
export function columnsOf(lines: readonly TextLine[], mostBands = MAX_BANDS): readonly Column[] {
  const below = mostBands > 1 ? bandBreak(lines, findGutter) : undefined;
  if (below !== undefined) {
    const isAbove = ({ y }: TextLine) => y < below;
    return [
      ...columnsOf(lines.filter(isAbove), mostBands - 1),
      ...columnsOf(
        lines.filter((line) => !isAbove(line)),
        mostBands - 1,
      ),
    ];
  }
  const gutter = findGutter(lines);
  const rows = rowsOf(lines);
  if (gutter === undefined) return lines.length > 0 ? [columnOf(linesOfRows(rows))] : [];
  const columns: Column[] = [];
  let across: TextLine[] = [];
  let band: TextLine[] = [];
  const endBand = () => {
    columns.push(...columnsOf(band.filter((line) => side(line, gutter) === 'left')));
    columns.push(...columnsOf(band.filter((line) => side(line, gutter) === 'right')));
    band = [];
  };
  const endAcross = () => {
    if (across.length > 0) columns.push(columnOf(across));
    across = [];
  };
  for (const line of linesBeside(rows, gutter)) {
    if (side(line, gutter) === 'across') {
      if (band.length > 0) endBand();
      across.push(line);
    } else {
      endAcross();
      band.push(line);
    }
  }
  endAcross();
  endBand();
  return columns;
}

/**
 * Rows as lines of the two sides, or as one line that reaches across: that of a table which has several cells on one side
 * of the gutter.
 */
function linesBeside(rows: readonly TextRow[], gutter: number): readonly TextLine[] {
  const sides = (['left', 'right'] as const).map((which) =>
    rows.map((row) => row.filter((part) => side(part, gutter) === which)),
  );
  return rows.flatMap((row, index) => {
    const own = sides.map((parts) => parts[index] ?? []);
    const isAcross =
      own.every((parts) => parts.length > 0) &&
      sides.some((parts) => isTableRow(parts[index] ?? [], parts[index - 1], parts[index + 1])) &&
      !sides.some((parts) => isLineOfProse(parts, index));
    if (isAcross) return [asTableRow(row)];
    const across = row.filter((part) => side(part, gutter) === 'across');
    return [...across, ...own.flat()];
  });
}

/** Words of a line of prose beside a table. */
const MIN_WORDS_BESIDE = 4;
/** Part of its column that it fills, and rows above and below that may show what it belongs to. */
const MIN_FILLED = 0.7;
const NEAR = 3;

/**
 * Whether what stands on one side of a gutter in a row is a line of prose beside a table in the other column: it fills its column, and so
 * do most lines near it. Cells that fill a column stand among shorter ones.
 */
function isLineOfProse(rows: readonly TextRow[], index: number): boolean {
  const own = rows.flat();
  const left = Math.min(...own.map((part) => part.left));
  const right = Math.max(...own.map((part) => part.right));
  const isFull = (row: TextRow | undefined) =>
    row?.length === 1 &&
    row[0] !== undefined &&
    row[0].right - row[0].left > MIN_FILLED * (right - left) &&
    row[0].text.trim().split(/\s+/u).length >= MIN_WORDS_BESIDE;
  if (!isFull(rows[index])) return false;
  const near = rows.slice(Math.max(0, index - 2 * NEAR), index + 2 * NEAR + 1);
  const filled = near.filter((row) => row.length > 0);
  return filled.length > NEAR && filled.filter(isFull).length > 0.6 * filled.length;
}

const columnOf = (lines: readonly TextLine[]): Column => ({
  lines: [...lines].sort((a, b) => a.y - b.y || a.left - b.left),
  left: Math.min(...lines.map(({ left }) => left)),
  right: Math.max(...lines.map(({ right }) => right)),
});

function side({ left, right }: TextLine, gutter: number): 'left' | 'right' | 'across' {
  if (right <= gutter + 1) return 'left';
  return left >= gutter - 1 ? 'right' : 'across';
}

/** Where fewest lines reach across, in the middle of that stretch; undefined when there is one column. */
function findGutter(lines: readonly TextLine[]): number | undefined {
  if (lines.length < 2 * MIN_LINES) return undefined;
  const { left, right } = columnOf(lines);
  const width = right - left;
  let best: { at: number; until: number; across: number } | undefined;
  for (let at = left + 0.15 * width; at < right - 0.15 * width; at += STEP) {
    const sides = lines.map((line) => side(line, at));
    const across = sides.filter((one) => one === 'across').length;
    const isParted = ['left', 'right'].every(
      (which) => sides.filter((one) => one === which).length >= MIN_LINES,
    );
    if (!isParted || across > MAX_ACROSS * lines.length) continue;
    if (!best || across < best.across) best = { at, until: at, across };
    else if (across === best.across && at - best.until <= STEP) best.until = at;
  }
  if (!best) return undefined;
  const gutter = (best.at + best.until) / 2;
  return standsBeside(lines, gutter) && isProse(lines, gutter) ? gutter : undefined;
}

/** Words of a line of prose in the narrowest column; cells of tables have fewer. */
const MIN_WORDS = 2.5;

/** Whether both sides hold lines of prose: tables are read by their rows. */
function isProse(lines: readonly TextLine[], gutter: number): boolean {
  return (['left', 'right'] as const).every((which) => {
    const words = rowsOf(lines.filter((line) => side(line, gutter) === which)).map((row) =>
      row.reduce((sum, { text }) => sum + text.trim().split(/\s+/u).length, 0),
    );
    return words.reduce((sum, one) => sum + one, 0) >= MIN_WORDS * words.length;
  });
}

/** Whether left and right share a good part of the page's height; else they are no columns. */
function standsBeside(lines: readonly TextLine[], gutter: number): boolean {
  const [one, two] = (['left', 'right'] as const).map((which) => {
    const own = lines.filter((line) => side(line, gutter) === which).map(({ y }) => y);
    return { top: Math.min(...own), bottom: Math.max(...own) };
  });
  if (!one || !two) return false;
  const shared = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return shared > 0.4 * Math.min(one.bottom - one.top, two.bottom - two.top);
}
