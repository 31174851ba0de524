import type { Span } from '../../../core/text/span.ts';
import { wordsOf } from '../../../core/text/words.ts';

/** The dragged part of a mention: one of its ends, or a relation from it. */
export type Grip = 'start' | 'end' | 'relation';

/** Words are searched within this distance of an offset (UTF-16 code units), however long the text is. */
const NEAR = 200;

/**
 * The new offset of a dragged end: the nearest start (or end) of a word that leaves at least one word. With
 * `isByLetter`, the exact offset that leaves at least one letter.
 *
 * @param span the mention, half-open
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
