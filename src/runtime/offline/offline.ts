import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineName } from '../../core/errors.ts';
import { ask, type Reply } from './ask.ts';
import { keptFiles } from './kept-files.ts';
import { activeWorker, InstallationFailed, onWaiting, takeOver } from './registration.ts';

/** The state of the app's files on this device, with which it works without a network. Numbers are bytes. */
export type OfflineState =
  /** The browser has no service workers, or the page is not in a secure context. */
  | { readonly status: 'impossible' }
  /** No files are stored. */
  | { readonly status: 'off' }
  /** Files of an earlier visit or of an interrupted removal; it is not known whether they are complete. */
  | { readonly status: 'found'; readonly kept: number }
  | { readonly status: 'keeping'; readonly kept: number; readonly needed: number }
  | { readonly status: 'ready'; readonly kept: number }
  | { readonly status: 'failed'; readonly reason: string };

export interface OfflineSnapshot {
  readonly state: OfflineState;
  /** A newer version of the app waits for the user, or another tab already runs it. */
  readonly hasUpdate: boolean;
}

export interface Offline extends Pick<StoreApi<OfflineSnapshot>, 'getState' | 'subscribe'> {
  /** Looks for files of earlier visits, and for a newer version of them. Registers nothing new. */
  start(): Promise<void>;
  /** Stores the files that this engine needs. Called when the engine has opened. */
  keep(engine: EngineName): Promise<void>;
  /** Checks the files found when no engine opens. Fetches nothing. */
  check(): Promise<void>;
  /** Removes all files. Nothing is stored again before `again` is called. */
  forget(): Promise<void>;
  again(): Promise<void>;
  /** Activates the new version and reloads the page. */
  update(): Promise<void>;
}

export interface OfflineOptions {
  /** The browser's service workers; absent outside a secure context. */
  readonly container: ServiceWorkerContainer | undefined;
  /** The browser's caches; absent outside a secure context. */
  readonly caches: CacheStorage | undefined;
  /** URL of the service worker's script. */
  readonly script: string;
  /** True when the user wants the files stored. The setting is remembered and shared by all tabs. */
  readonly isWanted: () => boolean;
  readonly setWanted: (isWanted: boolean) => void;
  /** Asks the browser not to evict the files. A refusal does no harm. */
  readonly persist: () => Promise<unknown>;
  readonly reload: () => void;
  /** Id of the embedded pack in use. */
  readonly packInUse: () => string;
}

/** A worker reports its progress every few hundred kB; finding and checking stored files takes less time than this. */
const SILENCE_MS = 30_000;

/** WebAssembly runs everywhere: with its files the app opens, whatever engine is in use. */
const ENGINE_OF_ALL: EngineName = 'wasm';

export function createOffline(options: OfflineOptions): Offline {
  const { container, script, isWanted, setWanted, persist, reload, packInUse } = options;
  const files = keptFiles(options.caches);
  let registering: Promise<ServiceWorkerRegistration> | undefined;
  let engineInUse: EngineName | undefined;
  /** Aborts the last request to the worker; its remaining replies are ignored. */
  let current = new AbortController();
  /** Why the last installation failed, as its worker reported. */
  let installFailure: string | undefined;
  /** An installation failed and was reported without a reason. The worker's message with the reason may come later. */
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
    // Another tab has activated the new version; this page still runs the old one.
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
      // Without a controller, the first version is being installed.
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
    // A newer request has set the state already.
    if (!signal.aborted) set({ state: kept > 0 ? { status: 'found', kept } : { status: 'off' } });
  }

  return {
    getState,
    subscribe,
    async start() {
      if (!container) return;
      try {
        await look();
        // At a first visit there is no newer version, and the engine gets the whole network.
        if (isWanted() && (await container.getRegistration())) await register(container);
      } catch {
        // A failing storage or server is tried again when the engine has opened.
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
        // An older version does not know this request, so the state stays `found`.
      }
    },
    async forget() {
      setWanted(false);
      const signal = begin();
      try {
        const registration = await container?.getRegistration();
        const active = registration?.active;
        const patience = { silenceMs: SILENCE_MS, tries: 1, onReply: () => undefined };
        // A worker that does not answer is removed all the same; its files are removed below.
        if (active)
          await ask(async () => active, { type: 'forget' }, { ...patience, signal }).catch(
            () => undefined,
          );
        // A user may turn storing on again meanwhile, so each step runs only while no newer request exists.
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
