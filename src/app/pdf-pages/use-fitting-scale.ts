import { type RefObject, useLayoutEffect, useState } from 'react';
import type { PdfLayout } from '../../engine/contract/pdf-pages.ts';

/** Width of a page that leaves room for a card in the margin (PdfPages.module.css). */
const WIDEST_REM = 38;

/** CSS pixels per point with which the widest page fits the room; undefined before it is measured. */
export function useFittingScale(
  root: RefObject<HTMLElement | null>,
  layout: PdfLayout,
): number | undefined {
  const [scale, setScale] = useState<number>();
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const widest = Math.max(1, ...layout.pages.map(({ width }) => width));
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const fitting = Math.min(element.clientWidth, WIDEST_REM * rem) / widest;
      // Small changes are ignored, because a scroll bar that appears and disappears would repeat the measurement for
      // ever.
      setScale((before) =>
        before !== undefined && Math.abs(before - fitting) < 0.03 * before ? before : fitting,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, layout]);
  return scale;
}
