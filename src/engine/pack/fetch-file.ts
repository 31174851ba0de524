import type { Failure } from '../../core/errors.ts';
import { fail, ok } from '../../core/result.ts';
import type { ReadFile } from './read-file.ts';

/** Reads a pack's files from the web. `packUrl` is absolute and ends in a slash. */
export function fetchFrom(packUrl: string, signal?: AbortSignal): ReadFile {
  return async (path, limit, onBytes) => {
    const url = new URL(path, packUrl).href;
    try {
      const response = await fetch(url, signal ? { signal } : {});
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
  const chunks: Uint8Array[] = [];
  let length = 0;
  // `for await` would fail: Safari's streams are not iterable.
  const reader = body.getReader();
  while (length <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.byteLength;
    onBytes(value.byteLength);
  }
  if (length > limit) await reader.cancel();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** `fetch` rejects with a TypeError for every network fault: offline, refused, interrupted. */
function networkFailure(url: string, error: unknown): Failure {
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' };
  return { code: 'pack-not-found', url };
}
