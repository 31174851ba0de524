import type { Span } from './span.ts';

/** An edit: `before.slice(start, end)` became `insert`. UTF-16, half-open. */
export interface TextEdit extends Span {
  readonly insert: string;
}

export const applyEdit = (text: string, { start, end, insert }: TextEdit): string =>
  text.slice(0, start) + insert + text.slice(end);

/** The edit that takes `applyEdit(before, edit)` back to `before`. */
export const invertEdit = (before: string, { start, end, insert }: TextEdit): TextEdit => ({
  start,
  end: start + insert.length,
  insert: before.slice(start, end),
});

/**
 * The shortest single edit that makes `after` of `before`, never cutting a surrogate pair;
 * `undefined` if they are equal. Of several equally short ones the last in the text.
 */
export function diffEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  if (isHigh(before, head - 1)) head -= 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (tail > 0 && isLow(before, before.length - tail)) tail -= 1;
  return {
    start: head,
    end: before.length - tail,
    insert: after.slice(head, after.length - tail),
  };
}

/**
 * The edit of `original` meant by what a text area holds after editing. Text areas turn CRLF and CR into
 * LF, so comparing directly would change every line end: outside the changed stretch the original's are
 * kept. Inserted line breaks are CRLF where the original's first one is, else LF. The one exception: where
 * the edit would push lone CRs against an LF, which would then read as one line break, they become LF.
 */
export function textareaEdit(original: string, value: string): TextEdit | undefined {
  const edit = diffEdit(toLf(original), toLf(value));
  if (!edit) return undefined;
  let start = originalOffset(original, 0, edit.start);
  const end = originalOffset(original, start, edit.end - edit.start);
  let insert = isCrlf(original) ? edit.insert.replaceAll('\n', '\r\n') : edit.insert;
  if ((insert + original.slice(end, end + 1)).startsWith('\n')) {
    for (; original[start - 1] === '\r'; start -= 1) insert = `\n${insert}`;
  }
  return { start, end, insert };
}

export const toLf = (text: string): string => text.replace(/\r\n?/g, '\n');

const isCrlf = (text: string): boolean => /\r\n?|\n/.exec(text)?.[0] === '\r\n';

/** The offset `count` characters after `from`, where a CRLF counts as one. */
function originalOffset(text: string, from: number, count: number): number {
  let at = from;
  for (let passed = 0; passed < count; passed += 1) {
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return at;
}

const isHigh = (text: string, at: number): boolean => inRange(text, at, 0xd800);
const isLow = (text: string, at: number): boolean => inRange(text, at, 0xdc00);

/** Whether the code unit at `at` lies in the 1024 surrogates from `first` on. */
function inRange(text: string, at: number, first: number): boolean {
  const code = text.charCodeAt(at);
  return code >= first && code < first + 0x400;
}
