/** A vertical part of the window, in CSS pixels from its upper edge. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/** Space kept above and below what is scrolled into view, because arcs and tags are drawn above a line. */
const ROOM = 48;

/**
 * The part of the window where nothing covers `box`, at any scroll position. Elements that cover the page are marked:
 * `data-covers="top"` for bars at the upper edge, `data-covers="bottom"` for those at the lower edge.
 */
export function sightOf(box: Pick<DOMRect, 'left' | 'right'>): Sight {
  const height = window.innerHeight;
  let top = 0;
  let bottom = height;
  for (const element of document.querySelectorAll<HTMLElement>('[data-covers]')) {
    const { position } = getComputedStyle(element);
    const cover = element.getBoundingClientRect();
    const isOver = cover.left < box.right && cover.right > box.left;
    if (!isOver || (position !== 'fixed' && position !== 'sticky')) continue;
    if (element.dataset.covers === 'top') top = Math.max(top, Math.min(cover.bottom, height));
    else bottom = Math.min(bottom, cover.top);
  }
  return { top, bottom: Math.max(top, bottom) };
}

/**
 * The scroll distance in CSS pixels (downwards positive) that makes a box visible: the smallest one, with the box's top
 * first.
 */
export function scrollFor(box: Sight, { top, bottom }: Sight): number {
  const room = Math.min(ROOM, Math.max(0, (bottom - top - (box.bottom - box.top)) / 2));
  const over = box.top - (top + room);
  if (over < 0) return over;
  const under = box.bottom - (bottom - room);
  return under > 0 ? Math.min(under, over) : 0;
}

/** Scrolls the window so that an element, or a box within it, is visible beside everything that covers the text. */
export function bringIntoSight(
  element: Element | null | undefined,
  boxOf: () => DOMRect | undefined = () => element?.getBoundingClientRect(),
): void {
  const before = boxOf();
  if (!element || !before) return;
  // The size of blocks out of view is only estimated (`content-visibility`); this makes the browser lay them out.
  if (scrollFor(before, sightOf(before)) !== 0) element.scrollIntoView({ block: 'nearest' });
  const box = boxOf();
  if (box) window.scrollBy({ top: scrollFor(box, sightOf(box)) });
}
