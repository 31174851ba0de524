import { type RefObject, useEffect, useState } from 'react';
import type { PdfLayout } from '../../engine/contract/pdf-pages.ts';

/**
 * Largest number of items in the document for the browser's own search. A longer PDF keeps the pages that were seen.
 */
const MAX_ITEMS = 30_000;

/** Pages whose letters are in the document: first those near the window, then the others while the page is idle. */
export function usePagesWithText(
  root: RefObject<HTMLElement | null>,
  layout: PdfLayout,
): ReadonlySet<number> {
  const [pages, setPages] = useState<ReadonlySet<number>>(() => new Set([0, 1]));
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const add = (found: readonly number[]) =>
      setPages((before) =>
        found.every((page) => before.has(page)) ? before : new Set([...before, ...found]),
      );
    const observer = new IntersectionObserver(
      (entries) =>
        add(
          entries
            .filter(({ isIntersecting }) => isIntersecting)
            .map(({ target }) => Number((target as HTMLElement).dataset.page) - 1),
        ),
      { rootMargin: '100% 0px' },
    );
    const observe = () => {
      observer.disconnect();
      for (const page of element.querySelectorAll('[data-page]')) observer.observe(page);
    };
    observe();
    // Page elements are added once their size is known.
    const changes = new MutationObserver(observe);
    changes.observe(element, { childList: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
    };
  }, [root]);

  const count = layout.pages.length;
  const items = layout.pages.reduce((sum, page) => sum + page.items.length, 0);
  useEffect(() => {
    const next = items > MAX_ITEMS ? -1 : firstMissing(pages, count);
    if (next < 0) return;
    return whenIdle(() => setPages((before) => new Set([...before, next])));
  }, [pages, count, items]);
  return pages;
}

function firstMissing(pages: ReadonlySet<number>, count: number): number {
  for (let page = 0; page < count; page += 1) if (!pages.has(page)) return page;
  return -1;
}

/** Falls back to a timer, because Safari has no `requestIdleCallback`. @returns a function that cancels it */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}
