import type { Column, Line } from './model.ts';

/** Lines that must stand on either side of a gutter. */
const FEWEST = 3;
/** Largest part of the lines that may reach across it: titles, wide tables. */
const MOST_ACROSS = 0.35;
const STEP = 2;

/**
 * The lines of a page in reading order: where a gutter parts them, what reaches across it parts the page into bands, and
 * in each band the left comes before the right. Lines of one column come together.
 */
export function columnsOf(lines: readonly Line[]): readonly Column[] {
  const gutter = findGutter(lines);
  if (gutter === undefined) return lines.length > 0 ? [columnOf(lines)] : [];
  const columns: Column[] = [];
  let across: Line[] = [];
  let band: Line[] = [];
  const endBand = () => {
    columns.push(...columnsOf(band.filter((line) => side(line, gutter) === 'left')));
    columns.push(...columnsOf(band.filter((line) => side(line, gutter) === 'right')));
    band = [];
  };
  const endAcross = () => {
    if (across.length > 0) columns.push(columnOf(across));
    across = [];
  };
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.left - b.left)) {
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

const columnOf = (lines: readonly Line[]): Column => ({
  lines: [...lines].sort((a, b) => a.y - b.y || a.left - b.left),
  left: Math.min(...lines.map(({ left }) => left)),
  right: Math.max(...lines.map(({ right }) => right)),
});

function side({ left, right }: Line, gutter: number): 'left' | 'right' | 'across' {
  if (right <= gutter + 1) return 'left';
  return left >= gutter - 1 ? 'right' : 'across';
}

/** Where fewest lines reach across, in the middle of that stretch; undefined when there is one column. */
function findGutter(lines: readonly Line[]): number | undefined {
  if (lines.length < 2 * FEWEST) return undefined;
  const { left, right } = columnOf(lines);
  const width = right - left;
  let best: { at: number; until: number; across: number } | undefined;
  for (let at = left + 0.15 * width; at < right - 0.15 * width; at += STEP) {
    const sides = lines.map((line) => side(line, at));
    const across = sides.filter((one) => one === 'across').length;
    const isParted = ['left', 'right'].every(
      (which) => sides.filter((one) => one === which).length >= FEWEST,
    );
    if (!isParted || across > MOST_ACROSS * lines.length) continue;
    if (!best || across < best.across) best = { at, until: at, across };
    else if (across === best.across && at - best.until <= STEP) best.until = at;
  }
  if (!best) return undefined;
  const gutter = (best.at + best.until) / 2;
  return standsBeside(lines, gutter) ? gutter : undefined;
}

/** Whether left and right share a good part of the page's height; else they are no columns. */
function standsBeside(lines: readonly Line[], gutter: number): boolean {
  const [one, two] = (['left', 'right'] as const).map((which) => {
    const own = lines.filter((line) => side(line, gutter) === which).map(({ y }) => y);
    return { top: Math.min(...own), bottom: Math.max(...own) };
  });
  if (!one || !two) return false;
  const shared = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return shared > 0.4 * Math.min(one.bottom - one.top, two.bottom - two.top);
}
