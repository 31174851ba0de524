import type { Span } from '../../core/text/span.ts';
import { positionOf, rangesOf } from './dom-offsets.ts';

/**
 * The browser's selection within the document element (UTF-16 code units, half-open); undefined when it contains no
 * text of the element.
 */
export function selectedSpan(root: HTMLElement): Span | undefined {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(root)) return undefined;
  // A triple click, or a drag over the edge, ends outside the text.
  if (!root.contains(range.startContainer)) range.setStart(root, 0);
  if (!root.contains(range.endContainer)) range.setEnd(root, root.childNodes.length);
  const start = positionOf(root, range.startContainer, range.startOffset, 'after');
  const end = positionOf(root, range.endContainer, range.endOffset, 'before');
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

/** Makes the browser select a span of the text. */
export function selectSpan(root: HTMLElement, { start, end }: Span): void {
  const ranges = rangesOf(root, start, end);
  const [first, last] = [ranges[0], ranges.at(-1)];
  const selection = window.getSelection();
  if (!first || !last || !selection) return;
  // A browser can select one range only, so the selection spans all of them.
  selection.setBaseAndExtent(
    first.startContainer,
    first.startOffset,
    last.endContainer,
    last.endOffset,
  );
}
