import type { Kernels, Rounding } from './kernels.ts';
import { COPIES, type Linear } from './weights.ts';

/** Rounded inputs, and room for two float32 a row that describe the rounding. */
export interface Rounded {
  readonly values: number;
  readonly scales: number;
}

/** Rounds float32 rows [rows, k] to the form that the matrix needs. */
export function round(
  kernels: Kernels,
  linear: Linear,
  from: number,
  to: Rounded,
  rows: number,
  rounding: Rounding,
): void {
  const { k } = linear;
  if ('largest' in linear) {
    kernels.quantise(from, to.values, to.scales, rows, k, k, linear.largest);
    return;
  }
  kernels.quantiseBytes(
    ...[from, to.values, to.scales, linear.channels, linear.count, COPIES],
    ...[rows, k, linear.inputs, rounding === 'signed bytes' ? 1 : 0],
  );
}

/**
 * Multiplies rounded rows by the matrix and adds its bias. Output: float32 rows, with the columns of the matrix rounded
 * up to eight.
 */
export function multiply(
  kernels: Kernels,
  linear: Linear,
  { values, scales }: Rounded,
  out: number,
  rows: number,
  isGelu = false,
): void {
  const { k, n, weights, bias } = linear;
  const gelu = isGelu ? 1 : 0;
  if ('largest' in linear) {
    kernels.product(values, scales, weights, linear.scales, bias, out, rows, k, n, gelu);
    return;
  }
  kernels.productOfBytes(
    ...[values, scales, weights, linear.scales, linear.sums, bias, out],
    ...[rows, linear.inputs, n, gelu],
  );
}
