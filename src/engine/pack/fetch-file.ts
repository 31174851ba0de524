import type { Failure } from '../../core/errors.ts';
import { fail, ok } from '../../core/result.ts';
import type { ReadFile } from './read-file.ts';

/** Reads a pack's files from the web. `packUrl` is absolute and ends in a slash. */
export function fetchFrom(packUrl: string, signal?: AbortSignal): ReadFile {
  return async (path, limit, onBytes, isFresh = false) => {
    const url = new URL(path, packUrl).href;
    try {
      const response = await fetch(url, {
        ...(signal && { signal }),
        ...(isFresh && { cache: 'reload' }),
      });
      if (!response.ok || !response.body) {
        return fail({ code: 'pack-not-found', url, status: response.status });
      }
      return ok(await collect(response.body, limit, onBytes));
    } catch (error) {
      return fail(networkFailure(url, error));
    }
  };
}

/**
 * Reads the body and counts its bytes after decompression. `Content-Length` gives the compressed size (or a wrong one),
 * so the total comes from the manifest.
 */
async function collect(
  body: ReadableStream<Uint8Array>,
  limit: number,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  // Room for one more shows that a file is too long.
  const bytes = new Uint8Array(limit + 1);
  let at = 0;
  // `for await` would fail: Safari's streams are not iterable.
  const reader = body.getReader();
  while (at <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value.subarray(0, bytes.byteLength - at), at);
    at = Math.min(at + value.byteLength, bytes.byteLength);
    onBytes(value.byteLength);
  }
  if (at > limit) await reader.cancel();
  return bytes.subarray(0, at);
}

/** `fetch` rejects with a TypeError for every network fault: offline, refused, interrupted. */
function networkFailure(url: string, error: unknown): Failure {
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' };
  return { code: 'pack-not-found', url };
}
