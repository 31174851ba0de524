import { type Bytes, joined, lengthOf, responseOf } from './bytes.ts';

/**
 * Stores one file while it arrives. No method rejects: when the cache fails (no room, evicted, private window), storing
 * ends, `problem` says why, and the download continues.
 */
export interface Keeping {
  /** Why the file is not stored any more; undefined while storing works. */
  readonly problem: string | undefined;
  /** The contiguous pieces of an earlier attempt. */
  earlierPieces(): Promise<Bytes[]>;
  /** Adds the next bytes of the file; a piece is stored after every 4 MiB. */
  add(chunk: Bytes): Promise<void>;
  /** Stores the bytes that `add` still holds, so that the next attempt can continue after them. */
  flush(): Promise<void>;
  /** Stores the whole, verified file in place of its pieces. */
  finish(bytes: Bytes, headers: Headers): Promise<void>;
  /** Removes the pieces: the file starts again. */
  dropPieces(): Promise<void>;
  /** Ends storing. */
  stop(reason: string): void;
}

const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * @param cache called once, so that a deleted cache is not created again; resolves with undefined when nothing is to be
 * stored
 * @param address URL of the whole file; its pieces are stored below it, named by their offset
 */
export function createKeeping(cache: () => Promise<Cache | undefined>, address: string): Keeping {
  const store = cache();
  store.catch(() => undefined); // A rejection is handled where the cache is used.
  let problem: string | undefined;
  let waiting: Bytes[] = [];
  /** Offset of the next piece. */
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
      // Pieces of a failed attempt would take room for ever.
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
        // Pieces and file together need twice the room; when that is too much, the pieces are removed first.
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
