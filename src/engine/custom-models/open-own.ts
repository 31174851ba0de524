import { type ModelConfig, parseConfig } from '../../core/custom-model/config.ts';
import { typeLogits } from '../../core/custom-model/label-logits.ts';
import { labelsByType } from '../../core/custom-model/labels.ts';
import type { BesidePack } from '../../core/custom-model/model.ts';
import { type CustomTokenizer, parseTokenizer } from '../../core/custom-model/tokenizer.ts';
import type { Engine } from '../../core/engine.ts';
import { type Failure, invariant } from '../../core/errors.ts';
import { entryOf } from '../../core/lookup.ts';
import { checkGraph, type GraphDemands } from '../../core/pack/check-graph.ts';
import type { Classifier } from '../../core/read/classify-pairs.ts';
import type { Reader } from '../../core/read/reader.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { failureOf } from '../onnx/engine-error.ts';
import { serial } from '../onnx/serial.ts';
import { parseJsonBytes } from '../pack/parse-json.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { readFiles } from '../pack/read-pack.ts';
import { type GraphPath, openModel, type TransformersModel, VARIANTS } from './transformers.ts';

/** One of the user's own models, ready for its task. */
export type OpenOwn =
  | { readonly task: 'entities' | 'answers'; readonly model: BesidePack; readonly reader: Reader }
  | { readonly task: 'relations'; readonly model: BesidePack; readonly classifier: Classifier };

export type OpenedOwn = OpenOwn & { close(): Promise<void> };

const MAX_JSON_LENGTH = 16_000_000;
const OUTPUTS = {
  entities: ['logits'],
  answers: ['start_logits', 'end_logits'],
  relations: ['logits'],
} as const;
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];

/** Opens one of the user's own models. Its files are verified, checked and tried out before it reads any text. */
export async function openOwn(
  own: BesidePack,
  read: ReadFile,
  threads: number,
  onBytes: (done: number, total: number) => void,
): Promise<Result<OpenedOwn, Failure>> {
  const unsuitable = (reason: string) =>
    fail<Failure>({ code: 'model-unsuitable', title: own.title, reason });
  const bytes = await readFiles(own.files, read, onBytes);
  if (!bytes.ok) return bytes;
  const files = new Map(own.files.map(({ path }, index) => [path, bytes.value[index]] as const));
  const graph = (Object.keys(VARIANTS) as GraphPath[]).find((path) => files.has(path));
  const graphBytes = graph && files.get(graph);
  if (!graph || !graphBytes) return unsuitable('it has no graph that can be used');
  const config = jsonOf(files, 'config.json', parseConfig);
  if (!config.ok) return unsuitable(config.error);
  const tokenizer = jsonOf(files, 'tokenizer.json', parseTokenizer);
  if (!tokenizer.ok) return unsuitable(tokenizer.error);
  const problem = problemOf(own, config.value, tokenizer.value);
  if (problem !== undefined) return unsuitable(problem);
  const checked = checkGraph(graphBytes, demandsOf(config.value));
  if (!checked.ok) return unsuitable(`its graph ${checked.error}`);

  const given = new Map(
    [...files].flatMap(([path, content]) =>
      content && ['config.json', graph].includes(path) ? [[path, content] as const] : [],
    ),
  );
  try {
    const model = await openModel(own.task, given, graph, threads);
    const tried = await tryOut(model, config.value, tokenizer.value);
    if (tried !== undefined) {
      await model.close();
      return unsuitable(tried);
    }
    return ok(openFor(own, config.value, tokenizer.value, model));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== 'unexpected') return fail(failure);
    return unsuitable(`it does not run: ${failure.message}`);
  }
}

function jsonOf<T>(
  files: ReadonlyMap<string, Uint8Array | undefined>,
  path: string,
  parse: (json: unknown) => Result<T, string>,
): Result<T, string> {
  const bytes = files.get(path);
  if (!bytes) return fail(`${path} is missing`);
  const json = parseJsonBytes(bytes, MAX_JSON_LENGTH);
  return json.ok ? parse(json.value) : fail(`${path} ${json.error}`);
}

function problemOf(
  own: BesidePack,
  { task, labels, vocabularySize }: ModelConfig,
  { vocabulary }: CustomTokenizer,
): string | undefined {
  if (task !== own.task) return 'it is for another task than it was kept for';
  if (vocabulary.size > vocabularySize) {
    return `its tokenizer has ${vocabulary.size} word pieces, the model ${vocabularySize}`;
  }
  if (own.task === 'entities' && labelsByType(labels, own.labels).length === 0) {
    return 'none of its labels stands for a type';
  }
  return undefined;
}

function demandsOf({ task, labels }: ModelConfig): GraphDemands {
  const last = task === 'answers' ? {} : { last: labels.length };
  const rank = task === 'entities' ? 3 : 2;
  return {
    inputs: INPUTS,
    outputs: Object.fromEntries(OUTPUTS[task].map((name) => [name, { rank, ...last }])),
  };
}

/**
 * Runs the model on the first and last pieces of the vocabulary: embeddings that are too small for it fail here, not in
 * a text.
 */
async function tryOut(
  model: TransformersModel,
  { task, labels }: ModelConfig,
  { vocabulary }: CustomTokenizer,
): Promise<string | undefined> {
  const ids = Int32Array.of(vocabulary.classify, 0, vocabulary.size - 1, vocabulary.separate);
  const outputs = await model.run(ids, new Int32Array(ids.length), ...OUTPUTS[task]);
  const expected =
    task === 'answers' ? ids.length : labels.length * (task === 'entities' ? ids.length : 1);
  if (outputs.some((each) => each.length !== expected))
    return 'it gives another number of values than it has labels';
  if (outputs.some((each) => !each.every(Number.isFinite)))
    return 'it gives values that are no numbers';
  return undefined;
}

function openFor(
  own: BesidePack,
  config: ModelConfig,
  tokenizer: CustomTokenizer,
  model: TransformersModel,
): OpenedOwn {
  const { vocabulary, tokenize } = tokenizer;
  const inTurn = serial();
  const close = () => inTurn.close(() => model.close());
  const run = (ids: Int32Array, types: Int32Array): Promise<Float32Array[]> =>
    inTurn(() => model.run(ids, types, ...OUTPUTS[own.task]));
  if (own.task === 'relations') {
    const classifier: Classifier = {
      ...{ name: own.title, head: own.head, tail: own.tail, vocabulary, tokenize },
      positions: config.positions,
      labels: config.labels.map((label) => entryOf(own.labels, label) ?? ''),
      classify: async (ids) =>
        (await run(ids, new Int32Array(ids.length)))[0] ?? new Float32Array(),
    };
    return { task: 'relations', model: own, classifier, close };
  }
  const types = own.task === 'entities' ? labelsByType(config.labels, own.labels) : [];
  const { isContinuation } = tokenizer;
  const engine: Engine = {
    async encode(ids, tokenTypes) {
      const outputs = await run(ids, tokenTypes);
      const goesOn = (piece: number) => isContinuation(ids[piece] ?? 0);
      const [first = new Float32Array(), second = new Float32Array()] = outputs;
      return {
        entityLogits: types.length
          ? typeLogits(
              first,
              config.labels.length,
              types,
              config.labelsAllPieces ? undefined : goesOn,
            )
          : new Float32Array(),
        answerLogits: own.task === 'answers' ? interleaved(first, second) : new Float32Array(),
        hidden: new Float32Array(),
      };
    },
    relate: () => {
      invariant(false, 'a model beside a pack has no relation graph');
    },
  };
  return {
    task: own.task,
    model: own,
    reader: { vocabulary, tokenize, engine, manifest: manifestFor(own, config, types) },
    close,
  };
}

const interleaved = (starts: Float32Array, ends: Float32Array): Float32Array =>
  Float32Array.from(
    { length: starts.length * 2 },
    (_, at) => (at % 2 ? ends : starts)[at >> 1] ?? 0,
  );

/** Own models are not calibrated: a mention is reported at a score of one half, an answer when it beats 'no answer'. */
const manifestFor = (
  own: BesidePack,
  { positions }: ModelConfig,
  types: readonly { readonly type: string }[],
): Reader['manifest'] => ({
  id: own.id,
  version: own.files.at(-1)?.sha256.slice(0, 8) ?? '',
  architecture: { layers: 1, width: 0, positions, lowercase: true },
  entities: {
    defaultGuideline: own.title,
    heads: types.map(({ type }) => ({
      guideline: own.title,
      type,
      threshold: 0.5,
      calibrated: false,
    })),
  },
  relations: undefined,
  answers: { longest: 30, slope: 1, intercept: 0, threshold: 0.5 },
});
