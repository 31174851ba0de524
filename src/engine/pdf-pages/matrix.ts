/** An affine map as PDF writes it (ISO 32000-1, 8.3.3): x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** A matrix of numbers that may be missing. */
export const matrixOf = (numbers: ArrayLike<number> | undefined | null): Matrix =>
  numbers
    ? [
        numbers[0] ?? 1,
        numbers[1] ?? 0,
        numbers[2] ?? 0,
        numbers[3] ?? 1,
        numbers[4] ?? 0,
        numbers[5] ?? 0,
      ]
    : IDENTITY;

/** The product of two maps, which applies the second argument first. */
export const times = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, x, y]: Matrix): Matrix => [
  a * p + c * q,
  b * p + d * q,
  a * r + c * s,
  b * r + d * s,
  a * x + c * y + e,
  b * x + d * y + f,
];

export const apply = (
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): readonly [number, number] => [a * x + c * y + e, b * x + d * y + f];
