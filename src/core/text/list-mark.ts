import type { Span } from './span.ts';

const BULLET = /^[-–—•◦▪‣·*]\s+(?=\S)/u;
const NUMBER = /^\(?\d{1,3}[.)](?:\s+|$)/u;

/**
 * A span of a text without the mark of a list item with which it begins: '- aspirin' names aspirin, '-SH' a group; '2. TP53', where a
 * line begins so, names TP53. Undefined where nothing else is in it: '4' in '4. TNF'.
 */
export function withoutListMark<S extends Span>(text: string, span: S): S | undefined {
  const bullet = BULLET.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  if (bullet > 0) return { ...span, start: span.start + bullet };
  // Only the characters that a mark can have are looked at: a search for the line's start might go through all the text.
  const near = Math.max(0, span.start - MAX_MARK_LENGTH - 1);
  const [before = ''] = /[^\n\r]*$/u.exec(text.slice(near, span.start)) ?? [];
  if (before.length > MAX_MARK_LENGTH || !/^\s*\(?$/u.test(before)) return span;
  const line = span.start - before.length;
  const from = line + (/^\s*/u.exec(before)?.[0].length ?? 0);
  const number = NUMBER.exec(text.slice(from, span.end + MAX_MARK_LENGTH))?.[0].length ?? 0;
  const start = from + number;
  if (number === 0) return span;
  return start < span.end ? { ...span, start } : undefined;
}

/** White space before a mark, and the mark. */
const MAX_MARK_LENGTH = 8;
