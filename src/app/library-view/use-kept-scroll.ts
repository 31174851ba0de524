import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Height of a row with its two lines, in CSS pixels. */
export const ROW_HEIGHT = 60;
/** Height of the heading (2.4rem) in CSS pixels. The virtual list does not know it. */
export const HEADING_HEIGHT = 39;

/** Scroll position at which the table was left, and the query that it showed. */
let left = { query: '', top: 0 };

/**
 * Keeps the scroll position while a document is open. It is restored once the rows are there, which a search finds
 * later; the active row is in sight then.
 */
export function useKeptScroll(
  scroller: RefObject<HTMLDivElement | null>,
  query: string,
  rows: number,
  at: number,
): void {
  const wanted = useRef(left.query === query ? left.top : undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    const { current: top } = wanted;
    if (!element || top === undefined || rows === 0) return;
    wanted.current = undefined;
    const inSight = element.clientHeight - HEADING_HEIGHT - ROW_HEIGHT;
    const row = at * ROW_HEIGHT;
    element.scrollTop = at < 0 ? top : Math.min(Math.max(top, row - inSight), row);
  }, [scroller, rows, at]);
  useEffect(() => {
    const element = scroller.current;
    const keep = () => {
      if (wanted.current === undefined) left = { query, top: element?.scrollTop ?? 0 };
    };
    element?.addEventListener('scroll', keep, { passive: true });
    return () => element?.removeEventListener('scroll', keep);
  }, [scroller, query]);
}
