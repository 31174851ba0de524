import { expect, it } from 'vitest';
import { isCitationNumber } from './note-sign.ts';

it.each([
  ['12', 'BARD1'],
  ['1–3', 'fractures.'],
  ['1,2,*', 'Ibáñez'],
  ['2*', 'Ibáñez'],
  ['†', 'Chang'],
  ['*', 'reduced'],
  ['1,2', 'of 5 mg'],
])('a raised %s behind "%s" is the sign of a note', (raised, before) => {
  expect(isCitationNumber(raised, before, ' ')).toBe(true);
});

it.each([
  ['6', '10'],
  ['2', 'per m'],
  ['2+', 'Ca'],
  ['2', 'R'],
  ['*', 'k'],
  ['*', '0.05'],
  ['high', 'IL2'],
])('a raised %s behind "%s" is a part of the prose', (raised, before) => {
  expect(isCitationNumber(raised, before, ' ')).toBe(false);
});
