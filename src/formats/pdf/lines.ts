import { append } from '../../core/grouped.ts';
import { isCitationNumber } from '../../core/markup/note-sign.ts';
import { withoutDropCaps } from './drop-caps.ts';
import { closeCells, narrowGutters } from './gutters.ts';
import { itemsOf, type TextLine, type TextRun } from './model.ts';

/** Gaps in heights of letters: a wider one parts columns, a narrower one no words. */
const COLUMN_GAP = 1.5;
const WORD_GAP = 0.18;

/**
 * Runs as lines. Raised and lowered letters go with the line they stand in, raised numbers of citations go out of it. What
 * is drawn twice, to look bold, is there once.
 */
export function linesOf(runs: readonly TextRun[]): readonly TextLine[] {
  const drawn: TextLine[] = [];
  const gutters = narrowGutters(runs);
  const cells = new Set(closeCells(runs, COLUMN_GAP).map(placeOf));
  const isParted = (line: TextLine, run: TextRun) =>
    cells.has(placeOf(run)) ||
    gutters.some((edge) => line.left < edge - 1.5 && Math.abs(run.left - edge) < 1.5);
  for (const run of evenlySet(
    withoutDropCaps(drawnOnce(runs).filter(({ text }) => text.trim() !== '')),
    isParted,
  )) {
    const last = drawn.at(-1);
    const isOne = last && follows(last, run, COLUMN_GAP) && !isParted(last, run);
    if (isOne) drawn[drawn.length - 1] = joined(last, run);
    else drawn.push(run);
  }
  return mergeParts(drawn, isParted);
}

const placeOf = ({ left, y }: TextRun): string => `${left} ${y}`;

type IsParted = (line: TextLine, run: TextRun) => boolean;

/** Heights of letters by which the blanks of a set line may differ, and how wide they may be. */
const EVEN = 0.15;
const MAX_BLANK = 3;
/** The widest blank where a line has two blanks alone: a row of three cells may have even ones by chance. */
const MAX_BLANK_OF_TWO = 2.2;

/**
 * Words of a line that was set to the width of its column, which may leave wide blanks, as one run: its blanks are all
 * alike, those of a table are not.
 */
function evenlySet(runs: readonly TextRun[], isParted: IsParted): readonly TextRun[] {
  const made: TextRun[] = [];
  for (let from = 0; from < runs.length; ) {
    let to = from;
    let gap: number | undefined;
    for (;;) {
      const [one, next] = [runs[to], runs[to + 1]];
      if (!one || !next || one.y !== next.y || one.size !== next.size || isParted(one, next)) break;
      const wide = next.left - one.right;
      const isEven = gap === undefined || Math.abs(wide - gap) < EVEN * one.size;
      if (wide <= 0 || wide > MAX_BLANK * one.size || !isEven) break;
      gap = wide;
      to += 1;
    }
    const words = runs.slice(from, to + 1);
    const [first] = words;
    const widest = words.length > 3 ? MAX_BLANK : MAX_BLANK_OF_TWO;
    const isSet =
      words.length > 2 &&
      gap !== undefined &&
      first &&
      gap > 0.7 * first.size &&
      gap < widest * first.size;
    if (first && isSet) {
      const text = words.map((word) => word.text.trim()).join(' ');
      made.push({ ...first, text, right: words.at(-1)?.right ?? first.right, ...itemsOf(words) });
    } else made.push(...words);
    from = to + 1;
  }
  return made;
}

/** What was drawn apart (a word in bold, a raised number) and stands in one line. */
function mergeParts(drawn: readonly TextLine[], isParted: IsParted): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const part of [...drawn].sort((a, b) => a.left - b.left)) {
    const at = lines.findLastIndex((line) => follows(line, part, 0.7) && !isParted(line, part));
    const line = lines[at];
    if (line) lines[at] = joined(line, part);
    else lines.push(part);
  }
  return lines.sort((a, b) => a.y - b.y || a.left - b.left);
}

function follows(line: TextLine, run: TextRun, widest: number): boolean {
  const size = Math.max(line.size, run.size);
  const gap = run.left - line.right;
  return Math.abs(line.y - run.y) < 0.55 * size && gap > -0.5 * size && gap < widest * size;
}

/** Heights of letters by which what is drawn to look bold is moved. */
const BOLD_SHIFT = 0.15;

function drawnOnce(runs: readonly TextRun[]): readonly TextRun[] {
  const seen = new Map<string, TextRun[]>();
  return runs.filter((run) => {
    const isAgain = seen.get(run.text)?.some((one) => isInPlace(one, run)) === true;
    if (!isAgain) append(seen, run.text, run);
    return !isAgain;
  });
}

const isInPlace = (one: TextRun, other: TextRun): boolean =>
  Math.abs(one.left - other.left) < BOLD_SHIFT * one.size &&
  Math.abs(one.y - other.y) < BOLD_SHIFT * one.size;

/** What is smaller than its line and stands higher is raised. */
const isRaised = (line: TextLine, run: TextRun): boolean =>
  run.size < 0.85 * line.size && line.y - run.y > 0.15 * line.size;

function joined(line: TextLine, run: TextRun): TextLine {
  const gap = run.left - line.right;
  const isApart = /\s$/u.test(line.text) || /^\s/u.test(run.text);
  const space = !isApart && gap > WORD_GAP * Math.min(line.size, run.size) ? ' ' : '';
  if (isRaised(line, run) && isCitationNumber(run.text, line.text, '')) {
    return { ...line, text: line.text + space, right: Math.max(line.right, run.right) };
  }
  // The longer part says where the line stands: the other may be raised.
  const { y, size } = run.text.length > line.text.length ? run : line;
  const right = Math.max(line.right, run.right);
  const fonts = [...new Set([...(line.fonts ?? []), ...(run.fonts ?? [])])];
  const text = line.text + space + run.text;
  return {
    text,
    left: line.left,
    right,
    y,
    size,
    ...(fonts.length > 0 && { fonts }),
    ...itemsOf([line, run]),
  };
}
