import { type Bytes, isRight, joined, lengthOf } from './bytes.ts';
import type { Keeping } from './keeping.ts';
import type { BuiltFile } from './protocol.ts';

export interface Arrived {
  readonly bytes: Bytes;
  /** Headers of the response that brought the file or its rest. */
  readonly headers: Headers;
}

/** The download of one file, shared by all who need it. */
export interface Download {
  readonly keeping: Keeping;
  /** The whole file, verified. Rejects when the connection breaks or the content is wrong. */
  readonly arrived: Promise<Arrived>;
  /** True when somebody reads the file as it arrives. */
  hasReaders(): boolean;
  /**
   * Passes the bytes received so far at once, and the others as they arrive. A reader that throws is removed; the
   * others are not affected.
   *
   * @returns a function that removes the reader
   */
  read(onChunk: (chunk: Bytes) => void): () => void;
  /**
   * Calls back with the number of received bytes after each chunk. A watcher is no reader.
   *
   * @returns a function that removes the watcher
   */
  watch(onBytes: (bytes: number) => void): () => void;
  /** Aborts the request; `arrived` rejects. */
  abort(): void;
}

export interface DownloadOptions {
  /** Absolute URL of the app's folder, ending in a slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** Starts to fetch a file. Bytes that `keeping` has from an earlier attempt are not requested again. */
export function startDownload(
  file: BuiltFile,
  keeping: Keeping,
  { base, fetch }: DownloadOptions,
): Download {
  const chunks: Bytes[] = [];
  const readers = new Set<(chunk: Bytes) => void>();
  const watchers = new Set<(bytes: number) => void>();
  let bytesCome = 0;
  const controller = new AbortController();
  const { signal } = controller;

  function give(reader: (chunk: Bytes) => void, chunk: Bytes): void {
    try {
      reader(chunk);
    } catch {
      readers.delete(reader);
    }
  }

  function receive(chunk: Bytes): void {
    chunks.push(chunk);
    bytesCome += chunk.byteLength;
    for (const reader of [...readers]) give(reader, chunk);
    for (const watcher of watchers) watcher(bytesCome);
  }

  /** With `Range` the browser requests the file without compression, so that offsets are right. */
  async function request(from: number): Promise<Response> {
    const address = new URL(file.path, base).href;
    const headers = from > 0 ? { Range: `bytes=${from}-` } : undefined;
    const rest = headers ? { headers, cache: 'no-store' as const } : {};
    const response = await fetch(address, { ...rest, signal });
    const isRest = response.headers.get('Content-Range')?.startsWith(`bytes ${from}-`) === true;
    if (response.status === 200 || (response.status === 206 && isRest)) return response;
    if (from > 0) return request(0);
    throw new Error(`${file.path} was not found (HTTP ${response.status})`);
  }

  async function run(): Promise<Arrived> {
    const pieces = await keeping.earlierPieces();
    const response = await request(lengthOf(pieces));
    if (response.status === 206) for (const piece of pieces) receive(piece);
    else await keeping.dropPieces();
    try {
      const body = response.body?.getReader();
      for (let next = await body?.read(); next && !next.done; next = await body?.read()) {
        const chunk: Bytes = new Uint8Array(next.value);
        receive(chunk);
        await keeping.add(chunk);
      }
    } catch (error) {
      await keeping.flush();
      throw error;
    }
    const bytes = joined(chunks);
    if (await isRight(file, bytes)) {
      await keeping.finish(bytes, response.headers);
      return { bytes, headers: response.headers };
    }
    // A short file means that the connection broke silently; otherwise the server has a newer version.
    if (bytes.byteLength < file.bytes) await keeping.flush();
    else await keeping.dropPieces();
    throw new Error(`${file.path} arrived with another checksum`);
  }

  return {
    keeping,
    arrived: run(),
    hasReaders: () => readers.size > 0,
    read(onChunk) {
      // A new function each time, so that reading twice adds two readers.
      const reader = (chunk: Bytes) => onChunk(chunk);
      readers.add(reader);
      for (const chunk of [...chunks]) if (readers.has(reader)) give(reader, chunk);
      return () => readers.delete(reader);
    },
    watch(onBytes) {
      watchers.add(onBytes);
      return () => watchers.delete(onBytes);
    },
    abort: () => controller.abort(),
  };
}
