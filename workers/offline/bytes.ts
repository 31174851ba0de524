import { sha256 } from '../../src/core/sha256.ts';
import type { BuiltFile } from './protocol.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export const lengthOf = (pieces: readonly Bytes[]): number =>
  pieces.reduce((sum, piece) => sum + piece.byteLength, 0);

export function joined(pieces: readonly Bytes[]): Bytes {
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

/** A response with the file and its original headers, without those about compression. */
export function responseOf(bytes: Bytes, headers: Headers = new Headers()): Response {
  const kept = new Headers(headers);
  for (const name of ['Content-Encoding', 'Content-Range', 'Transfer-Encoding']) kept.delete(name);
  kept.set('Content-Length', String(bytes.byteLength));
  return new Response(bytes, { headers: kept });
}
