import type { Offline } from '../../runtime/offline/offline.ts';
import type { AppStore } from './actions.ts';

/** Has the files of every engine that opens kept for use without a network, after its first opening. */
export function keepEngineOffline(store: AppStore, offline: Pick<Offline, 'keep'>): () => void {
  let last: string | undefined;
  return store.subscribe(() => {
    const { engine } = store.getState();
    if (engine.status !== 'ready' || engine.opened.engine === last) return;
    last = engine.opened.engine;
    void offline.keep(engine.opened.engine);
  });
}
