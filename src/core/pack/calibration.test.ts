import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  mentionProbability,
  type PairFeatures,
  pairCalibration,
  pairProbability,
} from './calibration.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('mentionProbability', () => {
  it('is the score where the pack has no calibration', () => {
    expect(mentionProbability(0.42, undefined)).toBe(0.42);
  });

  it('weighs the odds of the score', () => {
    expect(mentionProbability(0.9, { slope: 0.5, intercept: 0 })).toBeCloseTo(0.75);
    expect(mentionProbability(0.5, { slope: 2, intercept: Math.log(4) })).toBeCloseTo(0.8);
  });

  it('keeps the order of scores, and stays a probability', () => {
    fc.assert(
      fc.property(probability, probability, (one, other) => {
        const [low = 0, high = 0] = [one, other]
          .sort((a, b) => a - b)
          .map((score) => mentionProbability(score, { slope: 0.4, intercept: -1 }));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe('pairProbability', () => {
  const nothing = v.parse(pairCalibration, {});
  const features: PairFeatures = {
    existence: Math.log(9),
    kind: Math.log(0.5),
    adjacent: 1,
    apart: 0,
    distance: Math.log(9),
    negated: 0,
    speculative: 1,
    agreeing: 0,
    contrary: 0,
  };

  it('takes a feature that a pack does not weigh for nothing', () => {
    expect(pairProbability(features, nothing)).toBe(0.5);
  });

  it.each([
    [{ existence: 1 }, 0.9],
    [{ existence: 1, kind: 1 }, 9 / 11],
    [{ existence: 1, distance: -1 }, 0.5],
    [{ adjacent: Math.log(4), apart: 7, negated: 7 }, 0.8],
    [{ speculative: -Math.log(4), intercept: Math.log(4) }, 0.5],
  ])('sums %j up', (weights, expected) => {
    expect(pairProbability(features, { ...nothing, ...weights })).toBeCloseTo(expected);
  });
});
