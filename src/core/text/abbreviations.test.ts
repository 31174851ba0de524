import { describe, expect, it } from 'vitest';
import { findAbbreviations } from './abbreviations.ts';

describe('findAbbreviations', () => {
  it.each([
    ['We saw acute kidney injury (AKI) in mice.', 'AKI', 'acute kidney injury'],
    ['Tumour necrosis factor-α (TNF-α) rose.', 'TNF-α', 'Tumour necrosis factor-α'],
    ['Levels of heat shock protein 70 (HSP70; inducible) fell.', 'HSP70', 'heat shock protein 70'],
    ['the Congenital long QT syndrome (LQTS) is', 'LQTS', 'long QT syndrome'],
  ])('in %j takes %s for %s', (text, short, long) => {
    expect(findAbbreviations(text).get(short)).toBe(long);
  });

  it.each([
    'Patients (n = 20) were seen.',
    'a result (see Fig. 1)',
    'aspirin (100 mg)',
    '(AKI)',
    'x ( ) y (',
    '',
  ])('finds none in %j', (text) => {
    expect([...findAbbreviations(text)]).toEqual([]);
  });
});
