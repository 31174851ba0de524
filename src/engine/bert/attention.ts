import type { Buffers } from './encoder-plan.ts';
import type { Kernels } from './kernels.ts';

/** Queries, keys and values of one attention, rows [first, first + rows) of the buffers `q`, `k`, `v`. */
export interface Attention {
  readonly heads: number;
  readonly width: number;
  /** Which of the two buffers holds keys and values. */
  readonly side: 0 | 1;
}

export interface Rows {
  readonly first: number;
  readonly rows: number;
}

/** Rounds queries to 16 bits, with a scale for each head. */
export function roundQueries(
  kernels: Kernels,
  { q, queries, queryScales, rows: all }: Buffers,
  { heads, width }: Attention,
  { first, rows }: Rows,
): void {
  const size = width / heads;
  for (let head = 0; head < heads; head += 1) {
    const at = first * width + head * size;
    const scales = queryScales + (head * all + first) * 4;
    kernels.quantise(q + at * 4, queries + at * 2, scales, rows, size, width, largestOf(size));
  }
}

/** Rounds keys and values to 16 bits and lays them out as `attend` reads them. */
export function packPlaces(
  kernels: Kernels,
  { k, v, keys, keyScales, values, valueScales, rows: all }: Buffers,
  { heads, width, side }: Attention,
  { first, rows }: Rows,
): void {
  const size = width / heads;
  for (let head = 0; head < heads; head += 1) {
    const from = (first * width + head * size) * 4;
    const [to, scales] = [head * all * size * 2, head * all * 4];
    kernels.packKeys(
      ...[k + from, keys[side] + to, keyScales[side] + scales],
      ...[first, rows, size, width, largestOf(size)],
    );
    kernels.packValues(
      ...[v + from, values[side] + to, valueScales[side] + scales],
      ...[first, rows, size, width, all, 32_767],
    );
  }
}

/** Attention of queries [first, first + rows) over `length` positions: float32 rows, written over `q`. */
export function attendRows(
  kernels: Kernels,
  buffers: Buffers,
  { heads, width, side }: Attention,
  { first, rows }: Rows,
  length: number,
  scratch: number,
): void {
  const size = width / heads;
  const padded = Math.ceil(length / 8) * 8;
  const { q, queries, queryScales, keys, keyScales, values, valueScales, rows: all } = buffers;
  for (let head = 0; head < heads; head += 1) {
    const at = first * width + head * size;
    const [packed, scales] = [head * all * size * 2, head * all * 4];
    kernels.attend(
      ...[queries + at * 2, queryScales + scales + first * 4],
      ...[keys[side] + packed, keyScales[side] + scales],
      ...[values[side] + packed, valueScales[side] + scales],
      ...[q + at * 4, scratch, rows, length, padded, size, width, all],
    );
  }
}

/** Largest int16 for which a sum of `size` products stays within int32. */
const largestOf = (size: number): number =>
  Math.min(32_767, Math.floor(Math.sqrt((2 ** 31 - 1) / size)));
