import { indexAfter, reachesOf } from './rising.ts';
import { compareSpans, overlaps, type Span } from './span.ts';

/**
 * Finds which of many spans overlap a given one, without looking at all of them.
 *
 * @returns a function whose result is in reading order
 */
export function overlapFinder<T extends Span>(spans: readonly T[]): (span: Span) => T[] {
  const sorted = [...spans].sort(compareSpans);
  const reaches = reachesOf(sorted);
  return (span) => {
    const found: T[] = [];
    for (let at = indexAfter(reaches, span.start); at < sorted.length; at += 1) {
      const one = sorted[at];
      if (!one || one.start >= span.end) break;
      if (overlaps(one, span)) found.push(one);
    }
    return found;
  };
}
