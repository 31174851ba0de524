import type { RelationInput } from '../../core/engine.ts';
import { invariant } from '../../core/errors.ts';
import type { Arena } from './arena.ts';
import { attendRows, packPlaces, roundQueries } from './attention.ts';
import { type Buffers, CHUNK, type EncoderPlan } from './encoder-plan.ts';
import type { Kernels } from './kernels.ts';
import { multiply, round } from './linear.ts';
import { columnsOf, type HalfLinear, OtherGraph, type WeightPlan } from './weights.ts';

/** The value in the graph that training writes. */
const EPSILON = 1e-5;

/** Offsets of the relation scorer's weights and results in the memory. */
export interface RelationPlan {
  readonly width: number;
  readonly heads: number;
  /** float32 [types, width] */
  readonly kinds: number;
  readonly types: number;
  readonly pq: HalfLinear;
  readonly pk: HalfLinear;
  readonly pv: HalfLinear;
  readonly pair: HalfLinear;
  readonly out: HalfLinear;
  readonly gain: number;
  readonly bias: number;
  /** float32 [CHUNK, columns of `out`] */
  readonly logits: number;
}

/** Places the scorer's weights. Throws `OtherGraph` when the graph has another form. */
export function planRelations(
  arena: Arena,
  weights: WeightPlan,
  attentionHeads: readonly number[],
  { width, inner }: Pick<EncoderPlan, 'width' | 'inner'>,
): RelationPlan {
  const [heads = 0, ...others] = attentionHeads;
  if (others.length > 0 || heads < 1 || (width / heads) % 8 !== 0) {
    throw new OtherGraph(`${attentionHeads} heads`);
  }
  // The features of a pair are stored in the buffer of the encoder's inner layer.
  if (4 * width > inner) throw new OtherGraph(`an inner layer of ${inner} for a width of ${width}`);
  const [, labels = 0] = weights.shapeOf('out.weight');
  const [types = 0] = weights.shapeOf('etype');
  const out = weights.halves('out', width, labels);
  return {
    ...{ width, heads, out, types },
    kinds: weights.plain('etype', [types, width]),
    pq: weights.halves('pq', 2 * width, width),
    pk: weights.halves('pk', width, width),
    pv: weights.halves('pv', width, width),
    pair: weights.halves('pair', 4 * width, width),
    gain: weights.plain('ln.weight', [width]),
    bias: weights.plain('ln.bias', [width]),
    logits: arena.take(CHUNK * columnsOf(out) * 4),
  };
}

/**
 * Scores pairs of entities: each pair attends over the text once to find what connects its two entities
 * (`training/biogloss_training/tasks/relations/head.py`). Uses side 0 of the encoder's buffers.
 */
export function scoreRelations(
  kernels: Kernels,
  plan: RelationPlan,
  buffers: Buffers,
  floats: Float32Array,
  { hidden, entities, entityTypes, pairs }: RelationInput,
): Float32Array {
  const { width, heads, pk, pv, out } = plan;
  const length = hidden.length / width;
  invariant(length <= buffers.rows, 'a text fits the encoder');
  const of = entities.length / width;
  invariant(
    entityTypes.length === of && entityTypes.every((one) => isBelow(one, plan.types)),
    TYPES,
  );
  invariant(
    pairs.every((one) => isBelow(one, of)),
    'pairs are of entities that there are',
  );
  const attention = { heads, width, side: 0 } as const;
  const text = { first: 0, rows: length };
  floats.set(hidden, buffers.x / 4);
  const { x, k, v, rounded } = buffers;
  round(kernels, pk, x, rounded, length, 'halves');
  multiply(kernels, pk, rounded, k, length);
  multiply(kernels, pv, rounded, v, length);
  packPlaces(kernels, buffers, attention, text);

  const known = withKinds(entities, entityTypes, floats.subarray(plan.kinds / 4), width);
  const count = pairs.length / 2;
  const result = new Float32Array(count * out.n);
  for (let from = 0; from < count; from += CHUNK) {
    const rows = Math.min(CHUNK, count - from);
    const some = pairs.subarray(2 * from, 2 * (from + rows));
    scoreChunk(kernels, plan, buffers, floats, known, some, length);
    for (let row = 0; row < rows; row += 1) {
      const at = plan.logits / 4 + row * columnsOf(out);
      result.set(floats.subarray(at, at + out.n), (from + row) * out.n);
    }
  }
  return result;
}

/** The kernels do not check bounds, so rows of tables are checked here. */
const isBelow = (row: number, rows: number): boolean => row >= 0 && row < rows;

const TYPES = 'each entity has a type that the scorer knows';

function scoreChunk(
  kernels: Kernels,
  plan: RelationPlan,
  buffers: Buffers,
  floats: Float32Array,
  known: Float32Array,
  pairs: Int32Array,
  length: number,
): void {
  const { width, heads, pq, pair, out } = plan;
  const [own] = buffers.own;
  invariant(own, 'one thread has buffers');
  const rows = pairs.length / 2;
  const { q, k } = buffers;
  const times = (linear: HalfLinear, from: number, to: number, isGelu = false) => {
    round(kernels, linear, from, own.rounded, rows, 'halves');
    multiply(kernels, linear, own.rounded, to, rows, isGelu);
  };
  const sideOf = (index: number) => {
    const entity = pairs[index] ?? 0;
    return known.subarray(entity * width, (entity + 1) * width);
  };
  const grown = own.grown / 4;
  for (let row = 0; row < rows; row += 1) {
    floats.set(sideOf(2 * row), grown + row * 2 * width);
    floats.set(sideOf(2 * row + 1), grown + (row * 2 + 1) * width);
  }
  times(pq, own.grown, q);
  const attention = { heads, width, side: 0 } as const;
  roundQueries(kernels, buffers, attention, { first: 0, rows });
  attendRows(kernels, buffers, attention, { first: 0, rows }, length, own.scratch);
  for (let row = 0; row < rows; row += 1) {
    const [head, tail] = [sideOf(2 * row), sideOf(2 * row + 1)];
    const at = grown + row * 4 * width;
    floats.set(head, at);
    floats.set(tail, at + width);
    for (let i = 0; i < width; i += 1) {
      floats[at + 2 * width + i] = (head[i] ?? 0) * (tail[i] ?? 0);
    }
    floats.copyWithin(at + 3 * width, q / 4 + row * width, q / 4 + (row + 1) * width);
  }
  times(pair, own.grown, k, true);
  kernels.normaliseRows(k, plan.gain, plan.bias, rows, width, EPSILON);
  times(out, k, plan.logits);
}

/** Entities [E, width] plus their type rows. */
function withKinds(
  entities: Float32Array,
  types: Int32Array,
  kinds: Float32Array,
  width: number,
): Float32Array {
  return entities.map((value, index) => {
    const type = types[Math.floor(index / width)] ?? 0;
    return value + (kinds[type * width + (index % width)] ?? 0);
  });
}
