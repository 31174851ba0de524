import type { Span } from '../../core/text/span.ts';
import { mentionText } from './model.ts';
import type { OffsetConverter } from './offset-units.ts';
import { isSpelledAlike } from './spelling.ts';

/** Where a file says that something stands, and what it says stands there. */
export interface Quote {
  /** Spans in the unit of the file. */
  readonly spans: readonly Span[];
  /** The text that the format quotes; absent where the format does not quote. */
  readonly quote?: string;
  /** The part of the document that it stands in, where the format says so (`OffsetConverter`). */
  readonly home?: number;
}

/** UTF-16 spans and, where something was amiss, what; no spans when there is no such place in the text. */
export interface Anchored {
  readonly spans?: readonly Span[];
  readonly trouble?: string;
}

/**
 * Finds the quotes in the text. The unit is the one in which most quotes are found where the file says (tools
 * disagree with their own specifications: lfurrer/bconv#5). A quote that stands a few characters beside is moved,
 * one that is the same words in another spelling ("TNF-a" for "TNF-α") is left where the file says. Any other has no
 * place: it would land on other letters.
 */
export function anchor(
  text: string,
  quotes: readonly Quote[],
  converters: readonly OffsetConverter[],
): { readonly anchored: readonly Anchored[]; readonly unit: OffsetConverter['unit'] | undefined } {
  let best: { converter: OffsetConverter; misses: number } | undefined;
  for (const converter of converters) {
    const misses = quotes.filter(
      (quote) => !isFound(text, quote, toUtf16(quote, converter)),
    ).length;
    if (!best || misses < best.misses) best = { converter, misses };
    if (best.misses === 0) break;
  }
  const converter = best?.converter;
  return {
    unit: converter?.unit,
    anchored: quotes.map((quote) => (converter ? place(text, quote, converter) : {})),
  };
}

function place(text: string, quote: Quote, converter: OffsetConverter): Anchored {
  const spans = toUtf16(quote, converter);
  if (!spans) {
    const at = quote.spans.map(({ start, end }) => `${start}-${end}`).join(', ');
    const name = quote.quote === undefined ? '' : `${JSON.stringify(quote.quote)} at `;
    return { trouble: `${name}${at || 'no place'} does not lie within the text` };
  }
  if (isFound(text, quote, spans)) return { spans };
  const there = JSON.stringify(mentionText(text, spans));
  const moved =
    spans.length === 1 && quote.quote ? nearby(text, quote.quote, spans[0]?.start) : undefined;
  if (moved)
    return { spans: [moved], trouble: `moved to ${JSON.stringify(quote.quote)}, found ${there}` };
  const expected = `expected ${JSON.stringify(quote.quote)}, found ${there}`;
  return isSpelledAlike(mentionText(text, spans), quote.quote ?? '')
    ? { spans, trouble: expected }
    : { trouble: `left out: ${expected}` };
}

function toUtf16({ spans, home }: Quote, converter: OffsetConverter): readonly Span[] | undefined {
  const result: Span[] = [];
  for (const span of spans) {
    const start = converter.toUtf16(span.start, home);
    const end = converter.toUtf16(span.end, home);
    if (start === undefined || end === undefined || start >= end) return undefined;
    result.push({ start, end });
  }
  if (result.length === 0) return undefined;
  return result.sort((a, b) => a.start - b.start);
}

/** White space does not count: formats join fragments and turn line ends as they like. */
function isFound(text: string, { quote }: Quote, spans: readonly Span[] | undefined): boolean {
  if (!spans) return false;
  if (quote === undefined) return true;
  const there = mentionText(text, spans);
  return there === quote || squeeze(there) === squeeze(quote);
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '');

/** How far a wrong offset may be off, in UTF-16 units: the joiner after the title, a few lost characters. */
const REACH = 10;

function nearby(text: string, quote: string, start = 0): Span | undefined {
  const from = Math.max(0, start - REACH);
  const window = text.slice(from, start + REACH + quote.length);
  const at = window.indexOf(quote);
  if (at < 0 || window.indexOf(quote, at + 1) >= 0) return undefined;
  return { start: from + at, end: from + at + quote.length };
}
