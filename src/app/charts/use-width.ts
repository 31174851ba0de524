import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element in CSS pixels, kept up to date; `least` until it is measured. */
export function useWidth(least: number): readonly [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(least);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(least, Math.floor(entry.contentRect.width)));
    });
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, [least]);
  return [element, width];
}
