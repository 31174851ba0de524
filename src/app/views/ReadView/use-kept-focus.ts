import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { markOf, mentionAt } from '../../text/marks.ts';

/**
 * Keeps the keyboard's focus on the mention in focus when its mark is drawn again: a reading gives it another id, and
 * the focused element is removed. Does nothing while another element has the focus.
 *
 * @param focused id of the mention in focus
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, focused: string | undefined) {
  /** The mark that had the keyboard's focus last, unless another element had it since. */
  const last = useRef<Element>(undefined);
  useEffect(() => {
    const listeners = new AbortController();
    const early = { signal: listeners.signal, capture: true };
    const note = ({ target }: Event) => {
      const isMark = target instanceof Element && mentionAt(target) !== undefined;
      last.current = isMark ? target : undefined;
    };
    document.addEventListener('focusin', note, early);
    document.addEventListener('pointerdown', note, early);
    return () => listeners.abort();
  }, []);
  useLayoutEffect(() => {
    if (focused === undefined || !last.current || last.current.isConnected) return;
    if (document.activeElement !== document.body) return;
    markOf(root.current, focused)?.focus({ preventScroll: true });
  });
}
