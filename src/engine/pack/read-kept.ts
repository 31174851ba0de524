import { OWN_MODELS, OWN_MODELS_CACHE } from '../../core/custom-model/model.ts';
import { fail, ok } from '../../core/result.ts';
import { fetchFrom } from './fetch-file.ts';
import type { ReadFile } from './read-file.ts';

/** Reads a pack from where its address says: models of the user's own lie in the browser's storage. */
export const readFrom = (url: string): ReadFile =>
  new URL(url).pathname.includes(`/${OWN_MODELS}`) ? readKept(url) : fetchFrom(url);

/** Nothing is fetched: what was removed is not there any more. */
function readKept(folder: string): ReadFile {
  return async (path, limit, onBytes) => {
    const url = new URL(path, folder).href;
    const kept = await (await caches.open(OWN_MODELS_CACHE)).match(url);
    const blob = await kept?.blob();
    if (!blob) return fail({ code: 'pack-not-found', url });
    // One byte too many is enough to see that it is not the file that was kept.
    const bytes = new Uint8Array(await blob.slice(0, limit + 1).arrayBuffer());
    onBytes(bytes.byteLength);
    return ok(bytes);
  };
}
