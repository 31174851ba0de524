import type { Span } from '../text/span.ts';
import type { Encoding } from '../tokenize/word-piece.ts';
import type { PieceSpan } from './decode-head.ts';

/**
 * The text span of a run of pieces, never ending inside a word. The rule: a word that the run covers only in
 * part is taken in whole when the covered part is at least half of its characters, else left out; a word the run
 * lies wholly within is always taken in. Words are BERT's (split at white space and punctuation), so
 * 'anti-TNF' is three of them, and a combining mark belongs to its letter.
 */
export function snapToWords(span: Pick<PieceSpan, 'first' | 'end'>, encoding: Encoding): Span {
  const { starts, ends, words, wordStarts, wordEnds } = encoding;
  const start = starts[span.first] ?? 0;
  const end = ends[span.end - 1] ?? start;
  let firstWord = words[span.first] ?? 0;
  let lastWord = words[span.end - 1] ?? firstWord;
  const startOf = (word: number) => wordStarts[word] ?? 0;
  const endOf = (word: number) => wordEnds[word] ?? 0;
  const isMinor = (word: number, covered: number) => covered * 2 < endOf(word) - startOf(word);

  if (firstWord < lastWord && isMinor(firstWord, endOf(firstWord) - start)) firstWord += 1;
  if (firstWord < lastWord && isMinor(lastWord, end - startOf(lastWord))) lastWord -= 1;
  return { start: startOf(firstWord), end: endOf(lastWord) };
}
