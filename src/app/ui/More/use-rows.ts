import { useState } from 'react';

/** Number of rows drawn at first, and added each time: drawing thousands at once would block the page. */
const STEP = 200;

/** The first rows of a long list with the one in focus, wherever it is, and a function that shows more. */
export function useRows<T>(rows: readonly T[], isFocused: (row: T) => boolean) {
  const [limit, setLimit] = useState(STEP);
  const shown = shownRows(rows, limit, isFocused);
  return {
    shown,
    rest: rows.length - shown.length,
    onMore: () => setLimit(limit + STEP),
  };
}

/** The first rows up to a limit; the one in focus follows them when it is further down. */
export function shownRows<T>(
  rows: readonly T[],
  limit: number,
  isFocused: (row: T) => boolean,
): readonly T[] {
  if (rows.length <= limit) return rows;
  const at = rows.findIndex(isFocused);
  return [...rows.slice(0, limit), ...rows.slice(Math.max(limit, at), at + 1)];
}
