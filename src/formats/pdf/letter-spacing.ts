import type { TextRun } from './model.ts';

/** At least this many letters, each alone, one after the other, are a word that is set wide. */
const MIN_LETTERS = 4;

/** Letters with a blank between any two. */
const SPACED = /^\s*(?:\S\p{M}*\s+)+\S\p{M}*\s*$/u;

/**
 * Runs with words that are set wide, which a PDF gives as letters with a blank between any two ("A B S T R A C T"), as words.
 * Where one ends within a run is told by capitals and figures alone, since all blanks are alike.
 */
export function withoutLetterSpacing(runs: readonly TextRun[]): readonly TextRun[] {
  const wide = runs.filter(({ text }) => isWide(text));
  if (wide.length === 0) return runs;
  // A short word of such a line has few letters.
  const isBesideWide = (run: TextRun) =>
    wide.some(({ y, size }) => y === run.y && size === run.size);
  return runs.map((run) =>
    SPACED.test(run.text) && isBesideWide(run) ? { ...run, text: closed(run.text) } : run,
  );
}

function isWide(text: string): boolean {
  if (!SPACED.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= MIN_LETTERS && letters >= 0.6 * text.replace(/\s/gu, '').length;
}

const closed = (text: string): string =>
  text
    .replace(/\s+/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L}{2})(?=\p{N})|(?<=\p{N})(?=\p{L}{2})/gu, ' ');
