/**
 * A half-open range of a text, in UTF-16 code units: `text.slice(start, end)` is what it covers.
 * Formats that count code points are converted at the border (see `code-points.ts`).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Reading order: earlier start first, then the longer (outer) span first. */
export const compareSpans = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** The shortest span that holds all of them; undefined for none. */
export const spanOver = (spans: readonly Span[]): Span | undefined =>
  spans.length === 0
    ? undefined
    : {
        start: Math.min(...spans.map(({ start }) => start)),
        end: Math.max(...spans.map(({ end }) => end)),
      };

/** What two spans have in common; undefined where they do not overlap. */
export const intersection = (a: Span, b: Span): Span | undefined =>
  overlaps(a, b) ? { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) } : undefined;

/** The spans that lie within no longer one, in reading order. A text that names something within a longer name does not speak of it. */
export function outermost<T extends Span>(spans: readonly T[]): T[] {
  let last: Span | undefined;
  return [...spans].sort(compareSpans).filter((span) => {
    const isInner = last !== undefined && contains(last, span) && !contains(span, last);
    if (!last || span.end > last.end) last = span;
    return !isInner;
  });
}
