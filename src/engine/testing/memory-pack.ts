import type { PackFile } from '../../core/pack/manifest.ts';
import { tinyGraph } from '../../core/pack/testing/tiny-graph.ts';
import { fail, ok } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import { wordReader } from '../../core/testing/word-reader.ts';
import type { ReadFile } from '../pack/read-file.ts';

/** Graphs that fit the manifest of the word reader but compute nothing. */
const ENCODER = tinyGraph({
  inputs: [
    ['input_ids', 6],
    ['token_type_ids', 6],
    ['position_ids', 6],
  ],
  lookups: [
    ['words', 'input_ids'],
    ['places', 'position_ids'],
  ],
  tensors: [
    { name: 'words', shape: [4, 1], bytes: 16 },
    { name: 'places', shape: [16, 1], bytes: 64 },
  ],
  outputs: [
    ['entity_logits', [1, 'S', 2, 3]],
    ['answer_logits', [1, 'S', 2]],
    ['hidden', [1, 'S', 1]],
  ],
});
const RELATIONS = tinyGraph({ outputs: [['relation_logits', ['P', 4]]] });

/** A pack of a few bytes whose manifest describes it correctly; tests then change one or the other. */
export async function memoryPack({
  pieces = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'],
  positions = 16,
} = {}): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const add = async (
    path: string,
    content: string | Uint8Array<ArrayBuffer>,
  ): Promise<PackFile> => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files.set(path, bytes);
    return { path, bytes: bytes.byteLength, sha256: await sha256(bytes) };
  };
  const { manifest } = wordReader(positions);
  const weights = await add('encoder.weights.bin', 'weights of both engines');
  const graph = await add('relation.onnx', RELATIONS);
  await add(
    'manifest.json',
    JSON.stringify({
      ...manifest,
      vocabulary: await add('vocab.txt', pieces.map((piece) => `${piece}\n`).join('')),
      engines: { wasm: { graph: await add('encoder.wasm.onnx', ENCODER), weights } },
      relations: { ...manifest.relations, graph },
    }),
  );
  return files;
}

/** Reads files from a map, each in two chunks. */
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
