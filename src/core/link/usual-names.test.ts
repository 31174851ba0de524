import { expect, it } from 'vitest';
import { usualName } from './usual-names.ts';

it.each([
  ['LH', 'Gene', 'LHB'],
  ['luteinizing hormone', 'Gene', 'LHB'],
  ['Thyroid-stimulating hormone', 'Gene', 'TSHB'],
  ['hCG', 'Gene', 'CGB3'],
  ['NT-proBNP', 'Gene', 'NPPB'],
  ['AST', 'Gene', 'GOT1'],
  ['statins', 'Chemical', 'Hydroxymethylglutaryl-CoA Reductase Inhibitors'],
  ['β-blockers', 'Chemical', 'Adrenergic beta-Antagonists'],
  ['PPIs', 'Chemical', 'Proton Pump Inhibitors'],
])('%s of a %s is listed as %s', (name, type, listed) => {
  expect(usualName(name, type)).toBe(listed);
});

it.each([
  ['tsh', 'Gene'],
  ['LHR', 'Gene'],
  ['simvastatin', 'Chemical'],
  ['LH', 'Disease'],
  ['constructor', 'Gene'],
])('%s of a %s has no other name', (name, type) => {
  expect(usualName(name, type)).toBeUndefined();
});
