import type { Span } from '../../core/text/span.ts';
import { positionOf, rangeOf } from './dom-offsets.ts';

/** What the browser has selected within the document element (UTF-16, half-open); undefined where that is no text of it. */
export function selectedSpan(root: HTMLElement): Span | undefined {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(root)) return undefined;
  // A triple click, or a drag over the edge, ends outside of the text.
  if (!root.contains(range.startContainer)) range.setStart(root, 0);
  if (!root.contains(range.endContainer)) range.setEnd(root, root.childNodes.length);
  const start = positionOf(root, range.startContainer, range.startOffset);
  const end = start + range.toString().length;
  return start < end ? { start, end } : undefined;
}

/** Has the browser select a span of the text. */
export function selectSpan(root: HTMLElement, { start, end }: Span): void {
  const range = rangeOf(root, start, end);
  const selection = window.getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}
