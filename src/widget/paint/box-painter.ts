import { appearanceOf } from '../../core/catalogue/entity-type.ts';
import type { Painter } from './painter.ts';
import { colourOf } from './type-styles.ts';

/**
 * Draws boxes over the text in browsers without custom highlights (Firefox before 140). The layer lies in the element's
 * shadow tree, lets every event through, and is drawn again when the page scrolls or changes its size.
 */
export function boxPainter(layer: HTMLElement): Painter {
  const shown = new Map<StaticRange, string>();
  let chosen: readonly StaticRange[] = [];
  let frame = 0;

  const draw = (): void => {
    frame = 0;
    const origin = layer.getBoundingClientRect();
    const boxes: HTMLElement[] = [];
    for (const [range, type] of shown) {
      for (const rect of rectsOf(range)) boxes.push(boxFor(rect, origin, type, false));
    }
    for (const range of chosen) {
      for (const rect of rectsOf(range)) boxes.push(boxFor(rect, origin, '', true));
    }
    layer.replaceChildren(...boxes);
  };
  const drawSoon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const sizes = new ResizeObserver(drawSoon);
  let isFollowing = false;
  const follow = (): void => {
    if (isFollowing) return;
    isFollowing = true;
    sizes.observe(document.documentElement);
    document.addEventListener('scroll', drawSoon, { capture: true, passive: true });
  };

  return {
    prepare() {},
    add(type, range) {
      follow();
      shown.set(range, type);
      drawSoon();
    },
    remove(_type, range) {
      shown.delete(range);
      drawSoon();
    },
    choose(ranges) {
      chosen = ranges;
      drawSoon();
    },
    clear() {
      shown.clear();
      chosen = [];
      isFollowing = false;
      sizes.disconnect();
      document.removeEventListener('scroll', drawSoon, { capture: true });
      drawSoon();
    },
  };
}

function rectsOf(range: StaticRange): DOMRect[] {
  const live = new Range();
  try {
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
  } catch {
    // The host has shortened the text; it is collected again in a moment.
    return [];
  }
  return [...live.getClientRects()];
}

function boxFor(rect: DOMRect, origin: DOMRect, type: string, isChosen: boolean): HTMLElement {
  const box = document.createElement('span');
  const { style } = box;
  style.position = 'absolute';
  style.left = `${rect.left - origin.left}px`;
  style.top = `${rect.top - origin.top}px`;
  style.width = `${rect.width}px`;
  style.height = `${rect.height}px`;
  const colour = isChosen ? 'var(--bio-gloss-accent, oklch(0.62 0.15 257))' : colourOf(type);
  style.backgroundColor = `color-mix(in oklab, ${colour} ${isChosen ? 45 : 20}%, transparent)`;
  const { pattern } = appearanceOf(type);
  if (!isChosen) style.borderBottom = `2px ${pattern === 'wavy' ? 'double' : pattern} ${colour}`;
  return box;
}
