import type { Span } from '../text/span.ts';
import type { LayerMention } from './layer.ts';

/** How many words of a text one side, or both, cover with a type. */
export interface WordCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
}

export const NO_WORDS: WordCounts = { both: 0, onlyA: 0, onlyB: 0 };

export const addWords = (a: WordCounts, b: WordCounts): WordCounts => ({
  both: a.both + b.both,
  onlyA: a.onlyA + b.onlyA,
  onlyB: a.onlyB + b.onlyB,
});

/**
 * Cohen's kappa (Cohen 1960) of whether a word is covered. Undefined where chance alone would agree as well: both cover
 * every word, or none.
 *
 * @param words how many there are
 */
export function kappaOf({ both, onlyA, onlyB }: WordCounts, words: number): number | undefined {
  if (words === 0) return undefined;
  const [a, b] = [(both + onlyA) / words, (both + onlyB) / words];
  const observed = (words - onlyA - onlyB) / words;
  const expected = a * b + (1 - a) * (1 - b);
  return expected === 1 ? undefined : (observed - expected) / (1 - expected);
}

/** Words that mentions of a type touch on either side. @param words of the text, in order */
export function countWords(
  words: readonly Span[],
  a: readonly LayerMention[],
  b: readonly LayerMention[],
): WordCounts {
  const [first, second] = [coveredBy(words, a), coveredBy(words, b)];
  const both = [...first].filter((at) => second.has(at)).length;
  return { both, onlyA: first.size - both, onlyB: second.size - both };
}

/** Places in the list of words that mentions cover. */
function coveredBy(words: readonly Span[], mentions: readonly LayerMention[]): Set<number> {
  const covered = new Set<number>();
  for (const part of mentions.flatMap(({ parts }) => parts)) {
    for (let at = firstEndingAfter(words, part.start); at < words.length; at += 1) {
      const word = words[at];
      if (!word || word.start >= part.end) break;
      covered.add(at);
    }
  }
  return covered;
}

function firstEndingAfter(words: readonly Span[], place: number): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle]?.end ?? 0) > place) to = middle;
    else from = middle + 1;
  }
  return from;
}
