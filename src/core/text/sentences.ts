import type { Span } from './span.ts';

export interface Sentence extends Span {
  /** A line break stands before it: what was said there does not go on here. */
  readonly startsParagraph: boolean;
}

/**
 * Sentences of scientific prose, as spans without the white space around them, in order; together they hold
 * every character that is not white space.
 *
 * A sentence ends at `.`, `!` or `?` (with closing quotes or brackets), then white space, then something that can
 * begin a sentence; at a blank line; and at a line end where the text's lines are paragraphs. Known abbreviations
 * (e.g., i.v., Fig., spp.) do not end one.
 */
export function sentenceSpans(text: string): Sentence[] {
  const linesAreParagraphs = text.split('\n').some((line) => line.length > LONGEST_WRAPPED_LINE);
  const sentences: Sentence[] = [];
  let start = 0;
  let startsParagraph = true;
  for (const gap of text.matchAll(/\s+/gu)) {
    const next = gap.index + gap[0].length;
    if (!isBoundary(text, gap.index, gap[0], next, linesAreParagraphs)) continue;
    push(sentences, text, { start, end: gap.index, startsParagraph });
    start = next;
    startsParagraph = /[\n\r\u2029]/.test(gap[0]);
  }
  push(sentences, text, { start, end: text.length, startsParagraph });
  return sentences;
}

/** Longer lines than this are not hard-wrapped prose, so their ends mean something. */
const LONGEST_WRAPPED_LINE = 120;

const SENTENCE_END = /[.!?。！？]["'”’»)\]]*$/u;
const CAN_BEGIN = /^["'“‘«([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Script=Greek}]/u;
const ABBREVIATION =
  /(?:^|[\s([])(?:e\.g|i\.e|cf|vs|viz|al|etc|ca|approx|resp|no|nos|fig|figs|ref|refs|eq|eqs|tab|suppl|dr|prof|st|sp|spp|subsp|var|cv|i\.v|i\.p|s\.c|p\.o|i\.m|wt|vol|pp|ed|eds|inc|ltd|co|u\.s)\.$/iu;
/** How far back an abbreviation is looked for. */
const ABBREVIATION_REACH = 12;
/** How far ahead the beginning of a sentence is looked for. */
const BEGIN_REACH = 8;

function isBoundary(
  text: string,
  at: number,
  gap: string,
  next: number,
  linesAreParagraphs: boolean,
): boolean {
  if (/\n\s*\n|\r\s*\r/.test(gap) || gap.includes('\u2029')) return true;
  if (linesAreParagraphs && gap.includes('\n')) return true;
  const before = text.slice(Math.max(0, at - ABBREVIATION_REACH), at);
  if (!SENTENCE_END.test(before)) return false;
  if (!CAN_BEGIN.test(text.slice(next, next + BEGIN_REACH))) return false;
  return !ABBREVIATION.test(before);
}

function push(sentences: Sentence[], text: string, { start, end, ...rest }: Sentence): void {
  const part = text.slice(start, end);
  const trimmed = {
    start: start + (part.length - part.trimStart().length),
    end: start + part.trimEnd().length,
  };
  if (trimmed.start < trimmed.end) sentences.push({ ...trimmed, ...rest });
}
