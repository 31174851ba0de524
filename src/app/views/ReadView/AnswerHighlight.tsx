import { type RefObject, useEffect } from 'react';
import type { AppStore } from '../../state/actions.ts';
import type { State } from '../../state/model.ts';
import { rangeOf, rangesOf } from '../../text/dom-offsets.ts';
import { bringIntoSight } from '../../text/sight.ts';
import { useSelected } from '../use-selected.ts';

export interface AnswerHighlightProps {
  readonly store: AppStore;
  /** The document element. */
  readonly root: RefObject<HTMLElement | null>;
}

const selectAnswer = (state: State) => {
  const { focus } = state.view;
  if (focus?.kind !== 'answer') return undefined;
  const asked = state.document?.questions.find((one) => one.id === focus.question);
  return asked?.answers[focus.answer];
};

/**
 * Highlights the answer in focus with the CSS Custom Highlight API, which adds no element, as an answer may cross any
 * mention. A browser without the API still scrolls to it. Mounted together with the text.
 */
export function AnswerHighlight({ store, root }: AnswerHighlightProps) {
  const answer = useSelected(store, selectAnswer);
  useEffect(() => {
    const element = root.current;
    if (!answer || !element || !('highlights' in CSS)) return;
    const paint = () => {
      const ranges = rangesOf(element, answer.start, answer.end);
      if (ranges.length > 0) CSS.highlights.set('answer', new Highlight(...ranges));
      else CSS.highlights.delete('answer');
    };
    paint();
    // A range refers to text nodes, which change with every mark that is added or removed.
    const observer = new MutationObserver(paint);
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete('answer');
    };
  }, [answer, root]);
  useEffect(() => {
    if (!answer || !root.current) return;
    const range = rangeOf(root.current, answer.start, answer.end);
    bringIntoSight(range?.startContainer.parentElement, () => range?.getBoundingClientRect());
  }, [answer, root]);
  return null;
}
