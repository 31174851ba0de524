import type { Offline } from '../../runtime/offline/offline.ts';
import type { AppStore } from './actions.ts';

/**
 * Has the files of every engine that opens kept for use without a network, after its first opening. Where none opens,
 * what lies here from earlier visits is checked.
 */
export function keepEngineOffline(
  store: AppStore,
  offline: Pick<Offline, 'keep' | 'check'>,
): () => void {
  let last: string | undefined;
  let isFailed = false;
  return store.subscribe(() => {
    const { engine } = store.getState();
    const hasFailed = engine.status === 'failed' && !isFailed;
    isFailed = engine.status === 'failed';
    if (hasFailed) void offline.check();
    if (engine.status !== 'ready' || engine.opened.engine === last) return;
    last = engine.opened.engine;
    void offline.keep(engine.opened.engine);
  });
}
