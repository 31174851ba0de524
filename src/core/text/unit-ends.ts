import { lineHyphens } from './parted-words.ts';
import { indexAfter } from './rising.ts';
import { tableCells } from './table-cells.ts';

/** Where units of a text end, in UTF-16 offsets, rising. */
export interface UnitEnds {
  /** Offsets of the white space that ends a unit. */
  readonly spaces: readonly number[];
  /** Offsets behind a comma or semicolon that ends a cell of a table. */
  readonly cells: readonly number[];
}

/**
 * Offsets of the white space that ends a unit of the text: of every tab, and of the line ends
 * (`\r\n`, `\n`, `\r`, U+2028, U+2029) at which something else begins. The other line ends are those of wrapped prose
 * and stand for a blank. Rows whose cells are parted by other signs (`tableCells`) are units, and so are their cells.
 *
 * Lengths are UTF-16 code units of lines without the white space around them. A line end is that of wrapped prose when
 * all of this holds:
 *
 * 1. It is not U+2029; neither line beside it is blank, holds a tab, is a row of a table, or is longer than 120, which is a line that no one has
 *    wrapped; and the line behind it is no item of a list and no line of keywords (`ITEM`). Neighbouring lines that no
 *    other line end divides make a *run*.
 * 2. The run reads like prose (`isProse`).
 * 3. The line before it is full: with the first word of the next one it would have been longer than 0.9 of the run's
 *    longest line; or than 0.6 of it where the words go on (`goesOn`), since text from PDF files is ragged.
 *
 * A hyphen that divides a word at a line's end (`lineHyphens`) goes before all of this: nothing ends there.
 */
export function unitEnds(text: string): UnitEnds {
  const hyphens = lineHyphens(text);
  const starts = hyphens.map(({ start }) => start);
  const isWithinWord = (at: number) => at < (hyphens[indexAfter(starts, at) - 1]?.end ?? 0);
  const ends = Array.from(text.matchAll(/\t/g), ({ index }) => index);
  const lines = linesOf(text);
  const { rows, ends: cells } = tableCells(lines);
  let run: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = run.at(-1);
    const isAlone = rows.has(index) || !isWrappable(line);
    if (previous && (previous.isLast || isAlone || ITEM.test(line.text))) {
      for (const at of endsWithin(run)) ends.push(at);
      ends.push(previous.breakAt);
      run = [];
    }
    if (isAlone) ends.push(line.breakAt);
    else run.push(line);
  }
  const spaces = [...ends, ...endsWithin(run)]
    .filter((at) => at < text.length && !isWithinWord(at))
    .sort((a, b) => a - b);
  return { spaces, cells };
}

interface Line {
  /** Without the white space around it. */
  readonly text: string;
  /** Where `text` begins. */
  readonly start: number;
  /** Where the line end stands; the text's length for the last line. */
  readonly breakAt: number;
  /** The line end is U+2029, the paragraph separator. */
  readonly isLast: boolean;
}

const MAX_WRAPPED_LINE_LENGTH = 120;
const FULL = 0.9;
const FULL_WHERE_IT_GOES_ON = 0.6;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|[\n\r\u2028\u2029]|$/g)) {
    const isLast = lineEnd === '\u2029';
    const line = text.slice(start, index);
    const blank = line.length - line.trimStart().length;
    lines.push({ text: line.trim(), start: start + blank, breakAt: index, isLast });
    start = index + lineEnd.length;
  }
  return lines;
}

const isWrappable = ({ text }: Line): boolean =>
  text !== '' && text.length <= MAX_WRAPPED_LINE_LENGTH && !text.includes('\t');

/** Line ends within a run that end a unit. */
function endsWithin(run: readonly Line[]): number[] {
  const width = run.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  const pairs = run.slice(1).map((next, index) => ({ line: run[index] ?? next, next }));
  const open = pairs.filter(({ line }) => !STOP.test(line.text));
  const isWrapped = isProse(run, open, width);
  return pairs
    .filter(({ line, next }) => !isWrapped || !isFull(line, next, width))
    .map(({ line }) => line.breakAt);
}

interface LinePair {
  readonly line: Line;
  readonly next: Line;
}

/**
 * A run of lines reads like prose when a sentence ends and another begins within one of its lines; when at least one in
 * five of its line ends without a full stop divides a phrase; or when a quarter of its words are words of grammar and it
 * is at least 40 wide, as a title of two lines is, or ends with a full stop. Names in a list do none of this.
 */
function isProse(run: readonly Line[], open: readonly LinePair[], width: number): boolean {
  if (run.some(({ text }) => STOP_WITHIN.test(text))) return true;
  const divided = open.filter(({ line, next }) => dividesPhrase(line.text, next.text)).length;
  if (divided > 0 && divided * 5 >= open.length) return true;
  const words = run.flatMap(({ text }) => text.split(/\s+/u));
  const isTitle = width >= 40 || STOP.test(run.at(-1)?.text ?? '');
  return isTitle && words.filter((word) => GRAMMAR.test(word)).length * 4 >= words.length;
}

function isFull({ text }: Line, next: Line, width: number): boolean {
  const word = /^\S*/u.exec(next.text)?.[0] ?? '';
  const share = goesOn(text, next.text) ? FULL_WHERE_IT_GOES_ON : FULL;
  return text.length + 1 + word.length > width * share;
}

/** A word of grammar or a hyphen stands at the line end. */
const dividesPhrase = (line: string, next: string): boolean =>
  GRAMMAR.test(/\S+$/u.exec(line)?.[0] ?? '') ||
  GRAMMAR.test(/^\S+/u.exec(next)?.[0] ?? '') ||
  (/\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next));

const goesOn = (line: string, next: string): boolean =>
  !STOP.test(line) && (/^\p{Ll}/u.test(next) || /[,-]$/u.test(line) || dividesPhrase(line, next));

const STOP = /[.!?][\p{Pe}\p{Pf}"']*$/u;
const STOP_WITHIN = /\p{Ll}{3}[.!?][\p{Pe}\p{Pf}"']*\s+\p{Lu}/u;

/** Words that join others, in lower case; names hold few of them. */
const GRAMMAR =
  /^(?:a|an|and|are|as|at|be|been|but|by|can|did|do|does|for|from|had|has|have|if|in|into|is|it|its|may|nor|of|on|or|our|than|that|the|their|these|they|this|those|to|was|we|were|when|which|while|who|with|within|without)$/u;

/** Bullets, numbers and letters that begin an item or heading; labels of keywords. */
const ITEM =
  /^(?:(?:[-–—•◦▪‣·*]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)]|\(?[ivx]{2,4}[.)])\s+\S|\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu}|(?:[Kk]ey ?[Ww]ords?|KEY ?WORDS?|Index [Tt]erms|MeSH [Tt]erms)\s*[:—–-])/u;
