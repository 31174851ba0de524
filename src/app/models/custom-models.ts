import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BesidePack, CustomModel, LabelledModel } from '../../core/custom-model/model.ts';
import { OWN_MODELS } from '../../core/custom-model/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import type { ModelStore } from '../../runtime/models/model-store.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import { forTrial, type InspectedModel, inspectModel, type ModelSource } from './inspect-model.ts';

/** What a worker is told to open: nothing said is the embedded pack alone. */
export interface Choice {
  readonly packUrl?: string;
  readonly own?: { readonly url: string; readonly models: readonly BesidePack[] };
}

export interface ModelsSnapshot {
  readonly models: readonly CustomModel[];
  /** Ids; at most one for each task. */
  readonly inUse: readonly string[];
  readonly adding: Adding;
  /** Models in use that are not on this device any more: the browser has removed them. */
  readonly gone: number;
  /** Why a model could not be kept, or not be listed. */
  readonly notKept?: StorageFailure;
}

export type Adding =
  | { readonly status: 'none' }
  | { readonly status: 'reading'; readonly title: string; readonly bytes: number }
  | { readonly status: 'trying'; readonly title: string }
  /** Tried and fit; its labels wait for their meaning. */
  | { readonly status: 'asking'; readonly model: LabelledModel; readonly labels: readonly string[] }
  | { readonly status: 'refused'; readonly title: string; readonly reason: string }
  | { readonly status: 'failed'; readonly title: string; readonly failure: Failure };

export interface CustomModels extends Pick<StoreApi<ModelsSnapshot>, 'getState' | 'subscribe'> {
  readonly choice: () => Choice;
  /** Finds what was kept; before, the choice is the embedded pack. */
  load(): Promise<void>;
  add(
    open: (signal: AbortSignal, onBytes: (bytes: number) => void) => Promise<ModelSource | string>,
  ): Promise<void>;
  stopAdding(): void;
  /** Keeps a model with the meaning its labels were given, and uses it. */
  save(model: CustomModel): Promise<void>;
  /** Asks again what the labels of a model mean. */
  edit(model: CustomModel): void;
  use(id: string, isWanted: boolean): Promise<void>;
  /** Reads with an embedded pack again; models beside the pack stay in use. */
  putPackAside(): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface CustomModelsOptions {
  readonly store: ModelStore;
  /** Absolute address of the app's folder, ending in a slash. */
  readonly base: string;
  readonly newId: () => string;
  /** Opens a choice in a worker of its own, reads a few pieces with it, and ends that worker. */
  readonly tryOut: (choice: Choice, signal: AbortSignal) => Promise<Result<unknown, Failure>>;
  readonly readInUse: () => readonly string[];
  readonly writeInUse: (ids: readonly string[]) => void;
  /** Another choice holds from now on. */
  readonly onChoice: () => Promise<void>;
}

export function createCustomModels(options: CustomModelsOptions): CustomModels {
  const { store, base, newId, tryOut, readInUse, writeInUse, onChoice } = options;
  const folder = `${base}${OWN_MODELS}`;
  const {
    getState,
    setState: set,
    subscribe,
  } = createStore<ModelsSnapshot>(() => ({
    models: [],
    inUse: readInUse(),
    adding: { status: 'none' },
    gone: 0,
  }));
  let current: AbortController | undefined;

  const choiceOf = (models: readonly CustomModel[]): Choice => {
    const pack = models.find(({ task }) => task === 'pack');
    const beside = models.filter((model): model is BesidePack => model.task !== 'pack');
    return {
      ...(pack && { packUrl: `${folder}${pack.id}/` }),
      ...(beside.length > 0 && { own: { url: folder, models: beside } }),
    };
  };
  const inUse = () => getState().models.filter(({ id }) => getState().inUse.includes(id));

  async function list(): Promise<void> {
    const listed = await store.list();
    if (!listed.ok) {
      // Until they are found, the embedded model reads in their place.
      if (getState().inUse.length > 0) set({ notKept: listed.error });
      return;
    }
    const isThere = (id: string) => listed.value.some((model) => model.id === id);
    const inUseNow = getState().inUse.filter(isThere);
    const gone = getState().gone + getState().inUse.length - inUseNow.length;
    if (inUseNow.length < getState().inUse.length) writeInUse(inUseNow);
    set({ models: listed.value, inUse: inUseNow, gone });
  }

  async function setInUse(ids: readonly string[]): Promise<void> {
    writeInUse(ids);
    set({ inUse: ids });
    await onChoice();
  }

  /** Files put away for a model that did not come to be used, from whatever reason, are removed again. */
  async function take(gathered: InspectedModel, signal: AbortSignal): Promise<void> {
    const { model, files, labels } = gathered;
    show(signal, { status: 'trying', title: model.title });
    const put = await store.putFiles(model.id, files);
    if (!put.ok) {
      if (!signal.aborted) set({ adding: { status: 'none' }, notKept: put.error });
      return;
    }
    let isFit = false;
    try {
      const tried = await tryOut(choiceOf([forTrial(model)]), signal);
      isFit = tried.ok && !signal.aborted;
      if (!tried.ok && tried.error.code === 'cancelled') show(signal, { status: 'none' });
      else if (!tried.ok)
        show(signal, { status: 'failed', title: model.title, failure: tried.error });
    } finally {
      if (!isFit) await store.remove(model.id);
    }
    if (!isFit) return;
    if (model.task === 'entities' || model.task === 'relations') {
      show(signal, { status: 'asking', model, labels });
    } else await save(model);
  }

  /** Shows how far an addition is, unless it has been given up or replaced by another. */
  function show(signal: AbortSignal, adding: Adding): void {
    if (!signal.aborted) set({ adding });
  }

  async function save(model: CustomModel): Promise<void> {
    const isNew = !getState().models.some(({ id }) => id === model.id);
    const kept = await store.keep(model);
    set({ adding: { status: 'none' } });
    if (!kept.ok) {
      if (isNew) await store.remove(model.id);
      set({ notKept: kept.error });
      return;
    }
    await list();
    await use(model.id, true);
  }

  /** Gives up what is being added, and its files where they wait for their labels. */
  function giveUp(): void {
    const { adding } = getState();
    current?.abort();
    if (adding.status !== 'asking') return;
    const isKept = getState().models.some(({ id }) => id === adding.model.id);
    if (!isKept) void store.remove(adding.model.id);
  }

  async function use(id: string, isWanted: boolean): Promise<void> {
    const task = getState().models.find((model) => model.id === id)?.task;
    const others = getState().models.filter(
      (model) =>
        model.id !== id &&
        getState().inUse.includes(model.id) &&
        (!isWanted || model.task !== task),
    );
    await setInUse([...others.map((model) => model.id), ...(isWanted ? [id] : [])]);
  }

  return {
    getState,
    subscribe,
    choice: () => choiceOf(inUse()),
    async add(open) {
      giveUp();
      const controller = new AbortController();
      current = controller;
      const { signal } = controller;
      let bytes = 0;
      let title = '';
      const { notKept: _, ...rest } = getState();
      set({ ...rest, adding: { status: 'reading', title, bytes } }, true);
      const onBytes = (more: number) => {
        bytes += more;
        show(signal, { status: 'reading', title, bytes });
      };
      try {
        const source = await open(signal, onBytes);
        if (typeof source === 'string') {
          show(signal, { status: 'refused', title, reason: source });
          return;
        }
        title = source.title;
        onBytes(0);
        const gathered = await inspectModel(source, newId());
        if (signal.aborted) return;
        if (gathered.ok) await take(gathered.value, signal);
        else show(signal, { status: 'refused', title, reason: gathered.error });
      } catch (error) {
        show(signal, { status: 'refused', title, reason: reasonOf(error) });
      }
    },
    stopAdding() {
      giveUp();
      set({ adding: { status: 'none' } });
    },
    save,
    edit(model) {
      if (model.task !== 'entities' && model.task !== 'relations') return;
      set({ adding: { status: 'asking', model, labels: Object.keys(model.labels) } });
    },
    use,
    async putPackAside() {
      const pack = inUse().find(({ task }) => task === 'pack');
      if (pack) await use(pack.id, false);
    },
    async remove(id) {
      const wasInUse = getState().inUse.includes(id);
      // First nobody reads with it any more: an engine that is being opened needs its files.
      if (wasInUse) await setInUse(getState().inUse.filter((other) => other !== id));
      await store.remove(id);
      await list();
    },
    async load() {
      await list();
      void store.sweep();
    },
  };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : 'it could not be read';
