import { put } from './put';

/**
 * Columns in a panel: two vectors of int32 sums. Rows are processed four at a time, so that the sums stay in registers.
 */
const PANEL: i32 = 8;

/**
 * Packs int8 [k, n] into panels of eight columns, with two rows side by side, in the order in which `product` reads
 * them.
 */
export function pack(from: usize, to: usize, k: i32, n: i32): void {
  for (let panel = 0; panel < n; panel += PANEL) {
    for (let row = 0; row < k; row += 2) {
      for (let column = 0; column < PANEL; column += 1) {
        const at = from + <usize>(row * n + panel + column);
        const isIn = panel + column < n;
        store<i8>(to, isIn ? load<i8>(at) : 0);
        store<i8>(to, isIn ? load<i8>(at + <usize>n) : 0, 1);
        to += 2;
      }
    }
  }
}

/**
 * out [rows, n] = x [rows, k] * weights [k, n] + bias, for int16 rows `x` (one scale a row) and packed int8 weights
 * (one scale a column), exact in int32, then GELU with `isGelu`. Rows are rounded up to a multiple of four and columns
 * of eight: `x`, `out`, `columnScales` and `bias` have room for them. The stride of `out` is n, rounded up.
 */
export function product(
  x: usize, rowScales: usize, weights: usize, columnScales: usize, bias: usize, out: usize,
  rows: i32, k: i32, n: i32, isGelu: bool,
): void {
  const rowBytes = <usize>(k * 2), panelBytes = <usize>(k * PANEL);
  const columns = (n + PANEL - 1) & ~(PANEL - 1);
  const outBytes = <usize>(columns * 4);
  for (let column = 0; column < columns; column += PANEL) {
    const panel = weights + <usize>(column * k), panelEnd = panel + panelBytes;
    const at = <usize>(column * 4);
    const scale0 = v128.load(columnScales + at), scale1 = v128.load(columnScales + at, 16);
    const bias0 = v128.load(bias + at), bias1 = v128.load(bias + at, 16);
    for (let row = 0; row < rows; row += 4) {
      let x0 = x + <usize>row * rowBytes;
      let x1 = x0 + rowBytes, x2 = x1 + rowBytes, x3 = x2 + rowBytes;
      let s00 = i32x4.splat(0), s01 = i32x4.splat(0), s10 = i32x4.splat(0), s11 = i32x4.splat(0);
      let s20 = i32x4.splat(0), s21 = i32x4.splat(0), s30 = i32x4.splat(0), s31 = i32x4.splat(0);
      for (let w = panel; w < panelEnd; w += 16) {
        const w0 = v128.load_ext<i8>(w), w1 = v128.load_ext<i8>(w, 8);
        let pair = v128.load_splat<i32>(x0);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(pair, w0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(pair, w1));
        pair = v128.load_splat<i32>(x1);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(pair, w0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(pair, w1));
        pair = v128.load_splat<i32>(x2);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(pair, w0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(pair, w1));
        pair = v128.load_splat<i32>(x3);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(pair, w0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(pair, w1));
        x0 += 4;
        x1 += 4;
        x2 += 4;
        x3 += 4;
      }
      let to = out + <usize>row * outBytes + at;
      const scales = rowScales + <usize>(row * 4);
      put(to, s00, s01, v128.load_splat<f32>(scales), scale0, scale1, bias0, bias1, isGelu);
      to += outBytes;
      put(to, s10, s11, v128.load_splat<f32>(scales, 4), scale0, scale1, bias0, bias1, isGelu);
      to += outBytes;
      put(to, s20, s21, v128.load_splat<f32>(scales, 8), scale0, scale1, bias0, bias1, isGelu);
      to += outBytes;
      put(to, s30, s31, v128.load_splat<f32>(scales, 12), scale0, scale1, bias0, bias1, isGelu);
    }
  }
}

/** Packs float32 [k, n] into panels of eight columns, in the order in which `productOfFloats` reads them. */
export function packFloats(from: usize, to: usize, k: i32, n: i32): void {
  for (let panel = 0; panel < n; panel += PANEL) {
    for (let row = 0; row < k; row += 1) {
      for (let column = panel; column < panel + PANEL; column += 1) {
        store<f32>(to, column < n ? load<f32>(from + <usize>((row * n + column) * 4)) : 0);
        to += 4;
      }
    }
  }
}

/** The same as `product`, in float32, for the small matrices of the heads. */
export function productOfFloats(
  x: usize, weights: usize, bias: usize, out: usize, rows: i32, k: i32, n: i32,
): void {
  const rowBytes = <usize>(k * 4), panelBytes = <usize>(k * PANEL * 4);
  const columns = (n + PANEL - 1) & ~(PANEL - 1);
  const outBytes = <usize>(columns * 4);
  for (let column = 0; column < columns; column += PANEL) {
    const panel = weights + <usize>(column * k * 4), panelEnd = panel + panelBytes;
    const at = <usize>(column * 4);
    const bias0 = v128.load(bias + at), bias1 = v128.load(bias + at, 16);
    for (let row = 0; row < rows; row += 4) {
      let x0 = x + <usize>row * rowBytes;
      let x1 = x0 + rowBytes, x2 = x1 + rowBytes, x3 = x2 + rowBytes;
      let s00 = bias0, s01 = bias1, s10 = bias0, s11 = bias1;
      let s20 = bias0, s21 = bias1, s30 = bias0, s31 = bias1;
      for (let w = panel; w < panelEnd; w += 32) {
        const w0 = v128.load(w), w1 = v128.load(w, 16);
        let value = v128.load_splat<f32>(x0);
        s00 = f32x4.add(s00, f32x4.mul(value, w0));
        s01 = f32x4.add(s01, f32x4.mul(value, w1));
        value = v128.load_splat<f32>(x1);
        s10 = f32x4.add(s10, f32x4.mul(value, w0));
        s11 = f32x4.add(s11, f32x4.mul(value, w1));
        value = v128.load_splat<f32>(x2);
        s20 = f32x4.add(s20, f32x4.mul(value, w0));
        s21 = f32x4.add(s21, f32x4.mul(value, w1));
        value = v128.load_splat<f32>(x3);
        s30 = f32x4.add(s30, f32x4.mul(value, w0));
        s31 = f32x4.add(s31, f32x4.mul(value, w1));
        x0 += 4;
        x1 += 4;
        x2 += 4;
        x3 += 4;
      }
      let to = out + <usize>row * outBytes + at;
      v128.store(to, s00);
      v128.store(to, s01, 16);
      to += outBytes;
      v128.store(to, s10);
      v128.store(to, s11, 16);
      to += outBytes;
      v128.store(to, s20);
      v128.store(to, s21, 16);
      to += outBytes;
      v128.store(to, s30);
      v128.store(to, s31, 16);
    }
  }
}
