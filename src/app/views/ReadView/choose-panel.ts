import type { AppStore } from '../../state/actions.ts';
import type { Panel } from '../../state/model.ts';

/** The breakpoint of ReadView.module.css: on narrower screens the findings cover the lower part of the window. */
const NARROW = '(max-width: 59.99rem)';

/** Opens a panel. On a narrow screen the panel replaces the card. */
export function choosePanel(store: AppStore, panel: Panel): void {
  store.dispatch({ type: 'panel-chosen', panel });
  if (window.matchMedia(NARROW).matches) store.dispatch({ type: 'focus-left' });
}
