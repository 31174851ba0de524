import { max4, round4 } from './math';
import { put } from './put';

/** Columns in a panel, and rows of the matrix that lie side by side in it. */
const PANEL: i32 = 8;
const GROUP: i32 = 4;
/** Steps of an 8-bit input. */
const STEPS: f32 = 255;
/**
 * The sum of four products of int8 -127 and byte 255 on this machine. The instruction is defined for bytes up to 127
 * only; machines treat larger ones as unsigned (-129540), as signed (508), or saturate.
 */
export function probe(): i32 {
  const products = i32x4.relaxed_dot_i8x16_i7x16_add_s(i8x16.splat(-127), i8x16.splat(-1), i32x4.splat(0));
  return i32x4.extract_lane(products, 0);
}

/**
 * Packs int8 [k, n] into panels of eight columns, with four rows side by side. `sums`, float32 [n], receives the sum of
 * each column times its scale.
 */
export function packBytes(from: usize, to: usize, scales: usize, sums: usize, k: i32, n: i32): void {
  for (let panel = 0; panel < n; panel += PANEL) {
    for (let row = 0; row < k; row += GROUP) {
      for (let column = panel; column < panel + PANEL; column += 1) {
        for (let i = row; i < row + GROUP; i += 1) {
          store<i8>(to, column < n ? load<i8>(from + <usize>(i * n + column)) : 0);
          to += 1;
        }
      }
    }
  }
  for (let column = 0; column < n; column += 1) {
    let sum = 0;
    for (let row = 0; row < k; row += 1) sum += load<i8>(from + <usize>(row * n + column));
    store<f32>(sums + <usize>(column * 4), <f32>sum * load<f32>(scales + <usize>(column * 4)));
  }
}

/**
 * Rounds float rows to bytes: x = low + scale * byte, with `low` and `scale` of each row side by side in `scales`. The
 * `count` inputs listed in `channels` are far larger than the others and would use up their bits, so each is split over
 * `copies` inputs: one in its place, the others behind the row. The matrix given to `packBytes` repeats its rows
 * accordingly. With `isSigned`, 128 is subtracted from each byte.
 */
export function quantiseBytes(
  x: usize, out: usize, scales: usize, channels: usize, count: i32, copies: i32, rows: i32, width: i32,
  inputs: i32, isSigned: bool,
): void {
  const bytes = <usize>(width * 4), share: f32 = <f32>1 / <f32>copies;
  const flip: u8 = isSigned ? 128 : 0, flips = i8x16.splat(<i8>flip);
  for (let row = 0; row < rows; row += 1) {
    const from = x + <usize>(row * width * 4), to = out + <usize>(row * inputs);
    for (let i = 0; i < count; i += 1) spread(from, channels, i, share);
    let lows = v128.load(from), highs = lows;
    for (let i: usize = 16; i < bytes; i += 16) {
      const values = v128.load(from + i);
      lows = f32x4.pmin(lows, values);
      highs = f32x4.pmax(highs, values);
    }
    const low = -max4(f32x4.neg(lows)), high = max4(highs);
    const scale: f32 = max<f32>(high - low, 1e-20) / STEPS, factor: f32 = <f32>1 / scale;
    store<f32>(scales + <usize>(row * 8), isSigned ? low + 128 * scale : low);
    store<f32>(scales + <usize>(row * 8), scale, 4);
    const least = f32x4.splat(low), factors = f32x4.splat(factor);
    for (let i: usize = 0; i < bytes; i += 64) {
      const a = round(v128.load(from + i), least, factors), b = round(v128.load(from + i, 16), least, factors);
      const c = round(v128.load(from + i, 32), least, factors), d = round(v128.load(from + i, 48), least, factors);
      const eight = i16x8.narrow_i32x4_s(a, b), more = i16x8.narrow_i32x4_s(c, d);
      v128.store(to + (i >> 2), v128.xor(i8x16.narrow_i16x8_u(eight, more), flips));
    }
    let behind = to + <usize>width;
    for (let i = 0; i < count; i += 1) {
      const channel = load<i32>(channels + <usize>(i * 4));
      const at = from + <usize>(channel * 4);
      const steps = <i32>nearest<f32>((load<f32>(at) - low) * factor * <f32>copies);
      store<u8>(to + <usize>channel, (<u8>(steps / copies)) ^ flip);
      for (let copy = 1; copy < copies; copy += 1) {
        store<u8>(behind, <u8>((steps + copy) / copies) ^ flip);
        behind += 1;
      }
      store<f32>(at, load<f32>(at) * <f32>copies);
    }
  }
}

function spread(row: usize, channels: usize, i: i32, share: f32): void {
  const at = row + <usize>(load<i32>(channels + <usize>(i * 4)) * 4);
  store<f32>(at, load<f32>(at) * share);
}

function round(x: v128, low: v128, factor: v128): v128 {
  return round4(f32x4.mul(f32x4.sub(x, low), factor));
}

/**
 * The same as `product`, for bytes: at least twice as fast on machines with an instruction for it (AVX-VNNI, Arm's
 * SDOT).
 */
export function productOfBytes(
  x: usize, rowScales: usize, weights: usize, columnScales: usize, columnSums: usize, bias: usize, out: usize,
  rows: i32, k: i32, n: i32, isGelu: bool,
): void {
  const rowBytes = <usize>k, panelBytes = <usize>(k * PANEL);
  const columns = (n + PANEL - 1) & ~(PANEL - 1);
  const outBytes = <usize>(columns * 4);
  for (let column = 0; column < columns; column += PANEL) {
    const panel = weights + <usize>(column * k), panelEnd = panel + panelBytes;
    const at = <usize>(column * 4);
    const scale0 = v128.load(columnScales + at), scale1 = v128.load(columnScales + at, 16);
    const sum0 = v128.load(columnSums + at), sum1 = v128.load(columnSums + at, 16);
    const bias0 = v128.load(bias + at), bias1 = v128.load(bias + at, 16);
    for (let row = 0; row < rows; row += 4) {
      let x0 = x + <usize>row * rowBytes;
      let x1 = x0 + rowBytes, x2 = x1 + rowBytes, x3 = x2 + rowBytes;
      let s00 = i32x4.splat(0), s01 = i32x4.splat(0), s10 = i32x4.splat(0), s11 = i32x4.splat(0);
      let s20 = i32x4.splat(0), s21 = i32x4.splat(0), s30 = i32x4.splat(0), s31 = i32x4.splat(0);
      for (let w = panel; w < panelEnd; w += 32) {
        const w0 = v128.load(w), w1 = v128.load(w, 16);
        let four = v128.load_splat<i32>(x0);
        s00 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, four, s00);
        s01 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, four, s01);
        four = v128.load_splat<i32>(x1);
        s10 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, four, s10);
        s11 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, four, s11);
        four = v128.load_splat<i32>(x2);
        s20 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, four, s20);
        s21 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, four, s21);
        four = v128.load_splat<i32>(x3);
        s30 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, four, s30);
        s31 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, four, s31);
        x0 += 4;
        x1 += 4;
        x2 += 4;
        x3 += 4;
      }
      let to = out + <usize>row * outBytes + at;
      const lows = rowScales + <usize>(row * 8);
      putBytes(to, s00, s01, lows, scale0, scale1, sum0, sum1, bias0, bias1, isGelu);
      to += outBytes;
      putBytes(to, s10, s11, lows + 8, scale0, scale1, sum0, sum1, bias0, bias1, isGelu);
      to += outBytes;
      putBytes(to, s20, s21, lows + 16, scale0, scale1, sum0, sum1, bias0, bias1, isGelu);
      to += outBytes;
      putBytes(to, s30, s31, lows + 24, scale0, scale1, sum0, sum1, bias0, bias1, isGelu);
    }
  }
}

function putBytes(
  to: usize, low: v128, high: v128, row: usize, scale0: v128, scale1: v128, sum0: v128, sum1: v128,
  bias0: v128, bias1: v128, isGelu: bool,
): void {
  const least = v128.load_splat<f32>(row), scale = v128.load_splat<f32>(row, 4);
  put(
    to, low, high, scale, scale0, scale1,
    f32x4.add(bias0, f32x4.mul(least, sum0)), f32x4.add(bias1, f32x4.mul(least, sum1)), isGelu,
  );
}
