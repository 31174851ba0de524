import type { EngineName } from '../../core/errors.ts';

/** What of the app lies on this device, so that it works without a network. */
export type OfflineState =
  /** The browser has no service workers, or the page is not served encrypted. */
  | { readonly status: 'impossible' }
  /** The user had it removed. */
  | { readonly status: 'off' }
  /** Bytes. */
  | { readonly status: 'keeping'; readonly kept: number; readonly needed: number }
  | { readonly status: 'ready'; readonly kept: number }
  | { readonly status: 'failed'; readonly reason: string };

export interface OfflineSnapshot {
  readonly state: OfflineState;
  /** A newer version of the app lies ready and waits for the user. */
  readonly hasUpdate: boolean;
}

export interface Offline {
  readonly getState: () => OfflineSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps what this engine needs; called when it has opened. */
  keep(engine: EngineName): Promise<void>;
  /** Removes all of it, and keeps nothing until `keep` is called `again`. */
  forget(): Promise<void>;
  again(): Promise<void>;
  /** The new version takes over, and the page is loaded anew. */
  update(): void;
}

export interface OfflineOptions {
  /** Address of the service worker. */
  readonly script: string;
  /** Whether the user wants it; remembered over visits. */
  readonly isWanted: () => boolean;
  readonly setWanted: (isWanted: boolean) => void;
  readonly reload: () => void;
}

/** What `workers/offline/protocol.ts` says, as far as the page reads it. */
interface Reply {
  readonly isReady: boolean;
  readonly kept: number;
  readonly needed: number;
  readonly isLast: boolean;
  readonly problem?: string;
}

export function createOffline({ script, isWanted, setWanted, reload }: OfflineOptions): Offline {
  const isPossible = 'serviceWorker' in navigator;
  const listeners = new Set<() => void>();
  let registering: Promise<ServiceWorkerRegistration> | undefined;
  let engineInUse: EngineName | undefined;
  let snapshot: OfflineSnapshot = {
    state: { status: isPossible ? 'off' : 'impossible' },
    hasUpdate: false,
  };

  const set = (change: Partial<OfflineSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    for (const listener of [...listeners]) listener();
  };

  async function register(): Promise<ServiceWorkerRegistration> {
    const registration = await navigator.serviceWorker.register(script, { updateViaCache: 'none' });
    const look = () => {
      // Without a controller it is the first version that is being installed.
      if (registration.waiting && navigator.serviceWorker.controller) set({ hasUpdate: true });
    };
    look();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
    return registration;
  }

  async function ask(request: object, onReply: (reply: Reply) => void): Promise<void> {
    registering ??= register();
    await registering;
    const { active } = await navigator.serviceWorker.ready;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<Reply>) => {
        onReply(data);
        if (!data.isLast) return;
        port1.close();
        resolve();
      };
      active?.postMessage(request, [port2]);
    });
  }

  async function keep(engine: EngineName): Promise<void> {
    engineInUse = engine;
    if (!isPossible || !isWanted()) return;
    try {
      // Asks the browser not to evict it; it may refuse without harm.
      void navigator.storage?.persist?.();
      await ask({ type: 'keep', engine }, ({ isReady, kept, needed, problem }) => {
        if (problem !== undefined) set({ state: { status: 'failed', reason: problem } });
        else if (isReady) set({ state: { status: 'ready', kept } });
        else set({ state: { status: 'keeping', kept, needed } });
      });
    } catch (error) {
      registering = undefined;
      set({ state: { status: 'failed', reason: String(error) } });
    }
  }

  return {
    getState: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep,
    async forget() {
      setWanted(false);
      await ask({ type: 'forget' }, () => {});
      await (await registering)?.unregister();
      registering = undefined;
      set({ state: { status: 'off' }, hasUpdate: false });
    },
    async again() {
      setWanted(true);
      if (engineInUse) await keep(engineInUse);
    },
    update() {
      void registering?.then(({ waiting }) => {
        navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
        waiting?.postMessage({ type: 'take-over' });
      });
    },
  };
}
