import { type RefObject, useLayoutEffect, useState } from 'react';
import { markOf } from '../../text/marks.ts';
import { sightOf } from '../../text/sight.ts';
import { roomInMargin, topInMargin } from './place.ts';

/** Places the card of a mention in the margin: beside the mention's first line, or where it is visible. */
export function useMarginPlace(
  id: string,
  isInMargin: boolean,
  root: RefObject<HTMLElement | null>,
  card: RefObject<HTMLElement | null>,
  content: string,
): MarginPlace | undefined {
  const [place, setPlace] = useState<MarginPlace>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content decides on the height.
  useLayoutEffect(() => {
    if (!isInMargin) return;
    const update = () => setPlace(measure(id, root.current, card.current));
    update();
    const observer = new ResizeObserver(update);
    if (root.current) observer.observe(root.current);
    if (card.current) observer.observe(card.current);
    window.addEventListener('resize', update);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', update);
    };
  }, [id, isInMargin, root, card, content]);
  return place;
}

export interface MarginPlace {
  readonly top: number;
  /** Visible height; a higher card scrolls. */
  readonly room: number;
}

/** Measures in the coordinates of the block that holds text and card. */
function measure(
  id: string,
  root: HTMLElement | null,
  card: HTMLElement | null,
): MarginPlace | undefined {
  const line = markOf(root, id)?.getClientRects()[0];
  const frame = root?.offsetParent?.getBoundingClientRect();
  if (!line || !card || !frame) return undefined;
  const { left, top, width, height } = line;
  const sight = sightOf(line);
  const room = roomInMargin(sight);
  const box = { left, top: top - frame.top, width, height };
  const start = topInMargin(box, Math.min(card.scrollHeight, room), {
    top: sight.top - frame.top,
    bottom: sight.bottom - frame.top,
  });
  return { top: start, room };
}
