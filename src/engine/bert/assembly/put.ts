import { gelu4 } from './math';

/** Scales eight sums of a row, adds the bias, applies GELU on request and stores the result. */
export function put(
  to: usize, low: v128, high: v128, row: v128, scale0: v128, scale1: v128, bias0: v128, bias1: v128,
  isGelu: bool,
): void {
  let y0 = f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(low), row), scale0), bias0);
  let y1 = f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(high), row), scale1), bias1);
  if (isGelu) {
    y0 = gelu4(y0);
    y1 = gelu4(y1);
  }
  v128.store(to, y0);
  v128.store(to, y1, 16);
}
