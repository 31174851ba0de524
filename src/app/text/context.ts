import type { Span } from '../../core/text/span.ts';

/** UTF-16 code units shown on either side. */
const REACH = 60;

/** The text around a span, cut at words, with an ellipsis where text was left out. */
export function contextOf(
  text: string,
  { start, end }: Span,
): { readonly before: string; readonly after: string } {
  let from = Math.max(0, start - REACH);
  if (from > 0)
    from = Math.min(start, from + Math.max(0, text.slice(from, start).search(/\s/)) + 1);
  let to = Math.min(text.length, end + REACH);
  if (to < text.length) to = end + Math.max(0, text.slice(end, to).search(/\s\S*$/));
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(from, start)}`,
    after: `${text.slice(end, to)}${to < text.length ? ' …' : ''}`,
  };
}
