import { describe, expect, it } from 'vitest';
import { signOfLabel, signOfWords } from './polarity.ts';

describe('signOfWords', () => {
  it.each([
    ['', ' inhibits ', -1],
    ['', ' increased the expression of ', 1],
    ['', ' prevented the decrease of ', 1],
    ['', ' prevented the increase of ', -1],
    ['', '-induced ', 1],
    ['', ' antagonist ', -1],
    ['', ' binds ', 0],
    ['We studied the inhibition of ', ' by ', -1],
    ['An increase in ', ' after ', 1],
    // What stands between counts first, and a sentence before not at all.
    ['The reduction of ', ' increased ', 1],
    ['It was reduced. ', ' and ', 0],
    ['', ' was less frequent under ', -1],
    ['Fewer patients had ', ' on ', -1],
    ['', ' was commoner with ', 1],
    ['', ' reductase and ', 0],
    ['', ' treatment ', 0],
  ] as const)('of %j and %j is %i', (before, between, sign) => {
    expect(signOfWords(before, between)).toBe(sign);
  });
});

describe('signOfLabel', () => {
  it.each([
    ['Positive_Correlation', 1],
    ['INHIBITOR', -1],
    ['Association', 0],
  ] as const)('of %s is %i', (label, sign) => expect(signOfLabel(label)).toBe(sign));
});
