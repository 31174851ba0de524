import type { Span } from '../../core/text/span.ts';
import { wordsOf } from '../../core/text/words.ts';
import type { Selection } from '../state/curation/model.ts';
import type { State } from '../state/model.ts';
import { focusedMention } from './focused.ts';

/** Selects words by keyboard. */

const selected = ({ start, end }: Span): Selection => ({ start, end, by: 'keys' });

/** The first word to select: the one after the selection or focus, otherwise the first of the text. */
export function firstWord(state: State): Selection | undefined {
  const { document, view } = state;
  if (!document) return undefined;
  const from = view.curation.selection?.end ?? focusedMention(state)?.end ?? 0;
  return wordFrom(document.text, from, 1) ?? wordFrom(document.text, 0, 1);
}

/** The first word that starts at or after an offset, or the last one that ends at or before it. */
export function wordFrom(text: string, at: number, step: 1 | -1): Selection | undefined {
  const words = [...wordsOf(text)];
  const word =
    step > 0 ? words.find(({ start }) => start >= at) : words.findLast(({ end }) => end <= at);
  return word && selected(word);
}

/**
 * Moves one end of a selection by a word. Undefined when there is no further word, or when the selection would become
 * empty.
 */
export function moveSelection(
  text: string,
  { start, end }: Span,
  which: 'start' | 'end',
  by: 'grow' | 'shrink',
): Selection | undefined {
  const places = [...wordsOf(text)].map((word) => word[which]);
  const isFurther = (at: number) => (which === 'end' ? at > end : at < start);
  const isInside = (at: number) => at > start && at < end;
  const open = places.filter(by === 'grow' ? isFurther : isInside);
  const to = (which === 'end') === (by === 'grow') ? open[0] : open.at(-1);
  return to === undefined ? undefined : selected({ start, end, [which]: to });
}
