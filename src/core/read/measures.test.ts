import { expect, test } from 'vitest';
import { measureReader } from './measures.ts';

const TYPES = new Set(['Gene', 'Chemical', 'Disease']);
/** What is left of a text in which a model has each of the names for a mention of the type. */
function read(text: string, names: readonly string[], type = 'Gene') {
  const mentions = names.map((name) => {
    const start = text.indexOf(name);
    return { start, end: start + name.length, type, score: 0.9, isSure: true };
  });
  return measureReader(
    text,
    TYPES,
  )(mentions).map((one) => `${text.slice(one.start, one.end)}/${one.type}`);
}

test.each([
  ['The eGFR fell by 4 mL/min, and EGFR was mutated.', ['eGFR', 'EGFR'], ['EGFR/Gene']],
  ['HbA1c, BMI and HOMA-IR fell.', ['HbA1c', 'BMI', 'HOMA-IR'], []],
  ['Estimated glomerular filtration rate (eGFR) declined.', ['eGFR'], []],
  ['PFS and OS were longer; FEV1 rose.', ['PFS', 'OS', 'FEV1'], []],
  ['Selenium-binding protein (SBP) was lost.', ['SBP'], ['SBP/Gene']],
  ['CRP and AST rose.', ['CRP', 'AST'], ['CRP/Gene', 'AST/Gene']],
  ['LDL-C and non-HDL-C fell.', ['LDL-C', 'non-HDL-C'], ['LDL-C/Chemical', 'non-HDL-C/Chemical']],
  [
    'Statins lower NT-proBNP.',
    ['Statins', 'NT', 'NT-proBNP'],
    ['Statins/Chemical', 'NT-proBNP/Gene'],
  ],
  ['LDL cholesterol fell, LDL did not.', ['LDL'], ['LDL cholesterol/Chemical']],
  ['Cells grew in DMEM.', ['DMEM'], []],
])('measures are no genes: %s', (text, names, left) => {
  expect(read(text, names)).toEqual(left);
});

test('a disease with the short name of a measure stays, and cholesterol needs a guideline that has chemicals', () => {
  expect(read('Boys with BMD.', ['BMD'], 'Disease')).toEqual(['BMD/Disease']);
  const mention = { start: 0, end: 5, type: 'Gene', score: 0.9, isSure: true };
  expect(measureReader('LDL-C fell.', new Set(['Gene']))([mention])).toEqual([]);
});

test('cholesterol and a chemical that overlaps it are one: the longer name stays', () => {
  const chemical = { type: 'Chemical', score: 0.9, isSure: true };
  const cholesterol = { start: 0, end: 5, type: 'Gene', score: 0.8, isSure: true };
  const reader = measureReader('LDL-C levels fell.', TYPES);
  expect(reader([{ ...chemical, start: 0, end: 3 }, cholesterol])).toEqual([
    { ...cholesterol, type: 'Chemical' },
  ]);
  const longer = { ...chemical, start: 0, end: 12 };
  expect(reader([cholesterol, longer])).toEqual([longer]);
});
