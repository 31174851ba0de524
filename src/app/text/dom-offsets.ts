/**
 * Converts between offsets in the text (UTF-16 code units) and places in the document element. The element's
 * `textContent` is the text, and each child is a block with `data-start`. An element that shows the text in another way
 * registers its own conversion (`placeText`).
 */

export interface TextPlacement {
  /** The DOM ranges that show `[start, end)`, in text order. */
  readonly rangesOf: (start: number, end: number) => readonly Range[];
  /**
   * @param lean direction of the search when the place has no unit of the text
   * @returns offset (UTF-16 code units) of a place in the element; undefined when there is no text in that direction
   */
  readonly positionOf: (node: Node, offset: number, lean: 'before' | 'after') => number | undefined;
}

const placements = new WeakMap<HTMLElement, TextPlacement>();

/** @returns a function that removes the placement */
export function placeText(root: HTMLElement, placement: TextPlacement): () => void {
  placements.set(root, placement);
  return () => {
    if (placements.get(root) === placement) placements.delete(root);
  };
}

/**
 * The DOM ranges of `[start, end)`: one, unless the element shows the text in pieces; none while the element does not
 * contain it.
 */
export function rangesOf(root: HTMLElement, start: number, end: number): readonly Range[] {
  const placement = placements.get(root);
  if (placement) return placement.rangesOf(start, end);
  const range = rangeInBlocks(root, start, end);
  return range ? [range] : [];
}

/** The first range of `[start, end)`, or undefined. */
export const rangeOf = (root: HTMLElement, start: number, end: number): Range | undefined =>
  rangesOf(root, start, end)[0];

function rangeInBlocks(root: HTMLElement, start: number, end: number): Range | undefined {
  const from = placeOf(root, start, 'after');
  const to = placeOf(root, end, 'before');
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Offset (UTF-16 code units) of a place in the document element; undefined when the place has no text. */
export function positionOf(
  root: HTMLElement,
  node: Node,
  offset: number,
  lean: 'before' | 'after',
): number | undefined {
  const placement = placements.get(root);
  if (placement) return placement.positionOf(node, offset, lean);
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/**
 * Offset (UTF-16 code units) of the letter nearest to a point of the window; undefined when the point is not on the
 * text.
 */
export function positionAt(root: HTMLElement, x: number, y: number): number | undefined {
  // Older browsers have only the second method.
  const place = document.caretPositionFromPoint?.(x, y);
  const range = place ? undefined : document.caretRangeFromPoint?.(x, y);
  const node = place?.offsetNode ?? range?.startContainer;
  if (!node || !root.contains(node)) return undefined;
  return positionOf(root, node, place?.offset ?? range?.startOffset ?? 0, 'before');
}

/** `lean` chooses the text node where two meet. */
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
