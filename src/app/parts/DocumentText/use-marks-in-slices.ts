import { type RefObject, useEffect, useReducer, useRef } from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import type { Block } from '../../text/blocks.ts';
import { nextSlice } from '../../text/next-slice.ts';

type Lists = readonly (readonly ResolvedMention[])[];

/**
 * The mentions to draw in each block. When many blocks change, those in sight are drawn at once; the others keep what they
 * show and follow in slices, so that a long text never blocks the page.
 *
 * @param lists mentions by block; a block whose mentions did not change has the same list again
 * @param isUrgent mentions whose blocks do not wait, because the focus goes there
 */
export function useMarksInSlices(
  root: RefObject<HTMLElement | null>,
  blocks: readonly Block[],
  lists: Lists,
  isUrgent: (mention: ResolvedMention) => boolean,
): Lists {
  const [, drawMore] = useReducer((slices: number) => slices + 1, 0);
  const kept = useRef<{ readonly blocks: readonly Block[]; readonly drawn: Lists }>(undefined);
  const first = useRef(0);
  const before = kept.current?.blocks === blocks ? kept.current.drawn : [];
  const drawn = nextSlice(before, lists, first.current, isUrgent);
  useEffect(() => {
    kept.current = { blocks, drawn };
    if (drawn.every((list, block) => list === lists[block])) return;
    const timer = setTimeout(() => {
      first.current = firstInSight(root.current);
      drawMore();
    });
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const look = () => {
      first.current = firstInSight(root.current);
    };
    document.addEventListener('scrollend', look);
    return () => document.removeEventListener('scrollend', look);
  }, [root]);
  return drawn;
}

/** Index of the first block that is not above the window. */
function firstInSight(root: HTMLElement | null): number {
  const blocks = root?.children ?? [];
  let [low, high] = [0, Math.max(0, blocks.length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
