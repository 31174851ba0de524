import { append } from '../../core/grouped.ts';
import type { TextRun } from './model.ts';
import { rowsOf } from './rows.ts';

/** Runs that must begin in one place, each beside another, for a narrow gutter. */
const MIN_RUNS = 8;
/** Part of the rows between them that may reach across. */
const MAX_ACROSS = 0.2;
/** Width of a gutter, in heights of letters. */
const MIN_WIDTH = 0.3;
const MAX_WIDTH = 1.6;

/**
 * Where columns begin that stand so close to what is left of them that their words could be taken for one line: the left
 * edges on which many runs stand exactly, row for row, with a blank before them.
 */
export function narrowGutters(runs: readonly TextRun[]): readonly number[] {
  const rows = rowsOf(runs.filter(({ text }) => text.trim() !== ''));
  const edges = new Map<number, number[]>();
  for (const [index, row] of rows.entries()) {
    for (const [at, run] of row.entries()) {
      const before = row[at - 1];
      const gap = before ? run.left - before.right : 0;
      if (!before || gap < MIN_WIDTH * run.size || gap > MAX_WIDTH * run.size) continue;
      append(edges, Math.round(run.left), index);
    }
  }
  return Array.from(edges).flatMap(([edge, found]) => {
    const [from, to] = [found[0] ?? 0, found.at(-1) ?? 0];
    if (found.length < MIN_RUNS) return [];
    const crossing = rows
      .slice(from, to + 1)
      .filter((row) => row.some(({ left, right }) => left < edge - 1.5 && right > edge + 1.5));
    return crossing.length <= MAX_ACROSS * (to - from + 1) ? [edge] : [];
  });
}

/** Heights of letters between the baselines of neighbouring rows. */
const NEXT_ROW = 1.8;
/** How exactly cells stand below each other, in points. */
const ALIGNED = 1.5;

/**
 * Runs that begin a cell of a table though the cell before it nearly reaches them: each stands exactly above or below a cell of a
 * neighbouring row of three or more, in a row that has a wide gap elsewhere.
 *
 * @param wide the gap that parts cells on its own, in heights of letters
 */
export function closeCells(runs: readonly TextRun[], wide: number): readonly TextRun[] {
  const rows = rowsOf(runs.filter(({ text }) => text.trim() !== ''));
  const starts = rows.map((row) =>
    row.filter((run, at) => at > 0 && gapBefore(row, at) > wide * run.size),
  );
  return rows.flatMap((row, index) => {
    if (starts[index]?.length === 0) return [];
    const near = [index - 1, index + 1].filter((other) => {
      const distance = Math.abs((rows[other]?.[0]?.y ?? 0) - (row[0]?.y ?? 0));
      return (starts[other]?.length ?? 0) > 1 && distance < NEXT_ROW * (row[0]?.size ?? 0);
    });
    return row.filter((run, at) => {
      const gap = gapBefore(row, at);
      const isClose = gap >= MIN_WIDTH * run.size && gap <= wide * run.size;
      const isCell = near.some((other) =>
        starts[other]?.some(({ left }) => Math.abs(left - run.left) < ALIGNED),
      );
      return at > 0 && isClose && isCell;
    });
  });
}

const gapBefore = (row: readonly TextRun[], at: number): number =>
  (row[at]?.left ?? 0) - (row[at - 1]?.right ?? 0);
