import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineName } from '../../core/errors.ts';
import { ask, type Reply } from './ask.ts';
import { keptFiles } from './kept-files.ts';
import { activeWorker, InstallationFailed, onWaiting, takeOver } from './registration.ts';

/** What of the app lies on this device, so that it works without a network. Numbers are bytes. */
export type OfflineState =
  /** The browser has no service workers, or the page is not served encrypted. */
  | { readonly status: 'impossible' }
  /** Nothing lies here. */
  | { readonly status: 'off' }
  /** Files of an earlier visit, or of a removal that did not get to its end; whether they are whole is not known. */
  | { readonly status: 'found'; readonly kept: number }
  | { readonly status: 'keeping'; readonly kept: number; readonly needed: number }
  | { readonly status: 'ready'; readonly kept: number }
  | { readonly status: 'failed'; readonly reason: string };

export interface OfflineSnapshot {
  readonly state: OfflineState;
  /** A newer version of the app waits for the user, or runs in another tab already. */
  readonly hasUpdate: boolean;
}

export interface Offline extends Pick<StoreApi<OfflineSnapshot>, 'getState' | 'subscribe'> {
  /** Looks at what lies here from earlier visits, and for a newer version of it; registers nothing new. */
  start(): Promise<void>;
  /** Keeps what this engine needs; called when it has opened. */
  keep(engine: EngineName): Promise<void>;
  /** Has what was found checked, where no engine opens; fetches nothing. */
  check(): Promise<void>;
  /** Removes all of it, and keeps nothing until `keep` is called `again`. */
  forget(): Promise<void>;
  again(): Promise<void>;
  /** The new version takes over, and the page is loaded anew. */
  update(): Promise<void>;
}

export interface OfflineOptions {
  /** The browser's service workers; absent where the page is not served encrypted. */
  readonly container: ServiceWorkerContainer | undefined;
  /** The browser's caches; absent where the page is not served encrypted. */
  readonly caches: CacheStorage | undefined;
  /** Address of the service worker. */
  readonly script: string;
  /** Whether the user wants it; remembered over visits and shared by all tabs. */
  readonly isWanted: () => boolean;
  readonly setWanted: (isWanted: boolean) => void;
  /** Asks the browser not to evict what is kept; it may refuse without harm. */
  readonly persist: () => Promise<unknown>;
  readonly reload: () => void;
  /** Id of the embedded pack that reads. */
  readonly packInUse: () => string;
}

/** A worker tells of its progress every few hundred kB, and finds and checks what is kept in less. */
const SILENCE_MS = 30_000;

/** WebAssembly runs everywhere: with its files the app opens, whatever engine is in use. */
const ENGINE_OF_ALL: EngineName = 'wasm';

export function createOffline(options: OfflineOptions): Offline {
  const { container, script, isWanted, setWanted, persist, reload, packInUse } = options;
  const files = keptFiles(options.caches);
  let registering: Promise<ServiceWorkerRegistration> | undefined;
  let engineInUse: EngineName | undefined;
  /** Ends what the page last asked its worker for: replies that still come are of no interest. */
  let current = new AbortController();
  /** Why the last installation failed, as its worker told it. */
  let installFailure: string | undefined;
  /** The installation has been said to have failed, without a reason: the worker's message may come after the news of its end. */
  let isUnexplained = false;
  let isUpdating = false;
  const {
    getState,
    setState: set,
    subscribe,
  } = createStore<OfflineSnapshot>(() => ({
    state: { status: container ? 'off' : 'impossible' },
    hasUpdate: false,
  }));

  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    isUnexplained = false;
    return current.signal;
  }

  let isControlled = Boolean(container?.controller);
  container?.addEventListener('controllerchange', () => {
    // Another tab has let the new version take over; this page still runs the old one.
    if (isControlled) set({ hasUpdate: true });
    isControlled = true;
  });
  container?.addEventListener('message', ({ data }: MessageEvent) => {
    if (data?.type === 'removed') {
      begin();
      registering = undefined;
      set({ state: { status: 'off' }, hasUpdate: false });
    } else if (data?.type === 'install-failed') {
      installFailure = String(data.reason);
      if (isUnexplained) set({ state: { status: 'failed', reason: installFailure } });
      isUnexplained = false;
    }
  });

  function register(from: ServiceWorkerContainer): Promise<ServiceWorkerRegistration> {
    registering ??= from.register(script, { updateViaCache: 'none' }).then((registration) => {
      // Without a controller it is the first version that is being installed.
      onWaiting(registration, () => from.controller && set({ hasUpdate: true }));
      return registration;
    });
    return registering;
  }

  function show({ isReady, kept, needed, problem }: Reply): void {
    if (problem !== undefined) set({ state: { status: 'failed', reason: problem } });
    else if (isReady) set({ state: { status: 'ready', kept } });
    else if (needed > 0) set({ state: { status: 'keeping', kept, needed } });
  }

  async function keep(engine: EngineName): Promise<void> {
    engineInUse = engine;
    if (!container || !isWanted()) return;
    const signal = begin();
    installFailure = undefined;
    try {
      void persist().catch(() => undefined);
      const find = async () => activeWorker(await register(container));
      const request = { type: 'keep', engine, pack: packInUse() };
      const patience = { silenceMs: SILENCE_MS, tries: Number.POSITIVE_INFINITY };
      await ask(find, request, { ...patience, signal, onReply: show });
    } catch (error) {
      if (signal.aborted) return;
      registering = undefined;
      const { message } = error instanceof Error ? error : { message: String(error) };
      const isOfInstallation = error instanceof InstallationFailed;
      isUnexplained = isOfInstallation && installFailure === undefined;
      const reason = (isOfInstallation ? installFailure : undefined) ?? message;
      set({ state: { status: 'failed', reason } });
    }
  }

  async function look(): Promise<void> {
    const { signal } = current;
    const kept = await files.measure();
    // What has begun meanwhile knows better.
    if (!signal.aborted) set({ state: kept > 0 ? { status: 'found', kept } : { status: 'off' } });
  }

  return {
    getState,
    subscribe,
    async start() {
      if (!container) return;
      try {
        await look();
        // At a first visit there is nothing newer, and the engine has the network for itself.
        if (isWanted() && (await container.getRegistration())) await register(container);
      } catch {
        // A storage or a server that fails now is asked again when the engine has opened.
        registering = undefined;
      }
    },
    keep,
    async check() {
      if (getState().state.status !== 'found' || !isWanted()) return;
      const signal = begin();
      try {
        const active = (await container?.getRegistration())?.active;
        if (!active || signal.aborted) return;
        const onReply = ({ isReady, kept }: Reply) =>
          set({ state: { status: isReady ? 'ready' : 'found', kept } });
        const request = {
          type: 'check',
          engine: ENGINE_OF_ALL,
          pack: packInUse(),
        };
        await ask(async () => active, request, {
          signal,
          onReply,
          silenceMs: SILENCE_MS,
          tries: 1,
        });
      } catch {
        // An older version does not know the question: what was found stays found.
      }
    },
    async forget() {
      setWanted(false);
      const signal = begin();
      try {
        const registration = await container?.getRegistration();
        const active = registration?.active;
        const patience = { silenceMs: SILENCE_MS, tries: 1, onReply: () => undefined };
        // One that does not answer is removed all the same, and its files below.
        if (active)
          await ask(async () => active, { type: 'forget' }, { ...patience, signal }).catch(
            () => undefined,
          );
        // Who keeps it again meanwhile must not find it gone: each step is taken only while nothing newer is wanted.
        if (signal.aborted) return;
        registering = undefined;
        await registration?.unregister();
        if (signal.aborted) return;
        await files.remove();
        if (signal.aborted) return;
        set({ hasUpdate: false });
        await look();
      } catch (error) {
        if (!signal.aborted) set({ state: { status: 'failed', reason: String(error) } });
      }
    },
    async again() {
      setWanted(true);
      await keep(engineInUse ?? ENGINE_OF_ALL);
    },
    async update() {
      if (isUpdating) return;
      isUpdating = true;
      const registration = await container?.getRegistration().catch(() => undefined);
      if (registration) await takeOver(registration);
      reload();
    },
  };
}
