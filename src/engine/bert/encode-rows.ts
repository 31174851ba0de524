import { attendRows, packPlaces, roundQueries } from './attention.ts';
import { type Buffers, CHUNK, type EncoderPlan } from './encoder-plan.ts';
import type { Kernels } from './kernels.ts';
import { multiply, round } from './linear.ts';
import { columnsOf } from './weights.ts';

/** As in the graphs that training writes. */
const EPSILON = 1e-12;

/** Which of the threads this is, and of how many. */
export interface Share {
  readonly thread: number;
  readonly threads: number;
}

/**
 * One pass of the encoder over `length` ids and types in the buffers, as one of several threads does it: each takes a range of
 * rows through all layers, and only the keys and values of a layer are waited for, and the end. BERT as Devlin et al. 2019 have it; inputs
 * of matrices are rounded row by row, those of attention to 16 bits, weights are int8, sums are exact.
 */
export function encodeRows(
  kernels: Kernels,
  plan: EncoderPlan,
  buffers: Buffers,
  length: number,
  { thread, threads }: Share,
): void {
  const { width, heads, norm, rounding } = plan;
  const { x, q, k, v, barrier } = buffers;
  const own = buffers.own[thread];
  if (!own) throw new RangeError(`no buffers for thread ${thread}`);
  // Fours are not parted: the kernels take so many rows at once.
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
    // The three take the same input.
    round(kernels, layer.q, at(x), rounded, rows, rounding);
    multiply(kernels, layer.q, rounded, at(q), rows);
    multiply(kernels, layer.k, rounded, at(k), rows);
    multiply(kernels, layer.v, rounded, at(v), rows);
    roundQueries(kernels, buffers, attention, part);
    packPlaces(kernels, buffers, attention, part);
    kernels.barrier(barrier, threads);
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
  // The results are whole once all are here.
  kernels.barrier(barrier, threads);
}
