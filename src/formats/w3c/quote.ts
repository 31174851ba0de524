import type { Span } from '../../core/text/span.ts';
import { wellFormed } from '../exchange/concepts.ts';

/** Characters before and after a quote, in UTF-16 units: enough to tell repeated names apart. */
const CONTEXT_LENGTH = 32;

/** What a TextQuoteSelector holds. */
export const quoteOf = (text: string, { start, end }: Span) => ({
  exact: text.slice(start, end),
  prefix: wellFormed(text.slice(Math.max(0, start - CONTEXT_LENGTH), start)),
  suffix: wellFormed(text.slice(end, end + CONTEXT_LENGTH)),
});
