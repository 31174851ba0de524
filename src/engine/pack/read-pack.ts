import { type EngineName, type Failure, invariant } from '../../core/errors.ts';
import { checkGraph, rowsOf } from '../../core/pack/check-graph.ts';
import { encoderDemands, relationDemands } from '../../core/pack/graph-demands.ts';
import type { EncoderFiles, PackFile, PackManifest } from '../../core/pack/manifest.ts';
import { parseManifest } from '../../core/pack/parse.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { parseVocabulary, type Vocabulary } from '../../core/tokenize/vocabulary.ts';
import { parseJsonBytes } from './parse-json.ts';
import type { ReadFile } from './read-file.ts';
import { readVerified, verify } from './verify.ts';

/** The verified files that one engine needs of a pack. */
export interface PackBytes {
  readonly manifest: PackManifest;
  readonly encoder: EncoderFiles;
  readonly vocabulary: Vocabulary;
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly relations: Uint8Array<ArrayBuffer> | undefined;
}

/** A manifest holds only file names and numbers; a longer one is a mistake or an attack on memory. */
const MAX_MANIFEST_BYTES = 4_000_000;

/**
 * Reads the manifest, then all files of one engine in parallel. `onBytes` counts bytes of the files and never
 * decreases; the total is known once the manifest is there.
 */
export async function readPack(
  read: ReadFile,
  url: string,
  engine: EngineName,
  onBytes: (done: number, total: number) => void,
): Promise<Result<PackBytes, Failure>> {
  const parsed = await readManifest(read, url);
  if (!parsed.ok) return parsed;
  const manifest = parsed.value;
  const encoder = manifest.engines[engine];
  if (!encoder) {
    return fail({ code: 'engine-unavailable', engine, reason: 'the pack has no files for it' });
  }
  const files = [
    manifest.vocabulary,
    encoder.graph,
    encoder.weights,
    ...(manifest.relations ? [manifest.relations.graph] : []),
  ];
  const bytes = await readFiles(files, read, onBytes);
  if (!bytes.ok) return bytes;
  const [vocabulary, graph, weights, relations] = bytes.value;
  invariant(vocabulary && graph && weights, 'as many files come back as were asked for');
  const checked = check(manifest, encoder, { vocabulary, graph, relations });
  if (!checked.ok) return fail({ code: 'pack-invalid', url, ...checked.error });
  return ok({ manifest, encoder, vocabulary: checked.value, graph, weights, relations });
}

async function readManifest(read: ReadFile, url: string): Promise<Result<PackManifest, Failure>> {
  const bytes = await read('manifest.json', MAX_MANIFEST_BYTES, () => {});
  if (!bytes.ok) return bytes;
  const json = parseJsonBytes(bytes.value, MAX_MANIFEST_BYTES);
  if (!json.ok) return fail({ code: 'pack-invalid', url, path: '', reason: json.error });
  return parseManifest(json.value, url);
}

/**
 * Checks vocabulary and graphs before an engine uses them: a hash only proves that they belong to the manifest. Returns
 * the vocabulary.
 */
function check(
  manifest: PackManifest,
  encoder: EncoderFiles,
  files: {
    readonly vocabulary: Uint8Array;
    readonly graph: Uint8Array;
    readonly relations: Uint8Array | undefined;
  },
): Result<Vocabulary, { readonly path: string; readonly reason: string }> {
  const vocabulary = parseVocabulary(new TextDecoder().decode(files.vocabulary));
  if (!vocabulary.ok) return fail({ path: 'vocabulary', reason: vocabulary.error });
  const graph = checkGraph(files.graph, encoderDemands(manifest, encoder));
  if (!graph.ok) return fail({ path: encoder.graph.path, reason: graph.error });
  const { size } = vocabulary.value;
  const rows = rowsOf(graph.value, 'input_ids') ?? size;
  if (size > rows) {
    return fail({ path: 'vocabulary', reason: `has ${size} word pieces, the model ${rows}` });
  }
  if (files.relations && manifest.relations) {
    const relations = checkGraph(files.relations, relationDemands(manifest.relations.logits));
    if (!relations.ok)
      return fail({ path: manifest.relations.graph.path, reason: relations.error });
  }
  return vocabulary;
}

/** Reads and verifies files. Returns them in the given order, or the first failure. */
export async function readFiles(
  files: readonly PackFile[],
  read: ReadFile,
  onBytes: (done: number, total: number) => void,
): Promise<Result<Uint8Array<ArrayBuffer>[], Failure>> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  onBytes(0, total);
  const results = await Promise.all(
    files.map((file) => {
      const count = (bytes: number) => {
        done += bytes;
        onBytes(Math.min(done, total), total);
      };
      return readVerified(read, file.path, file.bytes, count, (bytes) => verify(file, bytes));
    }),
  );
  const found: Uint8Array<ArrayBuffer>[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    found.push(result.value);
  }
  return ok(found);
}
