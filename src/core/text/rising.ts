import type { Span } from './span.ts';

/** Index of the first of the rising `values` that is above `limit`; their number when there is none. */
export function indexAfter(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The furthest end of each of many spans and those before it. These rise, so that `indexAfter` can search them. */
export function reachesOf(spans: readonly Span[]): readonly number[] {
  let furthest = 0;
  return spans.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
}
