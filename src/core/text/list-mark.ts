import type { Span } from './span.ts';

const MARK = /^[-–—•◦▪‣·*]\s+(?=\S)/u;

/** A span of a text without the mark of a list item with which it begins: '- aspirin' names aspirin, '-SH' a group. */
export function withoutListMark<S extends Span>(text: string, span: S): S {
  const mark = MARK.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  return mark === 0 ? span : { ...span, start: span.start + mark };
}
