import type { Arena } from './arena.ts';
import type { Rounding } from './kernels.ts';
import type { Rounded } from './linear.ts';
import {
  columnsOf,
  type FloatLinear,
  type Linear,
  OtherGraph,
  type WeightPlan,
} from './weights.ts';

interface Norm {
  readonly gain: number;
  readonly bias: number;
}

interface Layer {
  readonly q: Linear;
  readonly k: Linear;
  readonly v: Linear;
  readonly o: Linear;
  readonly up: Linear;
  readonly down: Linear;
  readonly ln1: Norm;
  readonly ln2: Norm;
}

/** Offsets of the encoder's weights in the memory. */
export interface EncoderPlan {
  readonly width: number;
  readonly inner: number;
  readonly heads: number;
  readonly positions: number;
  readonly vocabulary: number;
  readonly words: number;
  readonly wordScales: number;
  readonly places: number;
  readonly kinds: number;
  readonly norm: Norm;
  readonly layers: readonly Layer[];
  readonly rounding: Rounding;
  readonly entities: FloatLinear;
  readonly answers: FloatLinear;
}

/** Offsets of intermediate results, for texts of up to `rows` pieces. Threads share all buffers but `own`. */
export interface Buffers {
  /** `positions`, rounded up to eight. */
  readonly rows: number;
  readonly ids: number;
  readonly types: number;
  /** float32 [rows, width] */
  readonly x: number;
  readonly q: number;
  readonly k: number;
  readonly v: number;
  /** int16 [rows, width], or bytes with more columns; two float32 a row describe the rounding. */
  readonly rounded: Rounded;
  /** int16 [rows, width], with a scale for each head and row. */
  readonly queries: number;
  readonly queryScales: number;
  /** Packed int16, in two buffers: a thread may write the next layer's while others read the current one's. */
  readonly keys: readonly [number, number];
  readonly keyScales: readonly [number, number];
  readonly values: readonly [number, number];
  readonly valueScales: readonly [number, number];
  /** float32 [rows, columns] */
  readonly entityLogits: number;
  readonly answerLogits: number;
  /** Buffers of each thread. */
  readonly own: readonly ThreadBuffers[];
  /**
   * Three int32 for the kernels' barrier: the number of arrivals, the number of completed rounds, whether a thread was
   * lost.
   */
  readonly barrier: number;
  /** int32: the number of jobs so far, and the length of the last. */
  readonly job: number;
}

export interface ThreadBuffers {
  /** float32 [CHUNK, inner], and the same rounded. */
  readonly grown: number;
  readonly rounded: Rounded;
  /** Four rows of float32 and int16. */
  readonly scratch: number;
}

/** Rows processed at a time in the inner layer: it is four times as wide, and 64 rows of it fit the cache. */
export const CHUNK = 64;

/** Places the encoder's weights. Throws `OtherGraph` when the graph has another form. */
export function planEncoder(
  weights: WeightPlan,
  attentionHeads: readonly number[],
  entityHeads: number,
  rounding: Rounding,
): EncoderPlan {
  const [vocabulary = 0, width = 0] = weights.shapeOf('enc.word.weight');
  const [positions = 0] = weights.shapeOf('enc.pos.weight');
  const [, inner = 0] = weights.shapeOf('enc.layers.0.up.weight');
  const [heads = 0, ...others] = attentionHeads;
  if (others.length > 0 || heads < 1 || width % heads !== 0 || (width / heads) % 8 !== 0) {
    throw new OtherGraph(`${attentionHeads} heads`);
  }
  // The buffers of a chunk of rows also serve whole texts.
  if (positions < CHUNK) throw new OtherGraph(`${positions} positions`);
  const norm = (name: string): Norm => ({
    gain: weights.plain(`${name}.weight`, [width]),
    bias: weights.plain(`${name}.bias`, [width]),
  });
  const layers: Layer[] = [];
  while (weights.has(`enc.layers.${layers.length}.q.weight`)) {
    const layer = `enc.layers.${layers.length}.`;
    const linear = (name: string, k: number, n: number) =>
      rounding === 'halves'
        ? weights.halves(layer + name, k, n)
        : weights.bytes(layer + name, k, n);
    const square = (name: string) => linear(name, width, width);
    layers.push({
      ...{ q: square('q'), k: square('k'), v: square('v'), o: square('o') },
      up: linear('up', width, inner),
      down: linear('down', inner, width),
      ln1: norm(`${layer}ln1`),
      ln2: norm(`${layer}ln2`),
    });
  }
  return {
    ...{ width, inner, heads, positions, vocabulary, layers, rounding },
    words: weights.plain('enc.word.weight', [vocabulary, width]),
    wordScales: weights.plain('enc.word.weight.scale', [vocabulary, 1]),
    places: weights.plain('enc.pos.weight', [positions, width]),
    kinds: weights.plain('enc.typ.weight', [2, width]),
    norm: norm('enc.ln'),
    entities: weights.floats('ner', width, 3 * entityHeads),
    answers: weights.floats('qa', width, 2),
  };
}

export function planBuffers(
  arena: Arena,
  { width, inner, positions, entities, answers }: EncoderPlan,
  mostHeads: number,
  threads: number,
): Buffers {
  const rows = Math.ceil(positions / 8) * 8;
  const floats = (count: number) => arena.take(count * 4);
  const halves = (count: number) => arena.take(count * 2);
  const twice = (place: () => number) => [place(), place()] as const;
  return {
    rows,
    ids: floats(rows),
    types: floats(rows),
    x: floats(rows * width),
    q: floats(rows * width),
    k: floats(rows * width),
    v: floats(rows * width),
    rounded: { values: halves(rows * width), scales: floats(2 * rows) },
    queries: halves(rows * width),
    queryScales: floats(rows * mostHeads),
    keys: twice(() => halves(rows * width)),
    keyScales: twice(() => floats(rows * mostHeads)),
    values: twice(() => halves(rows * width)),
    valueScales: twice(() => floats(rows * mostHeads)),
    entityLogits: floats(rows * columnsOf(entities)),
    answerLogits: floats(rows * columnsOf(answers)),
    own: Array.from({ length: threads }, () => ({
      grown: floats(CHUNK * inner),
      rounded: { values: halves(CHUNK * inner), scales: floats(2 * CHUNK) },
      scratch: floats(4 * rows + 2 * rows),
    })),
    barrier: floats(3),
    job: floats(2),
  };
}
