import { expect, test } from 'vitest';
import { Arena } from './arena.ts';
import { planEncoder } from './encoder-plan.ts';
import { planRelations } from './relations.ts';
import type { StoredTensor } from './tensors.ts';
import { OtherGraph, WeightPlan } from './weights.ts';

const [K, N] = [64, 8];

/** A matrix of 64 inputs whose `channels` are multiplied separately as outliers. */
function withOutliers(channels: readonly number[]) {
  const tensor = (shape: readonly number[], bytes: number): StoredTensor => ({
    ...{ shape, bytes: new Uint8Array(bytes) },
  });
  const tensors = new Map([
    ['x.weight', tensor([K, N], K * N)],
    ['x.weight.scale', tensor([N], N * 4)],
    ['x.bias', tensor([N], N * 4)],
    [
      'x.channels',
      {
        shape: [channels.length],
        bytes: new Uint8Array(BigInt64Array.from(channels, BigInt).buffer),
      },
    ],
  ]);
  return new WeightPlan(new Arena(), tensors).bytes('x', K, N);
}

test('outliers that a row has room for are placed', () => {
  expect(withOutliers([0, 5, 9, K - 1])).toMatchObject({ inputs: K + 4 * 7, count: 4 });
});

test.each([
  ['more than a rounded row has room for', Array.from({ length: 12 }, (_, channel) => channel)],
  ['one beyond the inputs', [0, 1, 2, K]],
  ['one below them', [0, 1, 2, -1]],
])('outliers are refused: %s', (_, channels) => {
  expect(() => withOutliers(channels)).toThrow(OtherGraph);
});

test('a scorer is refused whose pairs do not fit the buffer of the inner layer', () => {
  const weights = new WeightPlan(new Arena(), new Map());
  const plan = () => planRelations(new Arena(), weights, [4], { width: 64, inner: 255 });
  expect(plan).toThrow('an inner layer of 255');
});

test('an encoder is refused for whose texts the buffers of a chunk are too long', () => {
  const shape = (...of: number[]): StoredTensor => ({ shape: of, bytes: new Uint8Array() });
  const tensors = new Map([
    ['enc.word.weight', shape(100, 64)],
    ['enc.pos.weight', shape(32, 64)],
    ['enc.layers.0.up.weight', shape(64, 256)],
  ]);
  const weights = new WeightPlan(new Arena(), tensors);
  expect(() => planEncoder(weights, [4], 1, 'halves')).toThrow('32 positions');
});
