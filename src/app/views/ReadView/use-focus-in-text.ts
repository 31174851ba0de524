import { type RefObject, useEffect } from 'react';
import type { AppStore } from '../../state/actions.ts';
import { selectMentions, selectRelations } from '../../state/view/select-shown.ts';
import { markOf } from '../../text/marks.ts';
import { bringIntoSight } from '../../text/sight.ts';
import { useSelected } from '../use-selected.ts';
import { spotlightOf } from './spotlight.ts';

/** Scrolls the focus of the state into view; the keyboard's focus stays where it is. */
export function useFocusInText(store: AppStore, root: RefObject<HTMLElement | null>): void {
  const focus = useSelected(store, (state) => state.view.focus);
  useEffect(() => {
    const state = store.getState();
    const { first } = spotlightOf(focus, selectMentions(state), selectRelations(state));
    if (first !== undefined) bringIntoSight(markOf(root.current, first));
  }, [focus, store, root]);
}
