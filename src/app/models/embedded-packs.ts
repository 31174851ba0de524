import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../core/errors.ts';
import type { EmbeddedPack } from '../../core/pack/embedded.ts';
import type { Result } from '../../core/result.ts';

/** Which of the packs that come with BioGloss reads, and what is offered instead. */
export interface EmbeddedSnapshot {
  readonly packs: readonly EmbeddedPack[];
  readonly inUse: EmbeddedPack;
  /** The pack that is being fetched and tried. The one in use reads until it has come. */
  readonly trying?: EmbeddedPack;
  /** The pack that could not be used, and why. */
  readonly failed?: { readonly pack: EmbeddedPack; readonly failure: Failure };
  readonly offer?: PackOffer;
}

export interface PackOffer {
  readonly pack: EmbeddedPack;
  /** `newer`: it came with an update of the app. `faster`: this device reads slowly with the pack in use. */
  readonly reason: 'newer' | 'faster';
}

export interface EmbeddedPacks extends Pick<StoreApi<EmbeddedSnapshot>, 'getState' | 'subscribe'> {
  /** Address of the folder of the pack in use. */
  readonly url: () => string;
  /** Fetches and tries a pack, then reads with it. The pack in use stays in use where that fails or is stopped. */
  use(id: string): Promise<void>;
  stop(): void;
  /** Closes what is said of an offer or a failure; an offer that was declined is not made again. */
  dismiss(): void;
  /** To be called when the embedded pack has opened. */
  opened(id: string): void;
  /** To be called when a text has been read for the first time: `characters` in UTF-16 code units. */
  read(elapsedMs: number, characters: number): void;
}

/** Small settings that outlive the page. */
export interface PackMemory {
  /** Id of the pack that was chosen; absent: the first pack of the list is meant. */
  readonly chosen: string | undefined;
  /** The pack that opened last on this device. */
  readonly opened: string | undefined;
  /** Offers that were declined, as `reason:id`. */
  readonly declined: readonly string[];
}

export interface EmbeddedPacksOptions {
  readonly packs: readonly [EmbeddedPack, ...EmbeddedPack[]];
  /** Absolute address of the app's folder, ending in a slash. */
  readonly base: string;
  readonly recall: () => PackMemory;
  readonly remember: (change: Partial<PackMemory>) => void;
  /** Opens the pack at the address in a worker of its own and ends that worker. */
  readonly tryOut: (url: string, signal: AbortSignal) => Promise<Result<unknown, Failure>>;
  /** Another pack reads from now on. */
  readonly onChange: () => Promise<void>;
}

/** Slower than that, an abstract of 1,500 characters takes more than four seconds. */
const SLOW_MS_PER_CHARACTER = 4000 / 1500;

/** Shorter texts tell little of the speed. */
const MIN_CHARACTERS = 500;

/**
 * Keeps the choice between the packs that come with BioGloss. A device on which a pack has read keeps that pack after an
 * update that brings a newer one, until the user takes the newer one; it may be without a network.
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
      const tried = await tryOut(urlOf(pack), controller.signal);
      if (current !== controller) return;
      const { trying: __, ...settled } = getState();
      if (tried.ok) {
        remember({ chosen: id });
        set({ ...settled, inUse: pack });
        await onChange();
      } else if (tried.error.code === 'cancelled') {
        set({ ...settled, ...(offered && { offer: offered }) });
      } else set({ ...settled, failed: { pack, failure: tried.error } });
    },
    stop() {
      current?.abort();
    },
    dismiss() {
      const { offer: offered, failed: _, ...rest } = getState();
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
