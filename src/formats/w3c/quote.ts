import type { Span } from '../../core/text/span.ts';
import { contextOf } from '../exchange/well-formed.ts';

/** Characters before and after a quote, in UTF-16 units: enough to tell repeated names apart. */
const CONTEXT_LENGTH = 32;

/** What a TextQuoteSelector holds. */
export function quoteOf(text: string, span: Span) {
  const { before, after } = contextOf(text, span, CONTEXT_LENGTH);
  return { exact: text.slice(span.start, span.end), prefix: before, suffix: after };
}
