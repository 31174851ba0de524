import { fold } from '../text/fold.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { findTerm, type Terms } from './words.ts';

/** A sentence in which something was found. UTF-16 offsets. */
export interface Snippet {
  readonly sentence: string;
  /** Where it was found in the sentence; in order, none overlapping. */
  readonly marks: readonly Span[];
  /** How many sentences hold any of it. */
  readonly sentences: number;
}

/** The sentence with most of the terms; of several the first behind the title. `undefined`: none has any. */
export function snippetOf(text: string, terms: Terms): Snippet | undefined {
  let best:
    | { readonly sentence: string; readonly found: number; readonly isTitle: boolean }
    | undefined;
  let sentences = 0;
  for (const { start, end } of sentenceSpans(text)) {
    const sentence = text.slice(start, end).trim();
    const folded = fold(sentence);
    const found = terms.filter((term) => findTerm(folded, term) >= 0).length;
    if (found === 0) continue;
    sentences += 1;
    const isBetter = !best || found > best.found || (best.isTitle && found === best.found);
    if (isBetter) best = { sentence, found, isTitle: start === 0 };
  }
  return best && { sentence: best.sentence, marks: marksIn(best.sentence, terms), sentences };
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
