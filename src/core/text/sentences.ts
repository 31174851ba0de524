import { indexAfter } from './rising.ts';
import { endsSentence } from './sentence-end.ts';
import type { Span } from './span.ts';
import { unitEnds } from './unit-ends.ts';

/** A sentence, or a unit that stands for one: a heading, a line of a list, a cell of a table. */
export interface Sentence extends Span {
  /** A paragraph, a line of a list or a cell begins here: what was said before does not go on here. */
  readonly startsParagraph: boolean;
}

/**
 * Sentences of scientific and clinical text, as spans without the white space around them, in order; together they
 * hold every character that is not white space. Cells of a row that are parted by commas meet: the comma ends its cell.
 *
 * This is the only place that says what a sentence is. Mentions lie within one, negation ends with it, the "same
 * sentence" of relations means it, windows end at it, and an edit has it read again.
 *
 * White space is `\s` of ECMAScript, in Python `[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]`.
 * Every maximal run of it within the text is judged, from left to right. It divides where one of its characters ends a
 * unit (`unitEnds`; the next sentence then starts a paragraph), or where the text before it ends a sentence that the
 * text behind it does not go on with (`endsSentence`). What commas part is divided where a cell ends. `fixtures/sentences.json` records what the rule gives, so that
 * another implementation can be held against it.
 */
export function sentenceSpans(text: string): readonly Sentence[] {
  const known = latest.find((one) => one.text === text);
  if (known) return known.sentences;
  const sentences = split(text);
  latest.unshift({ text, sentences });
  latest.length = Math.min(latest.length, MAX_KEPT);
  return sentences;
}

/** A step of an edit asks for the sentences of the text before it and of the one behind it, several times each. */
const latest: { readonly text: string; readonly sentences: readonly Sentence[] }[] = [];
const MAX_KEPT = 3;

function split(text: string): readonly Sentence[] {
  const { spaces, cells } = unitEnds(text);
  const end = text.trimEnd().length;
  let start = end - text.slice(0, end).trimStart().length;
  let startsParagraph = true;
  const sentences: Sentence[] = [];
  /** Ends a sentence at `at`; the next one starts at `next`. */
  const divide = (at: number, next: number, isUnitEnd: boolean) => {
    sentences.push({ start, end: at, startsParagraph });
    start = next;
    startsParagraph = isUnitEnd;
  };
  let cell = 0;
  const divideCells = (before: number) => {
    for (; (cells[cell] ?? before) < before; cell += 1) {
      const at = cells[cell] ?? before;
      if (start < at) divide(at, at, true);
    }
  };
  for (const { 0: gap, index: at } of text.matchAll(/\s+/gu)) {
    const next = at + gap.length;
    divideCells(at);
    if (at <= start || next > end) continue;
    const isUnitEnd = (spaces[indexAfter(spaces, at - 1)] ?? next) < next;
    if (isUnitEnd || endsSentence(text, start, at, next)) divide(at, next, isUnitEnd);
  }
  divideCells(end);
  if (start < end) sentences.push({ start, end, startsParagraph });
  return sentences;
}
