import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { thrownMessage } from '../core/thrown-message.ts';

/** The bytes of a file, unpacked when they are gzip, whatever its name. The iteration throws errors. */
export const openStream = (path: string): AsyncIterable<Uint8Array> =>
  unpacked(createReadStream(path));

/** Unpacks bytes when the first two mark them as gzip (RFC 1952); otherwise passes them on. */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { beginning, all, close } = await peek(chunks, (bytes) => bytes.length >= 2);
  const isGzip = beginning[0] === 0x1f && beginning[1] === 0x8b;
  try {
    // The pipeline passes errors of one stream to the other, whose iteration throws them.
    yield* isGzip ? pipeline(Readable.from(all), createGunzip(), () => {}) : all;
  } finally {
    await close();
  }
}

export interface Peeked {
  readonly beginning: Uint8Array;
  /** True when the beginning is the whole stream. */
  readonly isWhole: boolean;
  /** All bytes, including the beginning. */
  readonly all: AsyncIterable<Uint8Array>;
  /** Closes the source of the bytes. Call it even when `all` was not read, or not to its end. */
  readonly close: () => Promise<void>;
}

/**
 * The first bytes of a stream, as many as needed; they may arrive slowly and in chunks of any size.
 *
 * @param isEnough called again whenever the number of bytes has doubled
 */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  isEnough: (beginning: Uint8Array) => boolean,
): Promise<Peeked> {
  const rest = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  let asked = 0;
  let isWhole = false;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) {
      isWhole = true;
      break;
    }
    seen.push(value);
    length += value.length;
    if (length < asked * 2) continue;
    asked = length;
    if (isEnough(Buffer.concat(seen))) break;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* seen;
    if (!isWhole) yield* { [Symbol.asyncIterator]: () => rest };
  }
  const close = async () => {
    await rest.return?.();
  };
  return { beginning: Buffer.concat(seen), isWhole, all: all(), close };
}

/** Why a file could not be read, in words. */
export function readingError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES') return 'not allowed to read it';
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return 'is not gzip, or is cut off';
  return thrownMessage(error);
}
