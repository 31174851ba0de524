import { useState } from 'react';

/** Number of rows drawn at first, and added each time: drawing thousands at once would block the page. */
const STEP = 200;

/** The first rows of a long list, at least up to the one in focus, and a function that shows more. */
export function useRows<T>(rows: readonly T[], isFocused: (row: T) => boolean) {
  const [limit, setLimit] = useState(STEP);
  const end = Math.max(limit, rows.findIndex(isFocused) + 1);
  return {
    shown: rows.length > end ? rows.slice(0, end) : rows,
    rest: Math.max(0, rows.length - end),
    onMore: () => setLimit(end + STEP),
  };
}
