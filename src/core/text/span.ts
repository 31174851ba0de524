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
