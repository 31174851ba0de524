import { type Bytes, isRight, responseOf } from './bytes.ts';
import { type Download, startDownload } from './download.ts';
import { createKeeping } from './keeping.ts';
import type { BuiltFile } from './protocol.ts';

export interface AssetCacheOptions {
  /** Where files are kept; undefined while nothing is to be kept. */
  readonly cache: () => Promise<Cache | undefined>;
  /** Absolute address of the app's folder, ending in a slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** Files by what they are, not by where they lie: a new version of the app finds those that did not change. */
export interface AssetCache {
  /** Checked each time: what a disk has damaged is dropped, and the answer is that it is not there. */
  find(file: BuiltFile): Promise<Response | undefined>;
  /**
   * Fetches a file, verified to its last byte before any of it is given out, and keeps it where it can. What had
   * come before a connection broke is not fetched again where the server can send the rest alone.
   */
  fetch(file: BuiltFile): Promise<Response>;
  /** The same as it comes: the stream ends with an error where the file proves to be another one. */
  stream(file: BuiltFile): Streamed;
  /**
   * Fetches a file in order to keep it; rejects with the reason where it could not be kept.
   *
   * @param onBytes is told how many bytes of the file have come
   */
  keep(file: BuiltFile, onBytes: (bytes: number) => void): Promise<void>;
  /** Ends the downloads that nobody reads; those that somebody reads go on, and are not kept. */
  stop(): void;
  /** Drops every file but these. */
  keepOnly(hashes: ReadonlySet<string>): Promise<void>;
}

export interface Streamed {
  /** Resolves with the first bytes. */
  readonly response: Promise<Response>;
  /** Resolves, never rejects, when the file has come and is kept, or has failed. */
  readonly ended: Promise<void>;
}

export function createAssetCache({ cache, base, fetch }: AssetCacheOptions): AssetCache {
  const downloads = new Map<string, Download>();
  const addressOf = ({ sha256: hash }: BuiltFile) => `${base}kept/${hash}`;

  async function find(file: BuiltFile): Promise<Response | undefined> {
    try {
      const store = await cache();
      const kept = await store?.match(addressOf(file));
      if (!store || !kept) return undefined;
      const bytes: Bytes = new Uint8Array(await kept.arrayBuffer());
      if (await isRight(file, bytes)) return responseOf(bytes, kept.headers);
      await store.delete(addressOf(file));
    } catch {
      // A cache that cannot be read holds nothing: the file comes from the network.
    }
    return undefined;
  }

  function start(file: BuiltFile): Download {
    const running = downloads.get(file.sha256);
    if (running) return running;
    const started = startDownload(file, createKeeping(cache, addressOf(file)), { base, fetch });
    downloads.set(file.sha256, started);
    const end = () => downloads.delete(file.sha256);
    started.arrived.then(end, end);
    return started;
  }

  return {
    find,
    async fetch(file) {
      const download = start(file);
      const leave = download.read(() => undefined);
      const { bytes, headers } = await download.arrived.finally(leave);
      return responseOf(bytes, headers);
    },
    stream: (file) => streamOf(start(file)),
    async keep(file, onBytes) {
      // One that was told to keep nothing goes on for its readers; the next one keeps.
      const running = downloads.get(file.sha256);
      if (running?.keeping.problem !== undefined) await running.arrived.catch(() => undefined);
      const download = start(file);
      const unwatch = download.watch(onBytes);
      await download.arrived.finally(unwatch);
      const { problem } = download.keeping;
      if (problem !== undefined) throw new Error(problem);
    },
    stop() {
      for (const download of downloads.values()) {
        download.keeping.stop('it was removed from this device');
        if (!download.hasReaders()) download.abort();
      }
    },
    async keepOnly(hashes) {
      const store = await cache();
      for (const { url } of (await store?.keys()) ?? []) {
        const [hash = ''] = url.slice(`${base}kept/`.length).split('/');
        if (!hashes.has(hash)) await store?.delete(url);
      }
    },
  };
}

function streamOf(download: Download): Streamed {
  let leave = () => {};
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
    cancel() {
      leave();
      controller = undefined;
    },
  });
  const begun = new Promise<void>((resolve) => {
    leave = download.read((chunk) => {
      resolve();
      // A copy: a reader may take the bytes away for good.
      controller?.enqueue(chunk.slice());
    });
  });
  const ended = download.arrived
    .then(
      () => controller?.close(),
      (error: unknown) => controller?.error(error),
    )
    .finally(leave);
  // An empty file has no first bytes.
  const response = Promise.race([begun, download.arrived]).then(() => new Response(body));
  return { response, ended };
}
