import type { CustomModel } from '../../core/custom-model/model.ts';

type Bytes = Uint8Array<ArrayBuffer>;
export type Task = Exclude<CustomModel['task'], 'pack'>;

/** Runs one pass. `inputIds` includes [CLS] and [SEP]; the result holds the named outputs, row by row. */
export interface TransformersModel {
  run(
    inputIds: Int32Array,
    tokenTypeIds: Int32Array,
    ...outputs: readonly string[]
  ): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** The `dtype` with which Transformers.js selects each graph file. */
export const VARIANTS = {
  'onnx/model_quantized.onnx': 'q8',
  'onnx/model_int8.onnx': 'int8',
  'onnx/model_uint8.onnx': 'uint8',
  'onnx/model.onnx': 'fp32',
} as const;
export type GraphPath = keyof typeof VARIANTS;

/**
 * Opens the model in `files` (config.json and the graph, by path). Takes ownership of the map: the graph is removed
 * from it once it was read.
 */
export async function openModel(
  task: Task,
  files: Map<string, Bytes>,
  graph: GraphPath,
  threads: number,
): Promise<TransformersModel> {
  const library = await load();
  const { env, Tensor } = library;
  const runtime = env.backends.onnx.wasm;
  if (runtime) {
    // The library sets a remote host on import. Without a path, the runtime uses the files of this bundle.
    Object.assign(runtime, { wasmPaths: undefined, numThreads: threads });
  }
  env.customCache = cacheOf(files);
  const loaders = {
    entities: library.AutoModelForTokenClassification,
    answers: library.AutoModelForQuestionAnswering,
    relations: library.AutoModelForSequenceClassification,
  };
  const model = await loaders[task].from_pretrained('own', {
    dtype: VARIANTS[graph],
    device: 'wasm',
    local_files_only: true,
  });
  env.customCache = null;
  const row = (values: Int32Array) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  return {
    async run(inputIds, tokenTypeIds, ...outputs) {
      const given: Record<string, { readonly data: unknown }> = await model({
        input_ids: row(inputIds),
        attention_mask: row(new Int32Array(inputIds.length).fill(1)),
        token_type_ids: row(tokenTypeIds),
      });
      return outputs.map((name) => {
        const data = given[name]?.data;
        if (data instanceof Float32Array) return data;
        throw new Error(`The model gives no numbers called ${name}.`);
      });
    },
    async close() {
      await model.dispose();
    },
  };
}

/** Imported when the first such model is opened. Only the given files are read; nothing is fetched. */
async function load() {
  const library = await import('@xenova/transformers');
  Object.assign(library.env, {
    allowRemoteModels: false,
    allowLocalModels: true,
    useFS: false,
    useFSCache: false,
    useBrowserCache: false,
    useWasmCache: false,
    useCustomCache: true,
    logLevel: library.LogLevel.ERROR,
    fetch: async () => new Response(null, { status: 404 }),
  });
  return library;
}

function cacheOf(files: Map<string, Bytes>) {
  return {
    async match(request: string) {
      const path = [...files.keys()].find((known) => request.endsWith(`/own/${known}`));
      const bytes = path === undefined ? undefined : files.get(path);
      if (path === undefined || !bytes) return undefined;
      // The large graph is dropped once read; the configuration is read several times.
      if (path.endsWith('.onnx')) files.delete(path);
      return new Response(bytes);
    },
    async put() {},
  };
}
