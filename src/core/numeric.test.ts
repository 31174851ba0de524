import { expect, it } from 'vitest';
import { logSumExp, softmax, softmaxInto } from './numeric.ts';

it('makes probabilities of logits, however large they are', () => {
  expect([...softmax([0, Math.log(3)])]).toEqual(
    [0.25, 0.75].map((one) => expect.closeTo(one, 12)),
  );
  expect([...softmax([1000, 1000])]).toEqual([0.5, 0.5]);
  expect([...softmax([-1000, Number.NEGATIVE_INFINITY])]).toEqual([1, 0]);
  expect([...softmax([])]).toEqual([]);
});

it('writes them where they are wanted, and nowhere else', () => {
  const into = Float64Array.from([7, 7, 7, 7]);
  softmaxInto(into, 1, Float32Array.from([9, 2, 2, 9]), 1, 2);
  expect([...into]).toEqual([7, 0.5, 0.5, 7]);
});

it('adds in logarithms', () => {
  expect(logSumExp([Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(5), 12);
  expect(logSumExp([-2000, -2000])).toBeCloseTo(-2000 + Math.log(2), 9);
  expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
});
