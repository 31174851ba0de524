import * as v from 'valibot';
import { mentionCalibration, pairCalibration } from './calibration.ts';

/**
 * The model pack: a folder with `manifest.json` beside the files it names. `training/export` writes
 * it, `parseManifest` is the only way in. Field by field in docs/model-pack.md.
 */

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const fileName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'expected a plain file name'),
);

const file = v.object({ path: fileName, bytes: positive, sha256 });

/**
 * How a tensor of the shared weight file is laid out anew for the WebGPU graph.
 * - `copy`: the bytes as they are.
 * - `columns`: int8 [rows, columns] (K x N, one scale a column) becomes uint8 [columns, rows] + 128, as MatMulNBits wants it.
 * - `rows`: int8 [rows, columns] (one scale a row) becomes uint8 + 128 in place.
 * - `repeat`: float32 [count], each value written `times` times (a column's scale for each of its blocks).
 * Offsets are bytes: `from` into the shared file, `to` into the new one.
 */
const layoutStep = v.variant('kind', [
  v.object({ kind: v.literal('copy'), from: count, to: count, bytes: positive }),
  v.object({
    kind: v.literal('columns'),
    from: count,
    to: count,
    rows: positive,
    columns: positive,
  }),
  v.object({ kind: v.literal('rows'), from: count, to: count, rows: positive, columns: positive }),
  v.object({ kind: v.literal('repeat'), from: count, to: count, count: positive, times: positive }),
]);

const check = {
  /** [position in the input, head, label, expected logit] */
  expected: v.pipe(v.array(v.tuple([count, count, count, v.number()])), v.minLength(1)),
  /** [position in the input, 0 for start or 1 for end, expected logit] */
  answers: v.optional(v.array(v.tuple([count, count, v.number()]))),
  /** Largest allowed absolute difference of both. */
  tolerance: v.number(),
  relations: v.optional(
    v.object({
      /** [index into `selfCheck.related.pairs`, column of `relation_logits`, expected logit] */
      expected: v.array(v.tuple([count, count, v.number()])),
      /** The relation graph rounds by itself, so its logits differ by more. */
      tolerance: v.number(),
    }),
  ),
};

const encoder = v.object({
  /** ONNX graph whose large tensors are external data named `weights.path`. */
  graph: file,
  weights: file,
  /** How the weight file is laid out for the engine; absent: the graph takes the file as it is. */
  layout: v.optional(v.object({ bytes: positive, steps: v.array(layoutStep) })),
  /**
   * What the self-check must give with this graph, where that is not what `selfCheck` says: graphs that round
   * activations and graphs that do not differ by more than a wrong shader does.
   */
  selfCheck: v.optional(v.object(check)),
});

const head = v.object({
  /** Corpus whose annotation guideline the head follows, or `any`: trained on several. */
  guideline: v.string(),
  type: v.string(),
  /** Mentions under this score are not reported. Calibrated on development data where there is some. */
  threshold: probability,
  calibrated: v.boolean(),
  /** Makes scores probabilities; the threshold is of these. */
  calibration: v.optional(mentionCalibration),
});

const schema = v.object({
  name: v.string(),
  /** Labels in the order of the logits; the first means 'no relation' (or 'not novel'). */
  labels: v.pipe(v.array(v.string()), v.minLength(2)),
  /** First of its columns in `relation_logits`. */
  offset: count,
  directed: v.boolean(),
  /** Pairs of entity types the schema was trained on, head first. Empty for an attribute schema (novelty). */
  pairs: v.array(v.tuple([v.string(), v.string()])),
  /** Whether head and tail must be mentioned in one sentence. */
  sameSentence: v.boolean(),
  /** Pairs are of entities (all mentions of a concept) or of single mentions. */
  level: v.picklist(['entity', 'mention']),
  threshold: probability,
  /** Makes scores probabilities that pair and type are right; the threshold is of these. */
  calibration: v.optional(pairCalibration),
});

export const manifestSchema = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/)),
  version: v.string(),
  title: v.string(),
  licence: v.string(),
  sources: v.array(v.object({ name: v.string(), licence: v.string(), use: v.string() })),
  architecture: v.object({
    layers: positive,
    width: positive,
    /** Longest input in word pieces, [CLS] and [SEP] included. */
    positions: positive,
    lowercase: v.boolean(),
  }),
  vocabulary: file,
  engines: v.object({ wasm: encoder, webgpu: v.optional(encoder) }),
  entities: v.object({
    defaultGuideline: v.string(),
    heads: v.pipe(v.array(head), v.minLength(1)),
  }),
  relations: v.optional(
    v.object({
      graph: file,
      /** Types the relation graph knows, in the order of `entity_types`. */
      entityTypes: v.array(v.string()),
      /** Columns of `relation_logits`. */
      logits: positive,
      schemas: v.array(schema),
      /** Name of the schema that says whether a relation is novel. */
      novelty: v.optional(v.object({ schema: v.string(), of: v.string() })),
    }),
  ),
  answers: v.object({
    /** Longest answer in word pieces. */
    longest: positive,
    /** score = 1 / (1 + exp(-(slope * margin + intercept))), margin = start + end logit - those of [CLS]. */
    slope: v.number(),
    intercept: v.number(),
    /** Under this score the text is said to hold no answer. */
    threshold: probability,
  }),
  /** Run once before first use: `inputIds` through the encoder, and `related` through the relation graph, must give these logits. */
  selfCheck: v.object({
    inputIds: v.array(count),
    /** Entities for the relation graph: the hidden vectors at these positions of the input. */
    related: v.optional(
      v.object({
        positions: v.array(count),
        /** Indices into `relations.entityTypes`. */
        entityTypes: v.array(count),
        /** Head and tail, indices into `positions`. */
        pairs: v.array(v.tuple([count, count])),
      }),
    ),
    ...check,
  }),
  /** Measured with this pack, strict, in per cent: what, on which corpus part, by which engine. */
  scores: v.array(
    v.object({
      task: v.string(),
      corpus: v.string(),
      type: v.string(),
      f1: v.number(),
      engine: v.string(),
    }),
  ),
});

export type PackManifest = v.InferOutput<typeof manifestSchema>;
export type PackFile = PackManifest['vocabulary'];
export type EncoderFiles = PackManifest['engines']['wasm'];
export type EntityHead = PackManifest['entities']['heads'][number];
export type RelationSchema = NonNullable<PackManifest['relations']>['schemas'][number];
export type LayoutStep = NonNullable<EncoderFiles['layout']>['steps'][number];
