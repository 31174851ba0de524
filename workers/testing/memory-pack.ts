import type { PackFile } from '../../src/core/pack/manifest.ts';
import { fail, ok } from '../../src/core/result.ts';
import { wordReader } from '../../src/core/testing/word-reader.ts';
import type { ReadFile } from '../session/read-file.ts';

/** A pack of a few bytes whose manifest tells the truth about them; tests then change one or the other. */
export async function memoryPack(): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const add = async (path: string, content: string): Promise<PackFile> => {
    const bytes = new TextEncoder().encode(content);
    files.set(path, bytes);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { path, bytes: bytes.byteLength, sha256 };
  };
  const { manifest } = wordReader();
  const weights = await add('encoder.weights.bin', 'weights of both engines');
  const graph = await add('relation.onnx', 'relation graph');
  await add(
    'manifest.json',
    JSON.stringify({
      ...manifest,
      vocabulary: await add('vocab.txt', '[PAD]\n[UNK]\n[CLS]\n[SEP]\n'),
      engines: { wasm: { graph: await add('encoder.wasm.onnx', 'wasm graph'), weights } },
      relations: { ...manifest.relations, graph },
    }),
  );
  return files;
}

/** Reads from such a map, each file in two pieces. */
export const readFromMemory =
  (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): ReadFile =>
  async (path, _limit, onBytes) => {
    const bytes = files.get(path);
    if (!bytes) return fail({ code: 'pack-not-found', url: path, status: 404 });
    const half = bytes.byteLength >> 1;
    onBytes(half);
    onBytes(bytes.byteLength - half);
    return ok(bytes);
  };
