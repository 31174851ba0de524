import type { Span } from '../../core/text/span.ts';
import type { ShownText } from './shown-text.ts';

/**
 * The part of a text that is in the window now, in whole paragraphs; undefined for none. Binary search down the page
 * measures a few dozen boxes only.
 */
export function visibleSpan(shown: ShownText): Span | undefined {
  const { text } = shown;
  const start = firstWhere(shown, (box) => box.bottom > 0);
  const end = firstWhere(shown, (box) => box.top >= innerHeight);
  if (start >= end) return undefined;
  const before = text.lastIndexOf('\n\n', start);
  const after = text.indexOf('\n\n', end);
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after };
}

/** The first offset whose box meets the condition, which all later ones must meet, too. */
function firstWhere(shown: ShownText, holds: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = shown.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxFrom(shown, middle, high);
    if (!box || holds(box)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Largest distance to the next unit with a box: white space between paragraphs has none. */
const REACH = 40;

function boxFrom(shown: ShownText, offset: number, end: number): DOMRect | undefined {
  for (const { node, from, to } of shown.nodeSpans({
    start: offset,
    end: Math.min(end, offset + REACH),
  })) {
    if (to > node.length) continue;
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, Math.min(to, from + 1));
    const box = range.getBoundingClientRect();
    if (box.height > 0) return box;
  }
  return undefined;
}
