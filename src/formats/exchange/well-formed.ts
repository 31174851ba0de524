import type { Span } from '../../core/text/span.ts';
import type { ExchangeDocument } from './model.ts';

/** Half a surrogate pair is no character: addresses and UTF-8 cannot hold it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * A document as it would arrive: each half of a pair, in whatever field, as U+FFFD. Done before anything is written,
 * since JSON has escapes that hide a half, which most readers take and cannot write again.
 */
export const wellFormedDocument = (document: ExchangeDocument): ExchangeDocument =>
  wellFormedValue(document) as ExchangeDocument;

function wellFormedValue(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(wellFormedValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [wellFormed(key), wellFormedValue(one)]),
  );
}

/** The characters before and after a span: at most so many UTF-16 units, none cut in two. */
export function contextOf(text: string, { start, end }: Span, length: number) {
  const from = Math.max(0, start - length);
  const to = Math.min(text.length, end + length);
  return {
    before: text.slice(isWithinPair(text, from) ? from + 1 : from, start),
    after: text.slice(end, isWithinPair(text, to) ? to - 1 : to),
  };
}

const isWithinPair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
