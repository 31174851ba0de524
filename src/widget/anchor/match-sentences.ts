import { append } from '../../core/grouped.ts';
import { sentenceSpans } from '../../core/text/sentences.ts';
import { contains, type Span } from '../../core/text/span.ts';

/** The parts of an earlier text that a later text still contains. */
export interface SentenceMatch {
  /**
   * Sentences of the later text without a counterpart, in text order; they must be read. UTF-16 code units, half-open.
   */
  readonly unread: readonly Span[];
  /** Moves a span of the earlier text to the same words in the same sentence; undefined when the sentence is gone. */
  readonly move: <S extends Span>(span: S) => S | undefined;
}

/**
 * Finds the sentences of a text again after the host has changed it, wherever they are now. A sentence is identified by
 * its words and those of the sentence before it, otherwise by its words alone; among equal ones, the first unused one
 * in text order is taken. A host may so re-render, sort or insert text without losing annotations.
 */
export function matchSentences(before: string, after: string): SentenceMatch {
  const old = quotesOf(before);
  const now = quotesOf(after);
  /** Start of the counterpart in the later text, by index of the earlier sentence. */
  const target = new Map<number, number>();
  const taken = new Set<number>();
  for (const keyOf of [inContext, alone]) {
    const free = new Map<string, number[]>();
    old.forEach((quote, index) => {
      if (!target.has(index)) append(free, keyOf(quote), index);
    });
    // Lists are reversed, so that the first element is cheap to take from the end.
    for (const list of free.values()) list.reverse();
    now.forEach((quote, index) => {
      if (taken.has(index)) return;
      const found = free.get(keyOf(quote))?.pop();
      if (found === undefined) return;
      target.set(found, quote.start);
      taken.add(index);
    });
  }
  return {
    unread: now.filter((_, index) => !taken.has(index)).map(({ start, end }) => ({ start, end })),
    move(span) {
      const index = sentenceAround(old, span);
      const start = index === undefined ? undefined : target.get(index);
      const from = index === undefined ? undefined : old[index]?.start;
      if (start === undefined || from === undefined) return undefined;
      const by = start - from;
      return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
    },
  };
}

interface Quote extends Span {
  readonly text: string;
  readonly previous: string;
}

const inContext = ({ previous, text }: Quote): string => `${previous}\n\n${text}`;
const alone = ({ text }: Quote): string => text;

function quotesOf(text: string): readonly Quote[] {
  let previous = '';
  return sentenceSpans(text).map(({ start, end }) => {
    const quote = { start, end, text: text.slice(start, end), previous };
    previous = quote.text;
    return quote;
  });
}

/** Index of the sentence that contains the whole span. */
function sentenceAround(sentences: readonly Quote[], span: Span): number | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const sentence = sentences[low];
  return sentence && contains(sentence, span) ? low : undefined;
}
