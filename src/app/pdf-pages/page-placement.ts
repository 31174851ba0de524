import type { TextPlacement } from '../text/dom-offsets.ts';
import type { PlacedText } from './placed-text.ts';

/** Largest number of items to search for one with a letter of the text. */
const MAX_ITEMS = 200;

/**
 * How the element that holds the pages shows the text. A page whose letters are not in the document is represented as a
 * whole.
 */
export function pagePlacement(root: HTMLElement, placed: PlacedText): TextPlacement {
  return {
    rangesOf: (start, end) =>
      placed.stretchesOf({ start, end }).flatMap(({ page, item, from, to }) => {
        const element = root.querySelector<HTMLElement>(`[data-page="${page + 1}"]`);
        const letters = element?.querySelector<HTMLElement>(`[data-item="${item}"]`);
        const range = document.createRange();
        const [first, last] = [placeIn(letters, from, 'after'), placeIn(letters, to, 'before')];
        if (first && last) {
          range.setStart(first.node, first.offset);
          range.setEnd(last.node, last.offset);
          return [range];
        }
        if (!element) return [];
        range.selectNodeContents(element);
        return [range];
      }),
    positionOf(node, offset, lean) {
      const found = unitOf(root, node, offset, lean);
      if (!found) return undefined;
      return nearest(found.element, found.unit, lean, placed);
    },
  };
}

function placeIn(item: HTMLElement | null | undefined, unit: number, lean: 'before' | 'after') {
  for (const letters of item?.querySelectorAll<HTMLElement>('[data-unit]') ?? []) {
    const node = letters.firstChild;
    const at = unit - Number(letters.dataset.unit);
    const length = node?.textContent?.length ?? 0;
    const isInside = lean === 'after' ? at >= 0 && at < length : at > 0 && at <= length;
    if (node && isInside) return { node, offset: at };
  }
  return undefined;
}

/**
 * The item at a place of the document, and the unit of its text. A unit past the text's end stands for the whole item
 * before.
 */
function unitOf(root: HTMLElement, node: Node, offset: number, lean: 'before' | 'after') {
  const around = node instanceof Element ? node : node.parentElement;
  const letters = around?.closest<HTMLElement>('[data-unit]');
  const element = letters?.closest<HTMLElement>('[data-item]');
  if (letters && element && node.nodeType === Node.TEXT_NODE) {
    return { element, unit: Number(letters.dataset.unit) + offset };
  }
  // Between elements, takes the next item in the given direction.
  const place = document.createRange();
  place.setStart(node, offset);
  const items = [...root.querySelectorAll<HTMLElement>('[data-item]')];
  const next = items.findIndex((item) => place.comparePoint(item, 0) >= 0);
  const index = lean === 'after' ? next : (next < 0 ? items.length : next) - 1;
  const item = items[index];
  return item && { element: item, unit: lean === 'after' ? 0 : Number.POSITIVE_INFINITY };
}

/** Offset of the first unit from there on that belongs to the text, or the end of the last one before. */
function nearest(
  element: HTMLElement,
  unit: number,
  lean: 'before' | 'after',
  placed: PlacedText,
): number | undefined {
  let item: HTMLElement | undefined = element;
  for (let looked = 0; item && looked < MAX_ITEMS; looked += 1) {
    const page = Number(item.closest<HTMLElement>('[data-page]')?.dataset.page) - 1;
    const length = item.textContent?.length ?? 0;
    const number = Number(item.dataset.item);
    const isFirst = item === element;
    if (lean === 'after') {
      for (let at = isFirst ? unit : 0; at < length; at += 1) {
        const position = placed.positionAt(page, number, at);
        if (position !== undefined) return position;
      }
    } else {
      for (let at = Math.min(isFirst ? unit : length, length) - 1; at >= 0; at -= 1) {
        const position = placed.positionAt(page, number, at);
        if (position !== undefined) return position + 1;
      }
    }
    item = beside(item, lean);
  }
  return undefined;
}

function beside(item: HTMLElement, lean: 'before' | 'after'): HTMLElement | undefined {
  const next = lean === 'after' ? item.nextElementSibling : item.previousElementSibling;
  if (next) return next as HTMLElement;
  const page = item.closest('[data-page]');
  const other = lean === 'after' ? page?.nextElementSibling : page?.previousElementSibling;
  const items = other?.querySelectorAll<HTMLElement>('[data-item]');
  return lean === 'after' ? items?.[0] : items?.[items.length - 1];
}
