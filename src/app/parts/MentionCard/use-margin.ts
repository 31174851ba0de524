import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width in rem of a card in the margin (MentionCard.module.css), with its distance from the text and the edge. */
const NEEDED_REM = 16.5 + 1.5;

/**
 * True when the block that holds the text has room for a card beside it. Measured again when either changes its size.
 */
export function useMargin(root: RefObject<HTMLElement | null>): boolean {
  const [hasMargin, setMargin] = useState(false);
  useLayoutEffect(() => {
    const element = root.current;
    const frame = element?.offsetParent;
    if (!element || !frame) return;
    const measure = () => {
      const room = frame.getBoundingClientRect().right - element.getBoundingClientRect().right;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setMargin(room >= NEEDED_REM * rem);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [root]);
  return hasMargin;
}
