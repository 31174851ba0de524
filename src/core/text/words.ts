import type { Span } from './span.ts';

/** A letter or digit; what combines with one belongs to it. */
const IN_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Scripts that put no space between words: each of their letters counts as a word. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

/**
 * Runs of letters and digits, in text order: hyphens, apostrophes and other signs part them. UTF-16, half-open.
 *
 * @param within where to look; a word that goes on beyond it is cut
 */
export function* wordsOf(
  text: string,
  within: Span = { start: 0, end: text.length },
): Generator<Span> {
  const from = Math.max(0, within.start);
  for (const { index, 0: word } of text.slice(from, within.end).matchAll(WORDS)) {
    yield { start: from + index, end: from + index + word.length };
  }
}

/** Whether a place lies within a word: letters or digits stand on both sides. */
export function isWithinWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.codePointAt(isBetweenHalves(text, at - 1) ? at - 2 : at - 1) ?? 0;
  return isInWord(before) && isInWord(text.codePointAt(at) ?? 0);
}

const isInWord = (codePoint: number): boolean => IN_WORD.test(String.fromCodePoint(codePoint));

/** The span without white space at its ends, and with whole code points there: widened where it cut one. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = wholeCodePoints(text, span);
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (start < end && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** A span inside the text that cuts no surrogate pair: widened where it cut one. */
function wholeCodePoints(text: string, span: Span): Span {
  const inside = (at: number) => Math.min(Math.max(0, at), text.length);
  const start = inside(Math.min(span.start, span.end));
  const end = inside(Math.max(span.start, span.end));
  return {
    start: isBetweenHalves(text, start) ? start - 1 : start,
    end: isBetweenHalves(text, end) ? end + 1 : end,
  };
}

/** Whether a place lies between the two halves of a surrogate pair. */
export const isBetweenHalves = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
