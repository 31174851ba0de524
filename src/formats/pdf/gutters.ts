import type { TextRun } from './model.ts';
import { rowsOf } from './rows.ts';

/** Runs that must begin in one place, each beside another, for a narrow gutter. */
const MIN_RUNS = 8;
/** Part of the rows between them that may reach across. */
const MAX_ACROSS = 0.2;
/** In heights of letters. */
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
      const key = Math.round(run.left);
      edges.set(key, [...(edges.get(key) ?? []), index]);
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
