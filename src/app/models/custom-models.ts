import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BesidePack, CustomModel, LabelledModel } from '../../core/custom-model/model.ts';
import { OWN_MODELS } from '../../core/custom-model/model.ts';
import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import type { ModelStore } from '../../runtime/models/model-store.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { InspectedModel, ModelSource } from './inspect-model.ts';

/** The models that a worker opens; an empty choice is the embedded pack alone. */
export interface Choice {
  readonly packUrl?: string;
  readonly own?: { readonly url: string; readonly models: readonly BesidePack[] };
}

export interface ModelsSnapshot {
  readonly models: readonly CustomModel[];
  /** Ids of models; at most one for each task. */
  readonly inUse: readonly string[];
  readonly adding: Adding;
  /** Number of models in use that the browser has removed from this device. */
  readonly gone: number;
  /** Why a model could not be stored, or why models could not be listed. */
  readonly notKept?: StorageFailure;
}

export type Adding =
  | { readonly status: 'none' }
  | { readonly status: 'reading'; readonly title: string; readonly bytes: number }
  | { readonly status: 'trying'; readonly title: string }
  /** The model was tried and works; the user must give its labels a meaning. */
  | { readonly status: 'asking'; readonly model: LabelledModel; readonly labels: readonly string[] }
  | { readonly status: 'refused'; readonly title: string; readonly reason: string }
  | { readonly status: 'failed'; readonly title: string; readonly failure: Failure };

export interface CustomModels extends Pick<StoreApi<ModelsSnapshot>, 'getState' | 'subscribe'> {
  readonly choice: () => Choice;
  /** Loads the stored models. Until then the choice is the embedded pack. */
  load(): Promise<void>;
  add(
    open: (signal: AbortSignal, onBytes: (bytes: number) => void) => Promise<ModelSource | string>,
  ): Promise<void>;
  stopAdding(): void;
  /** Stores a model with the meaning of its labels, and uses it. */
  save(model: CustomModel): Promise<void>;
  /** Opens the form for the meaning of a model's labels again. A model that is being added is given up. */
  edit(model: CustomModel): void;
  use(id: string, isWanted: boolean): Promise<void>;
  /** Uses an embedded pack again; models beside the pack stay in use. */
  putPackAside(): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface CustomModelsOptions {
  readonly store: ModelStore;
  /** Absolute URL of the app's folder, ending in a slash. */
  readonly base: string;
  readonly newId: () => string;
  /** Opens a choice in a new worker, reads a few pieces with it, and ends the worker. */
  readonly tryOut: (choice: Choice, signal: AbortSignal) => Promise<Result<unknown, Failure>>;
  readonly readInUse: () => readonly string[];
  readonly writeInUse: (ids: readonly string[]) => void;
  /** Called when the choice has changed. */
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
      // While the models cannot be listed, the embedded model reads in their place.
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

  /** Stores and tries a model. Its files are removed again when it does not come into use, for whatever reason. */
  async function take(gathered: InspectedModel, signal: AbortSignal): Promise<void> {
    const { model, trial, files, labels } = gathered;
    show(signal, { status: 'trying', title: model.title });
    const put = await store.putFiles(model.id, files);
    if (!put.ok) {
      if (!signal.aborted) set({ adding: { status: 'none' }, notKept: put.error });
      return;
    }
    let isFit = false;
    try {
      const tried = await tryOut(choiceOf([trial]), signal);
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

  /** Shows the progress of adding, unless it was cancelled or replaced. */
  function show(signal: AbortSignal, adding: Adding): void {
    if (!signal.aborted) set({ adding });
  }

  async function save(model: CustomModel): Promise<void> {
    const isNew = !getState().models.some(({ id }) => id === model.id);
    // Now, because another model may be added while this one is written.
    set({ adding: { status: 'none' } });
    const kept = await store.keep(model);
    if (!kept.ok) {
      if (isNew) await store.remove(model.id);
      set({ notKept: kept.error });
      return;
    }
    await list();
    await use(model.id, true);
  }

  /** Cancels adding, and removes the files of a model that waits for its labels. */
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
        const { inspectModel } = await import('./inspect-model.ts');
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
      giveUp();
      set({ adding: { status: 'asking', model, labels: Object.keys(model.labels) } });
    },
    use,
    async putPackAside() {
      const pack = inUse().find(({ task }) => task === 'pack');
      if (pack) await use(pack.id, false);
    },
    async remove(id) {
      const { adding } = getState();
      if (adding.status === 'asking' && adding.model.id === id) set({ adding: { status: 'none' } });
      const wasInUse = getState().inUse.includes(id);
      // The engine stops using the model first: an engine that is opening needs the files.
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
