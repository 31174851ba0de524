import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgedClaim, reliabilityOf } from './reliability.ts';

const claims = (score: number, right: number, wrong: number): JudgedClaim[] => [
  ...Array.from({ length: right }, () => ({ score, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ score, isRight: false })),
];

describe('reliabilityOf', () => {
  it('is without error where scores are the shares of right claims', () => {
    expect(reliabilityOf([...claims(0.75, 3, 1), ...claims(0.5, 1, 1)])).toEqual({
      claims: 6,
      error: 0,
      bins: [
        { from: 0.5, to: 0.6, claims: 2, said: 0.5, right: 0.5 },
        { from: 0.7, to: 0.8, claims: 4, said: 0.75, right: 0.75 },
      ],
    });
  });

  it('weighs each bin by its claims', () => {
    expect(reliabilityOf([...claims(1, 1, 2), ...claims(0.25, 0, 1)]).error).toBeCloseTo(
      (3 / 4) * (2 / 3) + (1 / 4) * 0.25,
      4,
    );
  });

  it('says nothing of no claims', () => {
    expect(reliabilityOf([])).toEqual({ claims: 0, error: 0, bins: [] });
  });

  it('is never further off than the largest difference, and counts every claim', () => {
    const claim = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1 }), (some) => {
        const { bins, error } = reliabilityOf(some);
        expect(bins.reduce((sum, bin) => sum + bin.claims, 0)).toBe(some.length);
        const worst = Math.max(...bins.map(({ said, right }) => Math.abs(said - right)));
        expect(error).toBeLessThanOrEqual(worst + 1e-4);
      }),
    );
  });
});
