import { describe, expect, it } from 'vitest';
import { oppositeOf, signOfLabel, signOfWords, takesLossAway } from './polarity.ts';

describe('signOfWords', () => {
  it.each([
    ['', ' inhibits ', -1],
    ['', ' increased the expression of ', 1],
    ['', ' prevented the decrease of ', 1],
    ['', ' prevented the increase of ', -1],
    ['', '-induced ', 1],
    ['', ' antagonist ', -1],
    ['', ' binds ', 0],
    // Two that lower in one part of the sentence make one that raises, in two parts they do not.
    ['', ' abolished the inhibitory effect of flumide on ', 1],
    ['', ' suppressed its growth by inhibiting ', -1],
    ['', ' decreased its mass, and reduced ', -1],
    ['', ' reduced the volume, which increased ', 1],
    // A thing that is named by what it does.
    ['', ' antagonists inactivate ', -1],
    ['The inhibitor ', ' increased ', 1],
    ['', ', an inhibitor of ', -1],
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

describe('takesLossAway', () => {
  it.each([
    ['', ' prevented the decrease in ', true],
    ['', ' attenuated the drug-induced loss of hepatic ', true],
    ['', ' abolished the down-regulation of ', true],
    ['The fall in plasma ', ' that bleeding caused was fully reversed by oral ', true],
    ['The rise in plasma ', ' was reversed by ', false],
    ['', ' prevented the increase in ', false],
    ['', ' prevented cramps by inhibition of ', false],
    ['', ' reversed the effect of ', false],
    ['', ' caused a loss of ', false],
    ['The loss of ', ' was caused by ', false],
  ] as const)('of %j and %j is %s', (before, between, isTaken) => {
    expect(takesLossAway(before, between)).toBe(isTaken);
  });
});

describe('oppositeOf', () => {
  it('goes both ways, and is nothing where no label says the opposite', () => {
    expect(oppositeOf('Positive_Correlation')).toBe('Negative_Correlation');
    expect(oppositeOf('INHIBITOR')).toBe('ACTIVATOR');
    expect(oppositeOf('CID')).toBeUndefined();
  });
});
