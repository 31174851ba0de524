import type { AppStore } from '../../state/actions.ts';
import type { Panel } from '../../state/model.ts';

/** As in ReadView.module.css: from here down the findings lie over the foot of the window. */
const NARROW = '(max-width: 59.99rem)';

/** Opens a panel. On a narrow screen the card stands in its place and gives way to it. */
export function choosePanel(store: AppStore, panel: Panel): void {
  store.dispatch({ type: 'panel-chosen', panel });
  if (window.matchMedia(NARROW).matches) store.dispatch({ type: 'focus-left' });
}
