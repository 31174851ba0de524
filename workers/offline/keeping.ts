import { type Bytes, joined, lengthOf, responseOf } from './bytes.ts';

/**
 * Puts one file away while it comes. No method rejects: a cache that refuses (no room, evicted, private window)
 * ends the keeping, `problem` says why, and the download goes on without it.
 */
export interface Keeping {
  /** Why nothing of the file is put away any more; undefined while all is well. */
  readonly problem: string | undefined;
  /** The pieces of an earlier attempt, as far as they follow each other. */
  earlierPieces(): Promise<Bytes[]>;
  /** Takes the next bytes of the file; every 4 MiB one piece is put away. */
  add(chunk: Bytes): Promise<void>;
  /** Puts away what `add` still holds, so that the next attempt can go on from there. */
  flush(): Promise<void>;
  /** Puts the whole, verified file away in place of its pieces. */
  finish(bytes: Bytes, headers: Headers): Promise<void>;
  /** Forgets the pieces: the file begins anew. */
  dropPieces(): Promise<void>;
  /** Nothing is put away from now on. */
  stop(reason: string): void;
}

const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * @param cache is asked once: what has been deleted meanwhile is not made again. Undefined: nothing is to be kept.
 * @param address under which the whole file is kept; its pieces lie below it, named by where they begin
 */
export function createKeeping(cache: () => Promise<Cache | undefined>, address: string): Keeping {
  const store = cache();
  store.catch(() => undefined); // Told of when it is used.
  let problem: string | undefined;
  let waiting: Bytes[] = [];
  /** Where the next piece begins. */
  let at = 0;
  const pieceAddress = (start: number) => `${address}/${start}`;

  async function attempt<T>(run: (store: Cache) => Promise<T>): Promise<T | undefined> {
    if (problem !== undefined) return undefined;
    try {
      const opened = await store;
      if (opened && problem === undefined) return await run(opened);
      problem ??= 'nothing is kept on this device';
    } catch (error) {
      problem ??= storageProblem(error);
      // What has been put away so far would take the room for ever.
      await store.then((opened) => opened && drop(opened)).catch(() => undefined);
    }
    return undefined;
  }

  async function drop(opened: Cache): Promise<void> {
    const prefix = `${address}/`;
    for (const { url } of await opened.keys()) if (url.startsWith(prefix)) await opened.delete(url);
  }

  async function flush(): Promise<void> {
    const piece = joined(waiting);
    waiting = [];
    if (piece.byteLength === 0) return;
    const start = at;
    at += piece.byteLength;
    await attempt((opened) => opened.put(pieceAddress(start), responseOf(piece)));
  }

  async function dropPieces(): Promise<void> {
    waiting = [];
    at = 0;
    await attempt(drop);
  }

  return {
    get problem() {
      return problem;
    },
    async earlierPieces() {
      const found = await attempt(async (opened) => {
        const pieces: Bytes[] = [];
        for (;;) {
          const kept = await opened.match(pieceAddress(lengthOf(pieces)));
          const piece = kept && new Uint8Array(await kept.arrayBuffer());
          if (!piece || piece.byteLength === 0) return pieces;
          pieces.push(piece);
        }
      });
      at = lengthOf(found ?? []);
      return found ?? [];
    },
    async add(chunk) {
      if (problem !== undefined) return;
      waiting.push(chunk);
      if (lengthOf(waiting) >= PIECE_BYTES) await flush();
    },
    flush,
    async finish(bytes, headers) {
      waiting = [];
      await attempt(async (opened) => {
        const put = () => opened.put(address, responseOf(bytes, headers));
        // The pieces and the whole need twice the room; where that is too much, the pieces go first.
        await put().catch(() => drop(opened).then(put));
        await drop(opened);
      });
    },
    dropPieces,
    stop(reason) {
      problem ??= reason;
      waiting = [];
    },
  };
}

function storageProblem(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'QuotaExceededError') return 'there is no room for it';
  return `the browser refused to keep it (${message || name})`;
}
