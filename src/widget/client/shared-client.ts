import type { EngineName } from '../../core/errors.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import { createAnnotator } from '../../runtime/annotator/annotator.ts';
import { isOwn, spawnFrom } from '../../runtime/annotator/spawn-from.ts';

export interface ClientOptions {
  /** Folder of the model pack, absolute. */
  readonly pack: string;
  /** Folder of the workers, absolute. */
  readonly base: string;
  readonly engine: 'auto' | EngineName;
}

/** A share in a client, which all elements of the page with the same options use together. */
export interface Lease {
  readonly annotator: Annotator;
  /** Returns the share. The last one ends the worker after a while. */
  readonly release: () => void;
}

/**
 * Milliseconds before the worker ends: long enough for an element that the host moves, or for the next page of an app.
 */
const IDLE_MS = 30_000;

interface Shared {
  readonly annotator: Annotator;
  shares: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const clients = new Map<string, Shared>();

export function leaseClient(options: ClientOptions): Lease {
  const key = JSON.stringify([options.pack, options.base, options.engine]);
  const shared = clients.get(key) ?? create(options);
  clients.set(key, shared);
  clearTimeout(shared.timer);
  shared.shares += 1;
  let isReleased = false;
  return {
    annotator: shared.annotator,
    release() {
      if (isReleased) return;
      isReleased = true;
      shared.shares -= 1;
      if (shared.shares > 0) return;
      shared.timer = setTimeout(() => {
        clients.delete(key);
        void shared.annotator.close();
      }, IDLE_MS);
    },
  };
}

const create = ({ pack, base, engine }: ClientOptions): Shared => ({
  annotator: createAnnotator({
    packUrl: pack,
    engine,
    spawn: spawnFrom(base),
    // The engine starts its threads from its own file, which must be of the page's origin.
    ...(!isOwn(base) && { threads: 1 }),
  }),
  shares: 0,
  timer: undefined,
});
