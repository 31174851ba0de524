import { sha256 } from '../session/sha256.ts';
import type { BuiltFile } from './protocol.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface KeeperOptions {
  readonly cache: () => Promise<Cache>;
  /** Absolute address of the app's folder, ending in a slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** Files by what they are, not by where they lie: a new version of the app finds those that did not change. */
export interface Keeper {
  /** Checked each time: what a disk has damaged is dropped, and the answer is that it is not there. */
  find(file: BuiltFile): Promise<Response | undefined>;
  /**
   * Fetches what is missing and keeps it once its hash is right. Ends with the file, verified. What had come
   * before the connection broke is not fetched again where the server can send the rest alone.
   */
  fetch(file: BuiltFile, onChunk?: (chunk: Bytes) => void): Promise<Response>;
  /** Drops every file but these. */
  keepOnly(hashes: ReadonlySet<string>): Promise<void>;
}

/** Bytes after which a piece of a file under way is put away. */
const PIECE = 4 * 1024 * 1024;

interface Download {
  readonly chunks: Bytes[];
  readonly listeners: Set<(chunk: Bytes) => void>;
  readonly done: Promise<Bytes>;
}

export function createKeeper({ cache, base, fetch }: KeeperOptions): Keeper {
  const downloads = new Map<string, Download>();
  const addressOf = ({ sha256: hash }: BuiltFile) => `${base}kept/${hash}`;
  const pieceAddress = (file: BuiltFile, at: number) => `${addressOf(file)}/${at}`;

  async function find(file: BuiltFile): Promise<Response | undefined> {
    const store = await cache();
    const kept = await store.match(addressOf(file));
    if (!kept) return undefined;
    const bytes = new Uint8Array(await kept.arrayBuffer());
    if (await isRight(file, bytes)) return responseOf(bytes, kept.headers);
    await store.delete(addressOf(file));
    return undefined;
  }

  /** The pieces of an earlier attempt, as far as they follow each other. */
  async function piecesOf(store: Cache, file: BuiltFile): Promise<Bytes[]> {
    const pieces: Bytes[] = [];
    for (let at = 0; ; ) {
      const kept = await store.match(pieceAddress(file, at));
      const piece = kept && new Uint8Array(await kept.arrayBuffer());
      if (!piece || piece.byteLength === 0) return pieces;
      pieces.push(piece);
      at += piece.byteLength;
    }
  }

  async function dropPieces(store: Cache, file: BuiltFile): Promise<void> {
    const prefix = pieceAddress(file, 0).slice(0, -1);
    for (const { url } of await store.keys()) if (url.startsWith(prefix)) await store.delete(url);
  }

  async function download(file: BuiltFile, tell: (chunk: Bytes) => void): Promise<Bytes> {
    const store = await cache();
    let pieces = await piecesOf(store, file);
    let at = lengthOf(pieces);
    const response = await request(file, at);
    if (response.status !== 206) {
      await dropPieces(store, file);
      pieces = [];
      at = 0;
    }
    for (const piece of pieces) tell(piece);
    let waiting: Bytes[] = [];
    const putAway = async () => {
      const piece = joined(waiting);
      waiting = [];
      if (piece.byteLength === 0) return;
      await store.put(pieceAddress(file, at), responseOf(piece, new Headers()));
      pieces.push(piece);
      at += piece.byteLength;
    };
    try {
      const reader = response.body?.getReader();
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
        const chunk: Bytes = new Uint8Array(next.value);
        waiting.push(chunk);
        tell(chunk);
        if (lengthOf(waiting) >= PIECE) await putAway();
      }
    } finally {
      await putAway();
    }
    const bytes = joined(pieces);
    // The server may send a newer version by now.
    const isWell = await isRight(file, bytes);
    if (isWell) await store.put(addressOf(file), responseOf(bytes, response.headers));
    if (isWell || bytes.byteLength >= file.bytes) await dropPieces(store, file);
    if (!isWell) throw new Error(`${file.path} arrived with another checksum`);
    return bytes;
  }

  /** `Range` makes the browser ask for the file as it is, not compressed: offsets fit. */
  async function request(file: BuiltFile, at: number): Promise<Response> {
    const address = new URL(file.path, base).href;
    const headers = at > 0 ? { Range: `bytes=${at}-` } : undefined;
    const response = await fetch(address, headers ? { headers, cache: 'no-store' } : {});
    const isRest = response.headers.get('Content-Range')?.startsWith(`bytes ${at}-`) === true;
    if (response.status === 200 || (response.status === 206 && isRest)) return response;
    if (at > 0) return request(file, 0);
    throw new Error(`${file.path} was not found (HTTP ${response.status})`);
  }

  function start(file: BuiltFile): Download {
    const running = downloads.get(file.sha256);
    if (running) return running;
    const chunks: Bytes[] = [];
    const listeners = new Set<(chunk: Bytes) => void>();
    const done = download(file, (chunk) => {
      chunks.push(chunk);
      for (const listener of listeners) listener(chunk);
    }).finally(() => downloads.delete(file.sha256));
    const started = { chunks, listeners, done };
    downloads.set(file.sha256, started);
    return started;
  }

  return {
    find,
    async fetch(file, onChunk) {
      const { chunks, listeners, done } = start(file);
      if (onChunk) {
        for (const chunk of chunks) onChunk(chunk);
        listeners.add(onChunk);
      }
      const bytes = await done;
      return (await (await cache()).match(addressOf(file))) ?? responseOf(bytes, new Headers());
    },
    async keepOnly(hashes) {
      const store = await cache();
      for (const { url } of await store.keys()) {
        const [hash = ''] = url.slice(`${base}kept/`.length).split('/');
        if (!hashes.has(hash)) await store.delete(url);
      }
    },
  };
}

const lengthOf = (pieces: readonly Bytes[]): number =>
  pieces.reduce((sum, piece) => sum + piece.byteLength, 0);

function joined(pieces: readonly Bytes[]): Bytes {
  const bytes = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

export const isRight = async (file: BuiltFile, bytes: Bytes): Promise<boolean> =>
  bytes.byteLength === file.bytes && (await sha256(bytes)) === file.sha256;

/** The same file with the headers it came with, those aside that told how it was packed for the way. */
export function responseOf(bytes: Bytes, headers: Headers): Response {
  const kept = new Headers(headers);
  for (const name of ['Content-Encoding', 'Content-Range', 'Transfer-Encoding']) kept.delete(name);
  kept.set('Content-Length', String(bytes.byteLength));
  return new Response(bytes, { headers: kept });
}
