import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../core/errors.ts';
import type { EmbeddedPack } from '../../core/pack/embedded.ts';
import { fail, type Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';

/** The embedded pack in use, and the pack that is offered instead. */
export interface EmbeddedSnapshot {
  readonly packs: readonly EmbeddedPack[];
  readonly inUse: EmbeddedPack;
  /** The pack that is being fetched and tried. The one in use reads meanwhile. */
  readonly trying?: EmbeddedPack;
  /** The pack that failed, and why. */
  readonly failed?: { readonly pack: EmbeddedPack; readonly failure: Failure };
  readonly offer?: PackOffer;
}

export interface PackOffer {
  readonly pack: EmbeddedPack;
  /** `newer`: an update of the app brought it. `faster`: the pack in use is slow on this device. */
  readonly reason: 'newer' | 'faster';
}

export interface EmbeddedPacks extends Pick<StoreApi<EmbeddedSnapshot>, 'getState' | 'subscribe'> {
  /** URL of the folder of the pack in use. */
  readonly url: () => string;
  /** Fetches and tries a pack, then uses it. After a failure or `stop`, the old pack stays in use. */
  use(id: string): Promise<void>;
  stop(): void;
  /** Closes the notice of a failure; without one, declines the offer, which is not made again. */
  dismiss(): void;
  /** Call this when the embedded pack has opened. */
  opened(id: string): void;
  /** Call this when a text was read for the first time. `characters` are UTF-16 code units. */
  read(elapsedMs: number, characters: number): void;
}

/** Settings that outlive the page. */
export interface PackMemory {
  /** Id of the chosen pack; undefined for the first pack of the list. */
  readonly chosen: string | undefined;
  /** Id of the pack that was last opened on this device. */
  readonly opened: string | undefined;
  /** Offers that were declined, as `reason:id`. */
  readonly declined: readonly string[];
}

export interface EmbeddedPacksOptions {
  readonly packs: readonly [EmbeddedPack, ...EmbeddedPack[]];
  /** Absolute URL of the app's folder, ending in a slash. */
  readonly base: string;
  readonly recall: () => PackMemory;
  readonly remember: (change: Partial<PackMemory>) => void;
  /** Opens the pack at the URL in a new worker, and ends the worker. */
  readonly tryOut: (url: string, signal: AbortSignal) => Promise<Result<unknown, Failure>>;
  /** Called when another pack has come into use. */
  readonly onChange: () => Promise<void>;
}

/** Above this, an abstract of 1,500 characters takes more than four seconds. */
const SLOW_MS_PER_CHARACTER = 4000 / 1500;

/** Shorter texts say little about the speed. */
const MIN_CHARACTERS = 500;

/**
 * Manages the choice between the packs that come with BioGloss. A device keeps the pack that it has used when an update
 * brings a newer one, until the user accepts the newer one, because the device may be offline.
 */
export function createEmbeddedPacks(options: EmbeddedPacksOptions): EmbeddedPacks {
  const { packs, base, recall, remember, tryOut, onChange } = options;
  const find = (id: string | undefined) => packs.find((pack) => pack.id === id);
  const { chosen, opened } = recall();
  const [newest] = packs;
  const first = find(chosen) ?? find(opened) ?? newest;
  let current: AbortController | undefined;
  const { getState, setState, subscribe } = createStore<EmbeddedSnapshot>(() => ({
    packs,
    inUse: first,
  }));
  const set = (next: EmbeddedSnapshot) => setState(next, true);
  const urlOf = (pack: EmbeddedPack) => `${base}${pack.folder}`;
  const keyOf = ({ reason, pack }: PackOffer) => `${reason}:${pack.id}`;

  function offer(made: PackOffer): void {
    if (!recall().declined.includes(keyOf(made))) set({ ...getState(), offer: made });
  }
  if (find(chosen) === undefined && first !== newest) offer({ pack: newest, reason: 'newer' });

  return {
    getState,
    subscribe,
    url: () => urlOf(getState().inUse),
    async use(id) {
      const pack = find(id);
      if (!pack) return;
      current?.abort();
      const controller = new AbortController();
      current = controller;
      const { failed: _, offer: offered, ...rest } = getState();
      set({ ...rest, trying: pack });
      const tried = await settled(tryOut(urlOf(pack), controller.signal));
      if (current !== controller) return;
      const { trying: __, ...now } = getState();
      if (tried.ok) {
        remember({ chosen: id });
        set({ ...now, inUse: pack });
        await onChange();
      } else if (tried.error.code === 'cancelled') {
        set({ ...now, ...(offered && { offer: offered }) });
      } else set({ ...now, failed: { pack, failure: tried.error } });
    },
    stop() {
      current?.abort();
    },
    dismiss() {
      const { failed, ...others } = getState();
      if (failed) {
        set(others);
        return;
      }
      const { offer: offered, ...rest } = others;
      if (offered) remember({ declined: [...recall().declined, keyOf(offered)] });
      set(rest);
    },
    opened(id) {
      if (find(id) && recall().opened !== id) remember({ opened: id });
    },
    read(elapsedMs, characters) {
      if (characters < MIN_CHARACTERS || elapsedMs < characters * SLOW_MS_PER_CHARACTER) return;
      const fastest = packs.at(-1);
      const { inUse, offer: offered, trying } = getState();
      if (!fastest || fastest === inUse || offered || trying || find(recall().chosen)) return;
      offer({ pack: fastest, reason: 'faster' });
    },
  };
}

/** The result of a trial. An exception means that the worker could not be started. */
const settled = (trial: Promise<Result<unknown, Failure>>): Promise<Result<unknown, Failure>> =>
  trial.catch((error: unknown) => fail({ code: 'worker-crashed', reason: thrownMessage(error) }));
