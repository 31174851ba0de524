/**
 * Between positions in the text (UTF-16) and places in the document element, whose `textContent` is the text.
 * Each child of the element is a block and carries `data-start`.
 */

/** The DOM range of `[start, end)`, or undefined when the element does not hold it (yet). */
export function rangeOf(root: HTMLElement, start: number, end: number): Range | undefined {
  const from = placeOf(root, start, 'after');
  const to = placeOf(root, end, 'before');
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Position (UTF-16) of a place in the document element. */
export function positionOf(root: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** `lean`: which text node to take where two meet. */
function placeOf(root: HTMLElement, position: number, lean: 'before' | 'after') {
  const block = blockElementAt(root, lean === 'after' ? position : Math.max(0, position - 1));
  if (!block) return undefined;
  let at = Number(block.dataset.start);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    const isInside = lean === 'after' ? position < at + length : position <= at + length;
    if (isInside) return { node, offset: position - at };
    at += length;
  }
  return undefined;
}

function blockElementAt(root: HTMLElement, position: number): HTMLElement | undefined {
  const { children } = root;
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number((children[middle] as HTMLElement).dataset.start) <= position) low = middle;
    else high = middle - 1;
  }
  return children[low] as HTMLElement | undefined;
}
