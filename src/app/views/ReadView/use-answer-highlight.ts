import { type RefObject, useEffect } from 'react';
import type { AppStore } from '../../state/actions.ts';
import type { State } from '../../state/model.ts';
import { rangeOf } from '../../text/dom-offsets.ts';
import { useSelected } from '../use-selected.ts';

const selectAnswer = (state: State) => {
  const { focus } = state.view;
  if (focus?.kind !== 'answer') return undefined;
  const asked = state.document?.questions.find((one) => one.id === focus.question);
  return asked?.answers[focus.answer];
};

/**
 * Paints the answer in focus over the text with the CSS Custom Highlight API, which adds no element: an
 * answer may cross any mention. A browser without it still brings the passage into sight.
 */
export function useAnswerHighlight(store: AppStore, root: RefObject<HTMLElement | null>): void {
  const answer = useSelected(store, selectAnswer);
  const mentions = useSelected(store, (state) => state.document?.reading);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new marks replace the text nodes a range holds.
  useEffect(() => {
    if (!answer || !root.current || !('highlights' in CSS)) return;
    const range = rangeOf(root.current, answer.start, answer.end);
    if (range) CSS.highlights.set('answer', new Highlight(range));
    return () => {
      CSS.highlights.delete('answer');
    };
  }, [answer, mentions, root]);
  useEffect(() => {
    if (!answer || !root.current) return;
    const range = rangeOf(root.current, answer.start, answer.end);
    bringIntoSight(range?.startContainer.parentElement, range?.getBoundingClientRect());
  }, [answer, root]);
}

function bringIntoSight(element: Element | null | undefined, box: DOMRect | undefined): void {
  if (!element || !box) return;
  const isInSight = box.top > 80 && box.bottom < window.innerHeight - 80 && box.height > 0;
  if (isInSight) return;
  element.scrollIntoView({ block: 'nearest' });
}
