/**
 * Constants are read from memory, each repeated in the four lanes of a vector. The engine would rebuild literals in
 * every iteration of a loop, which takes longer than the arithmetic.
 */
const CONSTANTS = memory.data<f32>([
  // e^x: log2 e; ln 2 in two parts, the first exact in few bits (Cody and Waite 1980); the polynomial of Cephes' expf;
  // the bound below which e^x is zero in float32.
  1.44269504, 0.693359375, -2.1219444e-4, 1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2,
  1.6666665459e-1, 5.0000001201e-1, -87,
  // erf: Abramowitz and Stegun 7.1.26, halved; 1 / sqrt 2.
  0.3275911, 0.5307027145, -0.7265760135, 0.7107068705, -0.142248368, 0.127414796, 0.70710678,
  // Adding this to a float32 below 2^22 leaves the nearest integer in the low bits.
  12582912,
  1,
]);
const EXP = CONSTANTS, ERF = CONSTANTS + 40, ROUNDING = CONSTANTS + 68, ONE = CONSTANTS + 72;

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function constant(at: usize): v128 {
  return v128.load_splat<f32>(at);
}

/** e^x of four numbers that are at most zero; the error is below 2e-7. */
// @ts-ignore
@inline
export function exp4(given: v128): v128 {
  const x = f32x4.pmax(given, constant(EXP + 36)), rounding = constant(ROUNDING);
  const rounded = f32x4.add(f32x4.mul(x, constant(EXP)), rounding);
  const n = f32x4.sub(rounded, rounding);
  const high = f32x4.sub(x, f32x4.mul(n, constant(EXP + 4)));
  const r = f32x4.sub(high, f32x4.mul(n, constant(EXP + 8)));
  let p = f32x4.add(f32x4.mul(constant(EXP + 12), r), constant(EXP + 16));
  p = f32x4.add(f32x4.mul(p, r), constant(EXP + 20));
  p = f32x4.add(f32x4.mul(p, r), constant(EXP + 24));
  p = f32x4.add(f32x4.mul(p, r), constant(EXP + 28));
  p = f32x4.add(f32x4.mul(p, r), constant(EXP + 32));
  const one = constant(ONE);
  p = f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), f32x4.add(r, one));
  // 2^n: adds n to the exponent bits of 1 (2^0).
  return f32x4.mul(p, i32x4.add(i32x4.shl(rounded, 23), one));
}

/** GELU, x/2 (1 + erf(x/sqrt 2)), of four numbers; the error of erf is below 1.5e-7. */
// @ts-ignore
@inline
export function gelu4(x: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), constant(ERF + 24)), one = constant(ONE);
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(z, constant(ERF))));
  let p = f32x4.add(f32x4.mul(constant(ERF + 4), t), constant(ERF + 8));
  p = f32x4.add(f32x4.mul(p, t), constant(ERF + 12));
  p = f32x4.add(f32x4.mul(p, t), constant(ERF + 16));
  p = f32x4.add(f32x4.mul(p, t), constant(ERF + 20));
  // Half of (1 - erf(z)): the factor on the side of zero.
  const tail = f32x4.mul(f32x4.mul(p, t), exp4(f32x4.neg(f32x4.mul(z, z))));
  // Selects by the sign bit of x, spread over all bits.
  return f32x4.mul(x, v128.bitselect(tail, f32x4.sub(one, tail), i32x4.shr_s(x, 31)));
}

/** Rounds eight floats to int16. */
// @ts-ignore
@inline
export function round8(low: v128, high: v128): v128 {
  const rounding = constant(ROUNDING);
  return i16x8.narrow_i32x4_s(
    i32x4.sub(f32x4.add(low, rounding), rounding),
    i32x4.sub(f32x4.add(high, rounding), rounding),
  );
}

/** Rounds four floats below 2^22 to integers. */
// @ts-ignore
@inline
export function round4(x: v128): v128 {
  const rounding = constant(ROUNDING);
  return i32x4.sub(f32x4.add(x, rounding), rounding);
}

export function sum4(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

export function max4(x: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max<f32>(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}
