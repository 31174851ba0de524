import { expect, it } from 'vitest';
import { american } from './american.ts';

it.each([
  ['generalised anxiety disorder', 'generalized anxiety disorder'],
  ['paralysed', 'paralyzed'],
  ['gonadotrophin', 'gonadotropin'],
  ['disulphiram', 'disulfiram'],
  ['behavioural disorder', 'behavioral disorder'],
  ['leucopenia', 'leukopenia'],
  ['small fibre neuropathy', 'small fiber neuropathy'],
  ['mould allergy', 'mold allergy'],
])('%s is %s', (british, other) => {
  expect(american(british)).toBe(other);
});

it.each(['disease', 'leucine', 'analysis', 'dystrophin', 'neurotrophin', 'hypertrophy', 'four'])(
  '%s stays',
  (name) => {
    expect(american(name)).toBe(name);
  },
);
