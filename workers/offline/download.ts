import { type Bytes, isRight, joined, lengthOf } from './bytes.ts';
import type { Keeping } from './keeping.ts';
import type { BuiltFile } from './protocol.ts';

export interface Arrived {
  readonly bytes: Bytes;
  /** Those of the response that brought the file, or its rest. */
  readonly headers: Headers;
}

/** One file on its way, shared by all who want it. */
export interface Download {
  readonly keeping: Keeping;
  /** The whole file, verified; rejects when the connection breaks or the file is another one. */
  readonly arrived: Promise<Arrived>;
  /** Whether somebody reads it as it comes. */
  hasReaders(): boolean;
  /**
   * Gives what has come at once and the rest as it comes. What a reader throws concerns that reader alone: it is
   * taken out, and nobody else hears of it.
   *
   * @returns takes the reader out
   */
  read(onChunk: (chunk: Bytes) => void): () => void;
  /**
   * Tells how many bytes have come, after each chunk; who watches is no reader.
   *
   * @returns ends the telling
   */
  watch(onBytes: (bytes: number) => void): () => void;
  /** Ends the request; `arrived` rejects. */
  abort(): void;
}

export interface DownloadOptions {
  /** Absolute address of the app's folder, ending in a slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** Starts to fetch a file. What `keeping` has of an earlier attempt is not asked for again. */
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

  /** `Range` makes the browser ask for the file as it is, not compressed: offsets fit. */
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
    // Too short, the connection broke without a word; else the server sends a newer version by now.
    if (bytes.byteLength < file.bytes) await keeping.flush();
    else await keeping.dropPieces();
    throw new Error(`${file.path} arrived with another checksum`);
  }

  return {
    keeping,
    arrived: run(),
    hasReaders: () => readers.size > 0,
    read(onChunk) {
      // A function of its own: one who reads twice is two readers.
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
