import type { Span } from './span.ts';

/** The marks that end a part of a sentence, with white space before and between them. */
const MARKS = /[\s.,;:]+$/u;
/** A full stop that shortens the last word of a species: 'Bacillus sp.', 'Zea mays L.', 'Candida auris sp. nov.' */
const SHORTENED = /(?<![\p{L}\p{N}])(?:spp?|ssp|subsp|nov|gen|var|cv|pv|bv|sv|ser|[A-Z]|Linn)\.$/u;
/** A full stop behind a word that has another one within: 'I.V.' */
const DOTTED = /\.[^\s.,;:]+\.$/u;

/**
 * A span without the full stops, commas, semicolons and colons at its end, which belong to the sentence: in 'omeprazole inhibits ATP4A.'
 * the gene is 'ATP4A'. A full stop that belongs to the name stays. Undefined where nothing else is in the span.
 */
export function withoutEndMark(text: string, span: Span, type: string): Span | undefined {
  const inside = text.slice(span.start, span.end);
  const marks = MARKS.exec(inside);
  if (!marks) return span;
  const ownStop = type === 'Species' ? SHORTENED : DOTTED;
  const withStop = inside.slice(0, marks.index + 1);
  const length = ownStop.test(withStop) ? withStop.length : marks.index;
  return length > 0 ? { start: span.start, end: span.start + length } : undefined;
}
