import { OWN_MODELS, OWN_MODELS_CACHE } from '../../core/custom-model/model.ts';
import { fail, ok } from '../../core/result.ts';
import { fetchFrom } from './fetch-file.ts';
import type { ReadFile } from './read-file.ts';

/** Reads a pack from its address: the user's own models are stored in the browser, others are fetched. */
export const readFrom = (url: string): ReadFile =>
  new URL(url).pathname.includes(`/${OWN_MODELS}`) ? readKept(url) : fetchFrom(url);

/** Reads from the browser's storage, never from the network. A removed model fails. */
function readKept(folder: string): ReadFile {
  return async (path, limit, onBytes) => {
    const url = new URL(path, folder).href;
    const kept = await (await caches.open(OWN_MODELS_CACHE)).match(url);
    const blob = await kept?.blob();
    if (!blob) return fail({ code: 'pack-not-found', url });
    // One byte beyond the limit suffices to see that the file is not the stored one.
    const bytes = new Uint8Array(await blob.slice(0, limit + 1).arrayBuffer());
    onBytes(bytes.byteLength);
    return ok(bytes);
  };
}
