import { exp4, max4, round8, sum4 } from './math';

/** Keys in a panel, and values of a head in a panel. */
const PANEL: i32 = 8;
/** Sum of a row of int16 probabilities. It keeps products with int16 within int32. */
const WHOLE: f32 = 32767;

/**
 * Packs keys for `attend`: rows [first, first + rows) of float [.., stride] of one head, as int16 with one scale a row
 * (the largest number becomes `largest`). A panel holds eight keys, with two numbers of a key side by side.
 */
export function packKeys(
  x: usize, out: usize, scales: usize, first: i32, rows: i32, size: i32, stride: i32, largest: f32,
): void {
  for (let row = 0; row < rows; row += 1) {
    const from = x + <usize>(row * stride * 4), key = first + row;
    const factor = scaleOf(from, size, scales + <usize>(key * 4), largest);
    let to = out + <usize>(((key >> 3) * size * PANEL + (key & 7) * 2) * 2);
    for (let i: usize = 0; i < <usize>(size * 4); i += 32) {
      const pairs = scaled8(from + i, factor);
      v128.store_lane<i32>(to, pairs, 0);
      v128.store_lane<i32>(to, pairs, 1, 4 * PANEL);
      v128.store_lane<i32>(to, pairs, 2, 8 * PANEL);
      v128.store_lane<i32>(to, pairs, 3, 12 * PANEL);
      to += 16 * PANEL;
    }
  }
}

/**
 * Packs values for `attend`: a panel holds eight numbers of the head, with two rows side by side. `length`, the number
 * of all rows, is even.
 */
export function packValues(
  x: usize, out: usize, scales: usize, first: i32, rows: i32, size: i32, stride: i32, length: i32,
  largest: f32,
): void {
  for (let row = 0; row < rows; row += 1) {
    const from = x + <usize>(row * stride * 4), place = first + row;
    const factor = scaleOf(from, size, scales + <usize>(place * 4), largest);
    let to = out + <usize>(((place >> 1) * 2 * PANEL + (place & 1)) * 2);
    for (let i: usize = 0; i < <usize>(size * 4); i += 32) {
      const eight = scaled8(from + i, factor);
      v128.store_lane<i16>(to, eight, 0);
      v128.store_lane<i16>(to, eight, 1, 4);
      v128.store_lane<i16>(to, eight, 2, 8);
      v128.store_lane<i16>(to, eight, 3, 12);
      v128.store_lane<i16>(to, eight, 4, 16);
      v128.store_lane<i16>(to, eight, 5, 20);
      v128.store_lane<i16>(to, eight, 6, 24);
      v128.store_lane<i16>(to, eight, 7, 28);
      to += <usize>(length * PANEL * 2);
    }
  }
}

function scaled8(from: usize, factor: f32): v128 {
  const factors = f32x4.splat(factor);
  return round8(f32x4.mul(v128.load(from), factors), f32x4.mul(v128.load(from, 16), factors));
}

function scaleOf(from: usize, size: i32, scale: usize, largest: f32): f32 {
  let most = f32x4.splat(1e-20);
  for (let i: usize = 0; i < <usize>(size * 4); i += 16) {
    most = f32x4.pmax(most, f32x4.abs(v128.load(from + i)));
  }
  const top = max4(most);
  store<f32>(scale, top / largest);
  return largest / top;
}

/**
 * Attention of one head (Vaswani et al. 2017) for `rows` queries, four at a time: int16 queries [rows, stride] with a scale
 * each, packed keys and values of `length` places (`padded`: rounded up to eight), out float [rows, stride].
 * `scratch` holds 4 * padded float32 and as many int16.
 */
export function attend(
  queries: usize, queryScales: usize, keys: usize, keyScales: usize, values: usize, valueScales: usize,
  out: usize, scratch: usize, rows: i32, length: i32, padded: i32, size: i32, stride: i32, valueLength: i32,
): void {
  const rowBytes = <usize>(padded * 4);
  const shares = scratch + 4 * rowBytes, shareBytes = <usize>(padded * 2);
  const steepness: f32 = <f32>1 / sqrt<f32>(<f32>size);
  let mostValue: f32 = 0;
  for (let i = 0; i < length; i += 1) mostValue = max<f32>(mostValue, load<f32>(valueScales + <usize>(i * 4)));
  for (let row = 0; row < rows; row += 4) {
    const query = queries + <usize>(row * stride * 2);
    scores(query, queryScales + <usize>(row * 4), keys, keyScales, scratch, padded, size, stride, steepness);
    const count = min(4, rows - row);
    for (let i = 0; i < count; i += 1) {
      share(scratch + <usize>i * rowBytes, valueScales, shares + <usize>i * shareBytes, length, padded, mostValue);
    }
    const to = out + <usize>(row * stride * 4);
    mix(shares, shareBytes, values, to, padded, size, stride, valueLength, mostValue / WHOLE);
  }
}

/** Scores, float [4, padded]: queries times keys. */
function scores(
  query: usize, queryScales: usize, keys: usize, keyScales: usize, out: usize, padded: i32, size: i32,
  stride: i32, steepness: f32,
): void {
  const rowBytes = <usize>(stride * 2), outBytes = <usize>(padded * 4), panelBytes = <usize>(size * PANEL * 2);
  const q0 = f32x4.splat(load<f32>(queryScales) * steepness);
  const q1 = f32x4.splat(load<f32>(queryScales, 4) * steepness);
  const q2 = f32x4.splat(load<f32>(queryScales, 8) * steepness);
  const q3 = f32x4.splat(load<f32>(queryScales, 12) * steepness);
  for (let key = 0; key < padded; key += PANEL) {
    const panel = keys + <usize>(key * size * 2), panelEnd = panel + panelBytes;
    let x0 = query, x1 = x0 + rowBytes, x2 = x1 + rowBytes, x3 = x2 + rowBytes;
    let s00 = i32x4.splat(0), s01 = i32x4.splat(0), s10 = i32x4.splat(0), s11 = i32x4.splat(0);
    let s20 = i32x4.splat(0), s21 = i32x4.splat(0), s30 = i32x4.splat(0), s31 = i32x4.splat(0);
    for (let w = panel; w < panelEnd; w += 32) {
      const w0 = v128.load(w), w1 = v128.load(w, 16);
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
    const scale0 = v128.load(keyScales + <usize>(key * 4)), scale1 = v128.load(keyScales + <usize>(key * 4), 16);
    let to = out + <usize>(key * 4);
    putScaled(to, s00, s01, f32x4.mul(scale0, q0), f32x4.mul(scale1, q0));
    to += outBytes;
    putScaled(to, s10, s11, f32x4.mul(scale0, q1), f32x4.mul(scale1, q1));
    to += outBytes;
    putScaled(to, s20, s21, f32x4.mul(scale0, q2), f32x4.mul(scale1, q2));
    to += outBytes;
    putScaled(to, s30, s31, f32x4.mul(scale0, q3), f32x4.mul(scale1, q3));
  }
}

function putScaled(to: usize, low: v128, high: v128, scale0: v128, scale1: v128): void {
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(low), scale0));
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(high), scale1), 16);
}

/** Softmax of a row, times the scales of the values, as int16 that add up to at most `WHOLE`. */
function share(row: usize, valueScales: usize, out: usize, length: i32, padded: i32, mostValue: f32): void {
  for (let i = length; i < padded; i += 1) store<f32>(row + <usize>(i * 4), -1e30);
  const bytes = <usize>(padded * 4);
  let tops = v128.load(row);
  for (let i: usize = 16; i < bytes; i += 16) tops = f32x4.pmax(tops, v128.load(row + i));
  const top = f32x4.splat(max4(tops));
  let sums = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const e = exp4(f32x4.sub(v128.load(row + i), top));
    sums = f32x4.add(sums, e);
    v128.store(row + i, e);
  }
  const factor = f32x4.splat(WHOLE / (sum4(sums) * mostValue));
  for (let i: usize = 0; i < bytes; i += 32) {
    const low = f32x4.mul(f32x4.mul(v128.load(row + i), v128.load(valueScales + i)), factor);
    const high = f32x4.mul(f32x4.mul(v128.load(row + i, 16), v128.load(valueScales + i, 16)), factor);
    v128.store(out + (i >> 1), round8(low, high));
  }
}

/** Output, float [4, size]: probabilities times values. */
function mix(
  shares: usize, shareBytes: usize, values: usize, out: usize, padded: i32, size: i32, stride: i32,
  valueLength: i32, scale: f32,
): void {
  const scales = f32x4.splat(scale), outBytes = <usize>(stride * 4);
  const usedBytes = <usize>(padded * PANEL * 2);
  for (let column = 0; column < size; column += PANEL) {
    const panel = values + <usize>(column * valueLength * 2), panelEnd = panel + usedBytes;
    let x0 = shares, x1 = x0 + shareBytes, x2 = x1 + shareBytes, x3 = x2 + shareBytes;
    let s00 = i32x4.splat(0), s01 = i32x4.splat(0), s10 = i32x4.splat(0), s11 = i32x4.splat(0);
    let s20 = i32x4.splat(0), s21 = i32x4.splat(0), s30 = i32x4.splat(0), s31 = i32x4.splat(0);
    for (let w = panel; w < panelEnd; w += 32) {
      const w0 = v128.load(w), w1 = v128.load(w, 16);
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
    let to = out + <usize>(column * 4);
    putScaled(to, s00, s01, scales, scales);
    to += outBytes;
    putScaled(to, s10, s11, scales, scales);
    to += outBytes;
    putScaled(to, s20, s21, scales, scales);
    to += outBytes;
    putScaled(to, s30, s31, scales, scales);
  }
}
