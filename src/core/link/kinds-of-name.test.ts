import { expect, it } from 'vitest';
import { isOfOtherKind } from './kinds-of-name.ts';

it.each([
  ['Adalimumab', 'Disease', true],
  ['Gefitinib', 'Disease', true],
  ['Adalimumab', 'Chemical', false],
  ['Noonan Syndrome', 'Chemical', true],
  ['Lymphangioleiomyomatosis', 'Chemical', true],
  ['Noonan Syndrome', 'Disease', false],
  ['Polyphosphates', 'Disease', false],
  ['Polyphosphates', 'Chemical', false],
])('%s is of another kind than a %s: %s', (label, type, expected) => {
  expect(isOfOtherKind(label, type)).toBe(expected);
});
