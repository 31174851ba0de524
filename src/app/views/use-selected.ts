import { useSyncExternalStore } from 'react';
import type { AppStore } from '../state/actions.ts';
import type { State } from '../state/model.ts';

/** The value of a selector for the current state. Selectors must return the same reference for equal states. */
export const useSelected = <T>(store: AppStore, selector: (state: State) => T): T =>
  useSyncExternalStore(store.subscribe, () => selector(store.getState()));
