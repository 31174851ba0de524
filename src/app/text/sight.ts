/** A stretch of the window from top to bottom, in CSS pixels from the window's upper edge. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/** Room kept over and under what is brought into sight: arcs and tags stand above a line. */
const ROOM = 48;

/**
 * The part of the window in which nothing lies over `box`, wherever that is scrolled to. What lies over the page says so:
 * `data-covers="top"` on bars that stick to the upper edge, `data-covers="bottom"` on those at the lower one.
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

/** How far to scroll, in CSS pixels, downwards positive, so that a box is in sight: as little as does it, its top first. */
export function scrollFor(box: Sight, { top, bottom }: Sight): number {
  const room = Math.min(ROOM, Math.max(0, (bottom - top - (box.bottom - box.top)) / 2));
  const over = box.top - (top + room);
  if (over < 0) return over;
  const under = box.bottom - (bottom - room);
  return under > 0 ? Math.min(under, over) : 0;
}

/** Scrolls the window so that an element, or a box within it, can be seen beside all that lies over the text. */
export function bringIntoSight(
  element: Element | null | undefined,
  boxOf: () => DOMRect | undefined = () => element?.getBoundingClientRect(),
): void {
  const before = boxOf();
  if (!element || !before) return;
  // Blocks out of sight are only estimated (`content-visibility`): this has the browser lay them out.
  if (scrollFor(before, sightOf(before)) !== 0) element.scrollIntoView({ block: 'nearest' });
  const box = boxOf();
  if (box) window.scrollBy({ top: scrollFor(box, sightOf(box)) });
}
