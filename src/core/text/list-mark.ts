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
  const line =
    Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  if (span.start - line > MAX_MARK_LENGTH || !/^\s*\(?$/u.test(text.slice(line, span.start)))
    return span;
  const from = line + (/^\s*/u.exec(text.slice(line, span.start))?.[0].length ?? 0);
  const number = NUMBER.exec(text.slice(from, span.end + MAX_MARK_LENGTH))?.[0].length ?? 0;
  const start = from + number;
  if (number === 0) return span;
  return start < span.end ? { ...span, start } : undefined;
}

/** White space before a mark, and the mark. */
const MAX_MARK_LENGTH = 8;
