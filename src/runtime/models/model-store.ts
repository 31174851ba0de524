import * as v from 'valibot';
import { parseBoundedJson } from '../../core/bounded-json.ts';
import {
  type CustomModel,
  customModelSchema,
  OWN_MODELS,
  OWN_MODELS_CACHE,
} from '../../core/custom-model/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type StorageFailure, storageFailure } from '../storage/storage-failure.ts';

/** The user's own models, stored in the browser until they are removed. */
export interface ModelStore {
  list(): Promise<Result<readonly CustomModel[], StorageFailure>>;
  /**
   * Stores files. They become a model when `keep` is called. Until then, or until `remove`, this tab holds a lock;
   * files without a lock are leftovers, which `sweep` removes. After a failure no file is left.
   */
  putFiles(
    id: string,
    files: ReadonlyMap<string, Blob>,
  ): Promise<Result<undefined, StorageFailure>>;
  /** Stores the description of the files, or replaces it. */
  keep(model: CustomModel): Promise<Result<undefined, StorageFailure>>;
  remove(id: string): Promise<Result<undefined, StorageFailure>>;
  /** Removes files without a description that no tab is adding: a page was closed before it called `keep`. */
  sweep(): Promise<Result<undefined, StorageFailure>>;
}

const DESCRIPTION = 'model.json';
const MAX_DESCRIPTION_BYTES = 1_000_000;

/** @param base absolute URL of the app's folder, ending in a slash */
export function openModelStore(base: string): ModelStore {
  const addressOf = (id: string, path: string) => `${base}${OWN_MODELS}${id}/${path}`;
  const attempt = async <T>(
    run: (open: () => Promise<Cache>) => Promise<T>,
  ): Promise<Result<T, StorageFailure>> => {
    try {
      // `caches` exists only in a secure context.
      if (!('caches' in globalThis)) {
        return fail({ code: 'storage-failed', reason: 'the page is not served encrypted' });
      }
      return ok(await run(() => caches.open(OWN_MODELS_CACHE)));
    } catch (error) {
      return fail(storageFailure(error));
    }
  };

  /** Functions that release the locks of the models that this tab is adding, by model id. */
  const claims = new Map<string, () => void>();
  async function claim(id: string): Promise<void> {
    if ('locks' in navigator && !claims.has(id)) claims.set(id, await hold(lockOf(id)));
  }
  function release(id: string): void {
    claims.get(id)?.();
    claims.delete(id);
  }

  async function removeFrom(cache: Cache, id: string): Promise<void> {
    for (const { url } of await cache.keys())
      if (url.startsWith(addressOf(id, ''))) await cache.delete(url);
  }
  async function remove(id: string): Promise<Result<undefined, StorageFailure>> {
    const removed = await attempt(async (open) => {
      await removeFrom(await open(), id);
      return undefined;
    });
    release(id);
    return removed;
  }

  return {
    list: () =>
      attempt(async (open) => {
        // `open` would create the cache even when no model was ever added.
        if (!(await caches.has(OWN_MODELS_CACHE))) return [];
        const cache = await open();
        const models: CustomModel[] = [];
        for (const request of await cache.keys()) {
          if (!request.url.endsWith(`/${DESCRIPTION}`)) continue;
          const text = (await (await cache.match(request))?.text()) ?? '';
          const json = parseBoundedJson(text, MAX_DESCRIPTION_BYTES);
          const model = json.ok ? v.safeParse(customModelSchema, json.value) : undefined;
          // A damaged description, or one of a later version, is skipped; the model can be added again.
          if (model?.success) models.push(model.output);
        }
        return models.sort((a, b) => a.title.localeCompare(b.title));
      }),
    putFiles: async (id, files) => {
      await claim(id);
      const put = await attempt(async (open) => {
        const cache = await open();
        for (const [path, blob] of files) await cache.put(addressOf(id, path), new Response(blob));
        return undefined;
      });
      if (!put.ok) await remove(id);
      return put;
    },
    keep: (model) =>
      attempt(async (open) => {
        const cache = await open();
        await cache.put(addressOf(model.id, DESCRIPTION), Response.json(model));
        release(model.id);
        return undefined;
      }),
    remove,
    sweep: () =>
      attempt(async (open) => {
        if (!(await caches.has(OWN_MODELS_CACHE)) || !('locks' in navigator)) return undefined;
        const cache = await open();
        const folder = `${base}${OWN_MODELS}`;
        const urls = (await cache.keys()).map(({ url }) => url);
        const ids = new Set(urls.map((url) => url.slice(folder.length).split('/')[0] ?? ''));
        for (const id of ids) {
          await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
            // Checked again under the lock: a description may have been written since the files were listed.
            if (lock && !(await cache.match(addressOf(id, DESCRIPTION))))
              await removeFrom(cache, id);
          });
        }
        return undefined;
      }),
  };
}

const lockOf = (id: string): string => `biogloss:model:${id}`;

/** Acquires a lock, and resolves with the function that releases it. The lock also ends with the page. */
function hold(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(name, held).catch(reject);
  });
}
