import { itemsOf, type TextRun } from './model.ts';

/** Letters that begin a text over several lines, in heights of the letters beside them. */
const MIN_CAP = 1.7;
/** Heights of the cap: how far from its right edge the lines beside it begin, and how far the last of them stands below it. */
const MAX_GAP = 0.35;
const MAX_OVERLAP = 0.15;
const MAX_BELOW = 0.4;

/**
 * Runs with each drop cap (a capital over several lines) as the first letter of its first line. The lines beside it begin where it
 * does, as the paragraph would without it.
 */
export function withoutDropCaps(runs: readonly TextRun[]): readonly TextRun[] {
  let all = runs;
  for (const cap of runs.filter(({ text }) => /^\s*["“‘«]?\p{Lu}\s*$/u.test(text))) {
    const beside = all.filter((run) => isBeside(run, cap));
    const [first] = [...beside].sort((a, b) => a.y - b.y);
    if (beside.length < 2 || !first) continue;
    all = all
      .filter((run) => run !== cap)
      .map((run) => {
        if (!beside.includes(run)) return run;
        if (run !== first) return { ...run, left: cap.left };
        const text = cap.text.trim() + run.text.trimStart();
        return { ...run, text, left: cap.left, ...itemsOf([cap, run]) };
      });
  }
  return all;
}

/** Whether a run begins right behind a cap, on one of the lines that it stands over. */
const isBeside = (run: TextRun, cap: TextRun): boolean =>
  cap.size >= MIN_CAP * run.size &&
  run.left > cap.right - MAX_OVERLAP * cap.size &&
  run.left < cap.right + MAX_GAP * cap.size &&
  run.y > cap.y - cap.size &&
  run.y < cap.y + MAX_BELOW * cap.size;
