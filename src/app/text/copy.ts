import type { ClipboardEvent } from 'react';
import { positionOf } from './dom-offsets.ts';

/** Copies the selected text exactly: a browser would add line ends between blocks and drop carriage returns. */
export function copyExactly(event: ClipboardEvent, root: HTMLElement | null, text: string): void {
  const selection = window.getSelection();
  if (!root || !selection || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return;
  const start = positionOf(root, range.startContainer, range.startOffset, 'after');
  const end = positionOf(root, range.endContainer, range.endOffset, 'before');
  if (start === undefined || end === undefined || start >= end) return;
  event.clipboardData.setData('text/plain', text.slice(start, end));
  event.preventDefault();
}
