import { useState } from 'react';

/** Rows drawn at first, and with each 'more'. Drawing thousands at once would hold up the page. */
const STEP = 200;

/** The first rows of a long list, up to the one in focus at least, and how to see more. */
export function useRows<T>(rows: readonly T[], isFocused: (row: T) => boolean) {
  const [limit, setLimit] = useState(STEP);
  const end = Math.max(limit, rows.findIndex(isFocused) + 1);
  return {
    shown: rows.length > end ? rows.slice(0, end) : rows,
    rest: Math.max(0, rows.length - end),
    onMore: () => setLimit(end + STEP),
  };
}
