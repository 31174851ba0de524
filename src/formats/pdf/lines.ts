import { isCitationNumber } from '../../core/markup/note-sign.ts';
import type { Line, Run } from './model.ts';

/** Gaps in heights of letters: a wider one parts columns, a narrower one no words. */
const COLUMN_GAP = 1.5;
const WORD_GAP = 0.18;

/**
 * Runs as lines. Raised and lowered letters go with the line they stand in, raised numbers of citations go out of it. What
 * is drawn twice, to look bold, is there once.
 */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  const drawn: Line[] = [];
  for (const run of drawnOnce(runs)) {
    if (run.text.trim() === '') continue;
    const last = drawn.at(-1);
    if (last && follows(last, run, COLUMN_GAP)) drawn[drawn.length - 1] = joined(last, run);
    else drawn.push(run);
  }
  return mergeParts(drawn);
}

/** What was drawn apart (a word in bold, a raised number) and stands in one line. */
function mergeParts(drawn: readonly Line[]): readonly Line[] {
  const lines: Line[] = [];
  for (const part of [...drawn].sort((a, b) => a.left - b.left)) {
    const at = lines.findLastIndex((line) => follows(line, part, 0.7));
    const line = lines[at];
    if (line) lines[at] = joined(line, part);
    else lines.push(part);
  }
  return lines.sort((a, b) => a.y - b.y || a.left - b.left);
}

function follows(line: Line, run: Run, widest: number): boolean {
  const size = Math.max(line.size, run.size);
  const gap = run.left - line.right;
  return Math.abs(line.y - run.y) < 0.55 * size && gap > -0.5 * size && gap < widest * size;
}

/** Heights of letters by which what is drawn to look bold is moved. */
const BOLD_SHIFT = 0.15;

function drawnOnce(runs: readonly Run[]): readonly Run[] {
  const seen = new Map<string, Run[]>();
  return runs.filter((run) => {
    const before = seen.get(run.text) ?? [];
    const isAgain = before.some((one) => isInPlace(one, run));
    if (!isAgain) seen.set(run.text, [...before, run]);
    return !isAgain;
  });
}

const isInPlace = (one: Run, other: Run): boolean =>
  Math.abs(one.left - other.left) < BOLD_SHIFT * one.size &&
  Math.abs(one.y - other.y) < BOLD_SHIFT * one.size;

/** What is smaller than its line and stands higher is raised. */
const isRaised = (line: Line, run: Run): boolean =>
  run.size < 0.85 * line.size && line.y - run.y > 0.15 * line.size;

function joined(line: Line, run: Run): Line {
  if (isRaised(line, run) && isCitationNumber(run.text, line.text, '')) {
    return { ...line, right: Math.max(line.right, run.right) };
  }
  const gap = run.left - line.right;
  const isApart = /\s$/u.test(line.text) || /^\s/u.test(run.text);
  const space = !isApart && gap > WORD_GAP * Math.min(line.size, run.size) ? ' ' : '';
  // The longer part says where the line stands: the other may be raised.
  const { y, size } = run.text.length > line.text.length ? run : line;
  const right = Math.max(line.right, run.right);
  return { text: line.text + space + run.text, left: line.left, right, y, size };
}
