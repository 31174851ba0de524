import { type Actions, type AppStore, createActions } from './actions.ts';
import { type EffectsOptions, startEffects } from './effects.ts';
import { initialState } from './model.ts';
import { reduce } from './reduce.ts';
import { createStore } from './store.ts';

export interface App {
  readonly store: AppStore;
  readonly actions: Actions;
  /** Cancels what is under way and ends the worker. */
  readonly stop: () => void;
}

/** Everything of the page but its looks. The engine is opened at once, while nothing is asked of it yet. */
export function startApp(options: EffectsOptions): App {
  const store = createStore(reduce, initialState);
  const actions = createActions(store, options.newId);
  return { store, actions, stop: startEffects(store, options) };
}
