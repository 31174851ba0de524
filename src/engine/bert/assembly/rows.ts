import { max4, round8, sum4 } from './math';

/**
 * Embeds [CLS] and every word piece: the sum of its word row (int8 with a scale), position row and type row,
 * normalised.
 */
export function embed(
  ids: usize, types: usize, words: usize, wordScales: usize, places: usize, kinds: usize,
  gain: usize, bias: usize, out: usize, first: i32, end: i32, width: i32, epsilon: f32,
): void {
  for (let row = first; row < end; row += 1) {
    const id = load<i32>(ids + <usize>(row * 4)), kind = load<i32>(types + <usize>(row * 4));
    const word = words + <usize>(id * width);
    const place = places + <usize>(row * width * 4), type = kinds + <usize>(kind * width * 4);
    const to = out + <usize>(row * width * 4);
    const scale = f32x4.splat(load<f32>(wordScales + <usize>(id * 4)));
    for (let i = 0; i < width; i += 4) {
      const at = <usize>(i * 4);
      const bytes = v128.load32_zero(word + <usize>i);
      const whole = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(bytes));
      const value = f32x4.mul(f32x4.convert_i32x4_s(whole), scale);
      v128.store(to + at, f32x4.add(f32x4.add(value, v128.load(type + at)), v128.load(place + at)));
    }
    normalise(to, gain, bias, width, epsilon);
  }
}

/** rows `x` = layer normalisation of `x + y` (Ba et al. 2016). */
export function addAndNormalise(
  x: usize, y: usize, gain: usize, bias: usize, rows: i32, width: i32, epsilon: f32,
): void {
  for (let row = 0; row < rows; row += 1) {
    const at = x + <usize>(row * width * 4), other = y + <usize>(row * width * 4);
    for (let i: usize = 0; i < <usize>(width * 4); i += 16) {
      v128.store(at + i, f32x4.add(v128.load(at + i), v128.load(other + i)));
    }
    normalise(at, gain, bias, width, epsilon);
  }
}

export function normaliseRows(
  x: usize, gain: usize, bias: usize, rows: i32, width: i32, epsilon: f32,
): void {
  for (let row = 0; row < rows; row += 1) {
    normalise(x + <usize>(row * width * 4), gain, bias, width, epsilon);
  }
}

function normalise(x: usize, gain: usize, bias: usize, width: i32, epsilon: f32): void {
  const bytes = <usize>(width * 4);
  let sums = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) sums = f32x4.add(sums, v128.load(x + i));
  const mean = f32x4.splat(sum4(sums) / <f32>width);
  let squares = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const centred = f32x4.sub(v128.load(x + i), mean);
    squares = f32x4.add(squares, f32x4.mul(centred, centred));
  }
  const scale = f32x4.splat(<f32>1 / sqrt<f32>(sum4(squares) / <f32>width + epsilon));
  for (let i: usize = 0; i < bytes; i += 16) {
    const centred = f32x4.mul(f32x4.sub(v128.load(x + i), mean), scale);
    v128.store(x + i, f32x4.add(f32x4.mul(centred, v128.load(gain + i)), v128.load(bias + i)));
  }
}

/**
 * Rounds float rows to int16 with one scale a row, so that the largest number of a row becomes `largest`. `stride` is
 * the distance of rows in values, of input and output; `width` values of each row are used.
 */
export function quantise(
  x: usize, out: usize, scales: usize, rows: i32, width: i32, stride: i32, largest: f32,
): void {
  const bytes = <usize>(width * 4);
  for (let row = 0; row < rows; row += 1) {
    const from = x + <usize>(row * stride * 4);
    let most = f32x4.splat(1e-20);
    for (let i: usize = 0; i < bytes; i += 16) most = f32x4.pmax(most, f32x4.abs(v128.load(from + i)));
    const top = max4(most);
    store<f32>(scales + <usize>(row * 4), top / largest);
    const factor = f32x4.splat(largest / top);
    const to = out + <usize>(row * stride * 2);
    for (let i: usize = 0; i < bytes; i += 32) {
      const low = f32x4.mul(v128.load(from + i), factor);
      const high = f32x4.mul(v128.load(from + i, 16), factor);
      v128.store(to + (i >> 1), round8(low, high));
    }
  }
}
