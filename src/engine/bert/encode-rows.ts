import { attendRows, packPlaces, roundQueries } from './attention.ts';
import { type Buffers, CHUNK, type EncoderPlan } from './encoder-plan.ts';
import type { Kernels } from './kernels.ts';
import { multiply, round } from './linear.ts';
import { columnsOf } from './weights.ts';

/** The value in the graphs that training writes. */
const EPSILON = 1e-12;

/** The index of this thread, and the number of threads. */
export interface Share {
  readonly thread: number;
  readonly threads: number;
  /** Milliseconds to wait for another thread. After that the thread counts as lost, and the pass traps. */
  readonly patience: number;
}

/**
 * One thread's share of a pass of the encoder over `length` ids and types in the buffers. Each thread takes a range of
 * rows through all layers; threads wait for each other only for the keys and values of a layer, and at the end. The
 * model is BERT (Devlin et al. 2019); inputs of matrices are rounded row by row, those of attention to 16 bits; weights
 * are int8, sums exact.
 */
export function encodeRows(
  kernels: Kernels,
  plan: EncoderPlan,
  buffers: Buffers,
  length: number,
  { thread, threads, patience }: Share,
): void {
  const { width, heads, norm, rounding } = plan;
  const { x, q, k, v, barrier } = buffers;
  const own = buffers.own[thread];
  if (!own) throw new RangeError(`no buffers for thread ${thread}`);
  // Each share is a multiple of four rows, because the kernels process four at a time.
  const each = Math.ceil(length / 4 / threads) * 4;
  const first = Math.min(length, thread * each);
  const part = { first, rows: Math.min(length, first + each) - first };
  const { rows } = part;
  const at = (buffer: number, row = first) => buffer + row * width * 4;
  const rounded = {
    values: buffers.rounded.values + first * width * 2,
    scales: buffers.rounded.scales + first * 8,
  };

  kernels.embed(
    ...[buffers.ids, buffers.types, plan.words, plan.wordScales, plan.places, plan.kinds],
    ...[norm.gain, norm.bias, x, first, first + rows, width, EPSILON],
  );
  plan.layers.forEach((layer, index) => {
    const attention = { heads, width, side: index % 2 === 0 ? 0 : 1 } as const;
    // Queries, keys and values use the same rounded input.
    round(kernels, layer.q, at(x), rounded, rows, rounding);
    multiply(kernels, layer.q, rounded, at(q), rows);
    multiply(kernels, layer.k, rounded, at(k), rows);
    multiply(kernels, layer.v, rounded, at(v), rows);
    roundQueries(kernels, buffers, attention, part);
    packPlaces(kernels, buffers, attention, part);
    kernels.barrier(barrier, threads, patience);
    attendRows(kernels, buffers, attention, part, length, own.scratch);
    round(kernels, layer.o, at(q), rounded, rows, rounding);
    multiply(kernels, layer.o, rounded, at(k), rows);
    const { ln1, ln2, up, down } = layer;
    kernels.addAndNormalise(at(x), at(k), ln1.gain, ln1.bias, rows, width, EPSILON);
    for (let row = first; row < first + rows; row += CHUNK) {
      const count = Math.min(CHUNK, first + rows - row);
      const [here, shrunk] = [at(x, row), at(k, row)];
      round(kernels, up, here, own.rounded, count, rounding);
      multiply(kernels, up, own.rounded, own.grown, count, true);
      round(kernels, down, own.grown, own.rounded, count, rounding);
      multiply(kernels, down, own.rounded, shrunk, count);
      kernels.addAndNormalise(here, shrunk, ln2.gain, ln2.bias, count, width, EPSILON);
    }
  });
  for (const [head, out] of [
    [plan.entities, buffers.entityLogits],
    [plan.answers, buffers.answerLogits],
  ] as const) {
    const to = out + first * columnsOf(head) * 4;
    kernels.productOfFloats(at(x), head.weights, head.bias, to, rows, head.k, head.n);
  }
  // The results are complete when all threads have arrived.
  kernels.barrier(barrier, threads, patience);
}
