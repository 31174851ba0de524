import { createStore as createVanillaStore, type StoreApi } from 'zustand/vanilla';

/** A state that only events change. Listeners are called when an event has changed it. */
export interface Store<S, E> extends Pick<StoreApi<S>, 'getState' | 'subscribe'> {
  readonly dispatch: (event: E) => void;
}

/** @param reduce returns the state after an event, or the same object when nothing changes */
export function createStore<S, E>(reduce: (state: S, event: E) => S, initial: S): Store<S, E> {
  const { getState, setState, subscribe } = createVanillaStore<S>(() => initial);
  return { getState, subscribe, dispatch: (event) => setState(reduce(getState(), event), true) };
}
