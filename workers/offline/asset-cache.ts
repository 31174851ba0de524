import { type Bytes, isRight, responseOf } from './bytes.ts';
import { type Download, startDownload } from './download.ts';
import { createKeeping } from './keeping.ts';
import type { BuiltFile } from './protocol.ts';

export interface AssetCacheOptions {
  /** The cache of files; undefined while nothing is to be stored. */
  readonly cache: () => Promise<Cache | undefined>;
  /** Absolute URL of the app's folder, ending in a slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** A cache of files by content and not by path, so that a new version of the app finds unchanged files. */
export interface AssetCache {
  /** Finds a file and verifies it each time: a file that the disk has damaged is removed and counts as missing. */
  find(file: BuiltFile): Promise<Response | undefined>;
  /** Finds a file that its reader verifies: it is not read here, and its bytes come at once. */
  findUnverified(file: BuiltFile): Promise<Response | undefined>;
  /** Removes a file that its reader found damaged. */
  drop(file: BuiltFile): Promise<void>;
  /**
   * Fetches a file, verifies it completely before returning it, and stores it when possible. After a broken connection
   * only the rest is fetched, when the server supports ranges.
   */
  fetch(file: BuiltFile): Promise<Response>;
  /** Fetches a file as a stream, which ends with an error when the content is wrong. */
  stream(file: BuiltFile): Streamed;
  /**
   * Fetches a file in order to store it. Rejects with the reason when it could not be stored.
   *
   * @param onBytes called with the number of bytes received
   */
  keep(file: BuiltFile, onBytes: (bytes: number) => void): Promise<void>;
  /** Ends the downloads without readers. Those with readers continue, but are not stored. */
  stop(): void;
  /** Removes all files but these. */
  keepOnly(hashes: ReadonlySet<string>): Promise<void>;
}

export interface Streamed {
  /** Resolves with the first bytes. */
  readonly response: Promise<Response>;
  /** Resolves, and never rejects, when the file is received and stored, or has failed. */
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
      // A cache that cannot be read counts as empty, so the file comes from the network.
    }
    return undefined;
  }

  async function findUnverified(file: BuiltFile): Promise<Response | undefined> {
    try {
      return await (await cache())?.match(addressOf(file));
    } catch {
      return undefined;
    }
  }

  async function drop(file: BuiltFile): Promise<void> {
    try {
      await (await cache())?.delete(addressOf(file));
    } catch {
      // A cache that cannot be written cannot be read either.
    }
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
    findUnverified,
    drop,
    async fetch(file) {
      const download = start(file);
      const leave = download.read(() => undefined);
      const { bytes, headers } = await download.arrived.finally(leave);
      return responseOf(bytes, headers);
    },
    stream: (file) => streamOf(start(file)),
    async keep(file, onBytes) {
      // A download that may not be stored any more continues for its readers; a new one is stored.
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
      // The chunk is copied, because a reader may transfer its bytes.
      controller?.enqueue(chunk.slice());
    });
  });
  const ended = download.arrived
    .then(
      () => controller?.close(),
      (error: unknown) => controller?.error(error),
    )
    .finally(leave);
  // An empty file has no first chunk.
  const response = Promise.race([begun, download.arrived]).then(() => new Response(body));
  return { response, ended };
}
