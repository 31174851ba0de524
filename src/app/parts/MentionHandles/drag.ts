import type { Span } from '../../../core/text/span.ts';
import { wordsOf } from '../../../core/text/words.ts';

/** What of a mention is dragged: one of its ends, or a relation from it. */
export type Grip = 'start' | 'end' | 'relation';

/** Words are looked for as far as this around a place (UTF-16), however long the text is. */
const NEAR = 200;

/**
 * Where an end of a mention comes to lie when it is dragged to a place: at the nearest beginning (or end) of a word, so
 * that at least one word is left; `isByLetter`: exactly there, but for one letter that is left.
 *
 * @param span the mention, from its first letter to its last
 */
export function droppedEnd(
  text: string,
  span: Span,
  edge: 'start' | 'end',
  at: number,
  isByLetter: boolean,
): number {
  const isLeft = (place: number) => (edge === 'start' ? place < span.end : place > span.start);
  if (isByLetter) {
    return edge === 'start' ? Math.min(at, span.end - 1) : Math.max(at, span.start + 1);
  }
  const near = { start: Math.max(0, at - NEAR), end: at + NEAR };
  const places = [...wordsOf(text, near), ...wordsOf(text, span)]
    .map((word) => word[edge])
    .filter(isLeft);
  return places.reduce(
    (best, place) => (Math.abs(place - at) < Math.abs(best - at) ? place : best),
    places[0] ?? span[edge],
  );
}
