import type { Offline } from '../../../runtime/offline/offline.ts';
import type { AppStore } from '../actions.ts';
import { selectIsFirstAwaited } from '../reading/select-reading.ts';

/**
 * Stores the files of every engine and pack that opens, for use without a network. When none opens, checks the files of
 * earlier visits. Verifying them takes a processor for a while, so a text that is being read comes first until something of it is
 * shown.
 */
export function keepEngineOffline(
  store: AppStore,
  offline: Pick<Offline, 'keep' | 'check'>,
): () => void {
  let last: string | undefined;
  let isFailed = false;
  return store.subscribe(() => {
    const state = store.getState();
    const { engine } = state;
    const hasFailed = engine.status === 'failed' && !isFailed;
    isFailed = engine.status === 'failed';
    if (hasFailed) void offline.check();
    if (engine.status !== 'ready' || selectIsFirstAwaited(state)) return;
    const { manifest } = engine.opened;
    const name = `${engine.opened.engine} ${manifest.id}`;
    if (name === last) return;
    last = name;
    void offline.keep(engine.opened.engine);
  });
}
