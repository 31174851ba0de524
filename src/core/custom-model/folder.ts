import { fail, ok, type Result } from '../result.ts';

/** The files of a folder that make a model; paths as they are given, by the names they are kept under. */
export type ModelFolder =
  /** A pack of BioGloss; its manifest names the other files. */
  | { readonly kind: 'pack'; readonly root: string }
  | { readonly kind: 'transformers'; readonly files: ReadonlyMap<string, string> };

/** The graphs that are looked for, the preferred one first: 8-bit numbers are a quarter of the size and faster on a CPU. */
export const GRAPHS = [
  'onnx/model_quantized.onnx',
  'onnx/model_int8.onnx',
  'onnx/model_uint8.onnx',
  'onnx/model.onnx',
] as const;

/** Larger ones do not fit beside a page. A BERT of the usual size has 436 MB in float32, 110 MB in 8 bits. */
export const MAX_MODEL_BYTES = 520_000_000;

/** Which of a folder's files make a model, wherever in the folder they lie. */
export function findModel(paths: readonly string[]): Result<ModelFolder, string> {
  const known = new Set(paths);
  const roots = paths
    .filter((path) => /(^|\/)(manifest|config)\.json$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1))
    .sort((a, b) => a.length - b.length);
  const [root] = roots;
  if (root === undefined) {
    return fail(
      'there is neither a manifest.json (a BioGloss pack) nor a config.json (a Transformers model) in it',
    );
  }
  if (known.has(`${root}manifest.json`)) return ok({ kind: 'pack', root });
  // Optimum writes the graph beside the other files.
  const graph = GRAPHS.flatMap((path) => [
    { path, from: `${root}${path}` },
    { path, from: `${root}${fileName(path)}` },
  ]).find(({ from }) => known.has(from));
  if (!known.has(`${root}tokenizer.json`)) return fail('tokenizer.json is missing');
  if (!graph) {
    const others = paths.filter((path) => path.endsWith('.onnx'));
    return fail(
      others.length > 0
        ? `of its graphs (${others.slice(0, 3).map(fileName).join(', ')}) none is float32 or 8-bit integers`
        : 'it has no ONNX graph (onnx/model.onnx or onnx/model_quantized.onnx); export it with Optimum first',
    );
  }
  return ok({
    kind: 'transformers',
    files: new Map([
      ['config.json', `${root}config.json`],
      ['tokenizer.json', `${root}tokenizer.json`],
      [graph.path, graph.from],
    ]),
  });
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
