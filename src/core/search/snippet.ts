import { fold } from '../text/fold.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { findTerm, type Terms } from './words.ts';

/** A sentence in which something was found. UTF-16 offsets. */
export interface Snippet {
  readonly sentence: string;
  /** Where it was found in the sentence; in order, none overlapping. */
  readonly marks: readonly Span[];
}

/** The sentences of a document in which something was found. */
export interface Snippets {
  /** Of these the best ones, in the order in which they say most. */
  readonly shown: readonly Snippet[];
  /** How many sentences hold any of it. */
  readonly sentences: number;
}

/** What is looked for in one text. */
export interface Wanted {
  readonly terms: Terms;
  /** Places of which one lies in each sentence that is meant; absent: any sentence with one of the terms. */
  readonly places?: readonly number[];
}

/**
 * The sentences with most of the terms; of equal ones those behind the title, then in text order. `undefined`: none has any.
 *
 * @param most how many are given
 */
export function snippetsOf(
  text: string,
  { terms, places }: Wanted,
  most: number,
): Snippets | undefined {
  const found: { readonly sentence: string; readonly found: number; readonly isTitle: boolean }[] =
    [];
  for (const { start, end } of sentenceSpans(text)) {
    if (places && !places.some((place) => start <= place && place < end)) continue;
    const sentence = text.slice(start, end).trim();
    const folded = fold(sentence);
    const count = terms.filter((term) => findTerm(folded, term) >= 0).length;
    if (count > 0) found.push({ sentence, found: count, isTitle: start === 0 });
  }
  if (found.length === 0) return undefined;
  const best = found.toSorted((a, b) => b.found - a.found || Number(a.isTitle) - Number(b.isTitle));
  const shown = best.slice(0, most).map(({ sentence }) => ({
    sentence,
    marks: marksIn(sentence, terms),
  }));
  return { shown, sentences: found.length };
}

function marksIn(sentence: string, terms: Terms): readonly Span[] {
  const { folded, places } = foldWithPlaces(sentence);
  const found: Span[] = [];
  for (const term of terms) {
    for (let at = findTerm(folded, term); at >= 0; at = findTerm(folded, term, at + term.length)) {
      const last = places[at + term.length - 1] ?? places.at(-1);
      found.push({ start: places[at]?.start ?? 0, end: last?.end ?? sentence.length });
    }
  }
  found.sort(compareSpans);
  let reach = 0;
  return found.filter(({ start, end }) => {
    const isFree = start >= reach;
    reach = Math.max(reach, end);
    return isFree;
  });
}

/** A folded text, and for each of its units the letter of the text that it comes of. */
function foldWithPlaces(text: string) {
  const places: Span[] = [];
  let folded = '';
  let at = 0;
  for (const letter of text) {
    const start = at;
    at += letter.length;
    const part = fold(letter);
    // A mark belongs to the letter before it.
    if (part === '' && places.length > 0) {
      const last = places.at(-1);
      if (last) places[places.length - 1] = { ...last, end: at };
      continue;
    }
    if (part === ' ' && folded.endsWith(' ')) continue;
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) places.push({ start, end: at });
  }
  return { folded, places };
}
