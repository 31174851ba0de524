import type { CustomModel } from '../../../core/custom-model/model.ts';
import type { Failure } from '../../../core/errors.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ModelStore } from '../../../runtime/models/model-store.ts';
import type { StorageFailure } from '../../../runtime/storage/storage-failure.ts';
import { type Choice, createCustomModels } from '../custom-models.ts';
import type { ModelSource } from '../inspect-model.ts';

/** A library of models over a store in memory, whose workers answer `tryOut`. */
export interface Bench {
  /** Tests may replace its methods. */
  readonly store: { -readonly [Name in keyof ModelStore]: ModelStore[Name] };
  readonly models: ReturnType<typeof createCustomModels>;
  readonly kept: Map<string, CustomModel>;
  readonly files: Map<string, ReadonlyMap<string, Blob>>;
  readonly choices: Choice[];
  readonly tried: Choice[];
}

export function bench(
  tryOut: () => Promise<Result<unknown, Failure>> = async () => ok(undefined),
  putFailure?: StorageFailure,
  keepFailure?: StorageFailure,
): Bench {
  const kept = new Map<string, CustomModel>();
  const files = new Map<string, ReadonlyMap<string, Blob>>();
  const choices: Choice[] = [];
  const tried: Choice[] = [];
  const store: ModelStore = {
    list: async () => ok([...kept.values()]),
    async putFiles(id, some) {
      if (putFailure) return fail(putFailure);
      files.set(id, some);
      return ok(undefined);
    },
    sweep: async () => ok(undefined),
    async keep(model) {
      if (keepFailure) return fail(keepFailure);
      kept.set(model.id, model);
      return ok(undefined);
    },
    async remove(id) {
      kept.delete(id);
      files.delete(id);
      return ok(undefined);
    },
  };
  let count = 0;
  const models = createCustomModels({
    store,
    base: 'https://x.example/',
    newId() {
      count += 1;
      return `m${count}`;
    },
    async tryOut(choice) {
      tried.push(choice);
      return tryOut();
    },
    readInUse: () => [],
    writeInUse: () => {},
    onChoice: async () => {
      choices.push(models.choice());
    },
  });
  return { store, models, kept, files, choices, tried };
}

export function later() {
  let finish: (source: ModelSource | string) => void = () => {};
  const promise = new Promise<ModelSource | string>((resolve) => {
    finish = resolve;
  });
  return { promise, finish };
}

export const asked = ({ models }: Bench) => {
  const { adding } = models.getState();
  if (adding.status !== 'asking') throw new Error(JSON.stringify(adding));
  return adding;
};
