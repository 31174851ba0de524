/**
 * Converts offsets both ways between UTF-16 code units, which the project counts in, and code points, which
 * W3C, PubTator, BioC and Python count in. A lone surrogate counts as one code point, as in JavaScript's
 * own iteration (and in Python's `surrogatepass`).
 */
export interface CodePointIndex {
  /** An offset between the halves of a pair counts as the pair's start. */
  readonly toCodePoints: (utf16: number) => number;
  readonly toUtf16: (codePoints: number) => number;
  /** Length of the text in code points. */
  readonly length: number;
}

/** Takes one pass over the text; each conversion then a binary search over its surrogate pairs. */
export function codePointIndex(text: string): CodePointIndex {
  /** UTF-16 offsets of the second halves of pairs, ascending. */
  const seconds: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (isSecondHalf(text, at)) {
      seconds.push(at);
      at += 1;
    }
  }
  const length = text.length - seconds.length;
  return {
    length,
    toCodePoints: (utf16) => {
      const at = clamp(utf16, text.length);
      return at - countWhile(seconds, (second) => second <= at);
    },
    toUtf16: (codePoints) => {
      const at = clamp(codePoints, length);
      return at + countWhile(seconds, (second, before) => second - before <= at);
    },
  };
}

const isSecondHalf = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

const clamp = (value: number, limit: number): number => Math.max(0, Math.min(value, limit));

/** How many values from the start fulfil a condition that, once false, stays false. */
function countWhile(
  values: readonly number[],
  holds: (value: number, index: number) => boolean,
): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
