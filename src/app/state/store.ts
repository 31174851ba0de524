import { createStore as createVanillaStore, type StoreApi } from 'zustand/vanilla';

/** A state that only events change. Listeners are told when an event led to another state. */
export interface Store<S, E> extends Pick<StoreApi<S>, 'getState' | 'subscribe'> {
  readonly dispatch: (event: E) => void;
}

/** @param reduce gives the state after an event, or the state as it is where the event changes nothing */
export function createStore<S, E>(reduce: (state: S, event: E) => S, initial: S): Store<S, E> {
  const { getState, setState, subscribe } = createVanillaStore<S>(() => initial);
  return { getState, subscribe, dispatch: (event) => setState(reduce(getState(), event), true) };
}
