import * as v from 'valibot';
import { parseBoundedJson } from '../../core/bounded-json.ts';
import {
  OWN_MODELS,
  OWN_MODELS_CACHE,
  type OwnModel,
  ownModelSchema,
} from '../../core/own-model/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type StorageFailure, storageFailure } from '../storage/storage-failure.ts';

/** Models of the user's own, kept in the browser until they are removed. */
export interface ModelStore {
  list(): Promise<Result<readonly OwnModel[], StorageFailure>>;
  /** Puts files away; they count as a model once `keep` has been called. */
  putFiles(
    id: string,
    files: ReadonlyMap<string, Blob>,
  ): Promise<Result<undefined, StorageFailure>>;
  /** Describes what was put away, or describes it anew. */
  keep(model: OwnModel): Promise<Result<undefined, StorageFailure>>;
  remove(id: string): Promise<Result<undefined, StorageFailure>>;
}

const DESCRIPTION = 'model.json';
const DESCRIPTION_LIMIT = 1_000_000;

/** @param base absolute address of the app's folder, ending in a slash */
export function openModelStore(base: string): ModelStore {
  const addressOf = (id: string, path: string) => `${base}${OWN_MODELS}${id}/${path}`;
  const attempt = async <T>(
    run: (open: () => Promise<Cache>) => Promise<T>,
  ): Promise<Result<T, StorageFailure>> => {
    try {
      // Absent where the page is not served encrypted.
      if (!('caches' in globalThis)) {
        return fail({ code: 'storage-failed', reason: 'the page is not served encrypted' });
      }
      return ok(await run(() => caches.open(OWN_MODELS_CACHE)));
    } catch (error) {
      return fail(storageFailure(error));
    }
  };

  return {
    list: () =>
      attempt(async (open) => {
        // Asking must not make one where nobody ever brought a model.
        if (!(await caches.has(OWN_MODELS_CACHE))) return [];
        const cache = await open();
        const models: OwnModel[] = [];
        for (const request of await cache.keys()) {
          if (!request.url.endsWith(`/${DESCRIPTION}`)) continue;
          const text = (await (await cache.match(request))?.text()) ?? '';
          const json = parseBoundedJson(text, DESCRIPTION_LIMIT);
          const model = json.ok ? v.safeParse(ownModelSchema, json.value) : undefined;
          // Of a later version, or damaged: it is not offered, and can be added again.
          if (model?.success) models.push(model.output);
        }
        return models.sort((a, b) => a.title.localeCompare(b.title));
      }),
    putFiles: (id, files) =>
      attempt(async (open) => {
        const cache = await open();
        for (const [path, blob] of files) await cache.put(addressOf(id, path), new Response(blob));
        return undefined;
      }),
    keep: (model) =>
      attempt(async (open) => {
        const cache = await open();
        await cache.put(addressOf(model.id, DESCRIPTION), Response.json(model));
        return undefined;
      }),
    remove: (id) =>
      attempt(async (open) => {
        const cache = await open();
        for (const { url } of await cache.keys()) {
          if (url.startsWith(addressOf(id, ''))) await cache.delete(url);
        }
        return undefined;
      }),
  };
}
