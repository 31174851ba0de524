import type { AppStore } from '../state/actions.ts';
import type { ReadingState } from '../state/model.ts';
import type { EmbeddedPacks } from './embedded-packs.ts';

/** Reports to the choice of packs which pack has opened on this device, and its speed. */
export function watchPacks(store: AppStore, packs: Pick<EmbeddedPacks, 'opened' | 'read'>): void {
  let last: ReadingState | undefined;
  store.subscribe(() => {
    const { engine, reading, document } = store.getState();
    if (engine.status === 'ready') packs.opened(engine.opened.manifest.id);
    if (reading === last) return;
    const wasReading = last?.status === 'reading' && last.again === undefined;
    last = reading;
    if (!wasReading || reading.status !== 'done' || reading.elapsedMs === undefined) return;
    if (document) packs.read(reading.elapsedMs, document.text.length);
  });
}
