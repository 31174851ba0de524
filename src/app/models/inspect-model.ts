import { parseBoundedJson } from '../../core/bounded-json.ts';
import { type ModelConfig, parseConfig } from '../../core/custom-model/config.ts';
import { findModel, GRAPHS, MAX_MODEL_BYTES } from '../../core/custom-model/folder.ts';
import { groupLabels, guessLabels, guessType } from '../../core/custom-model/labels.ts';
import type { CustomModel } from '../../core/custom-model/model.ts';
import { parseManifest } from '../../core/pack/parse.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** The files of a model, found and described but not tried. */
export interface InspectedModel extends FoundModel {
  /** The model with a meaning for every label, so that it can be tried before the user sets them. */
  readonly trial: CustomModel;
}

interface FoundModel {
  readonly model: CustomModel;
  readonly files: ReadonlyMap<string, Blob>;
  /** Labels of the model whose meaning can be set. */
  readonly labels: readonly string[];
}

/**
 * The source of a model's files: a folder of the user, or a URL. `read` resolves with undefined when a file is missing.
 */
export interface ModelSource {
  readonly title: string;
  /** All paths, when the source can list them. */
  readonly paths?: readonly string[];
  read(path: string): Promise<Blob | undefined>;
}

const MAX_JSON_LENGTH = 16_000_000;

/** Finds the files of a model in a source. A model that cannot be used is refused with the reason. */
export async function inspectModel(
  source: ModelSource,
  id: string,
): Promise<Result<InspectedModel, string>> {
  const found = findModel(source.paths ?? (await pathsAt(source)));
  if (!found.ok) return found;
  const inspected =
    found.value.kind === 'pack'
      ? await inspectPack(source, found.value.root, id)
      : await inspectTransformers(source, found.value.files, id);
  if (!inspected.ok) return inspected;
  return ok({ ...inspected.value, trial: forTrial(inspected.value.model) });
}

/** A URL cannot be listed, so all possible files are requested. */
async function pathsAt({ read }: ModelSource): Promise<string[]> {
  const names = ['manifest.json', 'config.json', 'tokenizer.json', ...GRAPHS];
  const paths: string[] = [];
  for (const name of names) {
    const isGraph = name.endsWith('.onnx');
    if (isGraph && paths.some((path) => path.endsWith('.onnx'))) continue;
    if (await read(name)) paths.push(name);
    if (paths.includes('manifest.json')) break;
  }
  return paths;
}

async function inspectPack(
  source: ModelSource,
  root: string,
  id: string,
): Promise<Result<FoundModel, string>> {
  const blob = await source.read(`${root}manifest.json`);
  const json = blob ? parseBoundedJson(await blob.text(), MAX_JSON_LENGTH) : fail('cannot be read');
  if (!json.ok) return fail(`manifest.json ${json.error}`);
  const manifest = parseManifest(json.value, root);
  if (!manifest.ok) {
    const { error } = manifest;
    return fail(
      error.code === 'pack-invalid' ? `manifest.json: ${error.path} ${error.reason}` : error.code,
    );
  }
  const { vocabulary, engines, relations, title } = manifest.value;
  const encoders = [engines.wasm, ...(engines.webgpu ? [engines.webgpu] : [])];
  const named = [
    vocabulary,
    ...encoders.flatMap(({ graph, weights }) => [graph, weights]),
    ...(relations ? [relations.graph] : []),
  ];
  const paths = new Map(
    ['manifest.json', ...named.map(({ path }) => path)].map((path) => [path, root + path]),
  );
  const files = await readAll(source, paths);
  if (!files.ok) return files;
  const described = await hashed(files.value);
  // The worker compares hashes each time it opens the model; this check tells the user at once.
  const wrong = named.find(({ path, sha256 }) =>
    described.some((file) => file.path === path && file.sha256 !== sha256),
  );
  if (wrong)
    return fail(`${wrong.path} is not the file its manifest.json describes (another checksum)`);
  return ok({
    model: { task: 'pack', id, title: title.slice(0, 80), files: described },
    files: files.value,
    labels: [],
  });
}

async function inspectTransformers(
  source: ModelSource,
  paths: ReadonlyMap<string, string>,
  id: string,
): Promise<Result<FoundModel, string>> {
  const files = await readAll(source, paths);
  if (!files.ok) return files;
  const text = await files.value.get('config.json')?.text();
  const json = parseBoundedJson(text ?? '', MAX_JSON_LENGTH);
  if (!json.ok) return fail(`config.json ${json.error}`);
  const config = parseConfig(json.value);
  if (!config.ok) return config;
  const common = { id, title: source.title.slice(0, 80), files: await hashed(files.value) };
  return ok({
    model: { ...common, ...settingsFor(config.value) },
    files: files.value,
    labels:
      config.value.task === 'entities'
        ? groupLabels(config.value.labels).map(({ name }) => name)
        : config.value.labels,
  });
}

/** The default settings of a model; the user may change the meaning of its labels. */
function settingsFor({ task, labels }: ModelConfig) {
  switch (task) {
    case 'entities':
      return { task, labels: guessLabels(task, labels) };
    case 'answers':
      return { task };
    case 'relations': {
      const isChemical = labels.some((label) => /CPR|chem|drug|INHIBIT|AGONIST/i.test(label));
      return {
        ...{ task, labels: guessLabels(task, labels) },
        ...(isChemical ? { head: 'Chemical', tail: 'Gene' } : { head: 'Gene', tail: 'Disease' }),
      };
    }
  }
}

const forTrial = (model: CustomModel): CustomModel =>
  model.task === 'entities'
    ? {
        ...model,
        labels: Object.fromEntries(
          Object.keys(model.labels).map((name) => [name, guessType(name) || 'Entity']),
        ),
      }
    : model;

async function readAll(
  source: ModelSource,
  paths: ReadonlyMap<string, string>,
): Promise<Result<ReadonlyMap<string, Blob>, string>> {
  const files = new Map<string, Blob>();
  let bytes = 0;
  for (const [path, from] of paths) {
    const blob = await source.read(from);
    if (!blob) return fail(`${from} is missing`);
    if (blob.size === 0) return fail(`${from} is empty`);
    bytes += blob.size;
    if (bytes > MAX_MODEL_BYTES) {
      return fail(
        `it is larger than ${MAX_MODEL_BYTES / 1e6} MB; one with 8-bit integers (model_quantized.onnx) is a quarter of the size`,
      );
    }
    files.set(path, blob);
  }
  return ok(files);
}

async function hashed(files: ReadonlyMap<string, Blob>): Promise<CustomModel['files']> {
  const described: { path: string; bytes: number; sha256: string }[] = [];
  for (const [path, blob] of files) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
    const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    described.push({ path, bytes: blob.size, sha256 });
  }
  return described;
}
