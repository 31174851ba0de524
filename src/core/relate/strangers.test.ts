import { expect, it } from 'vitest';
import { sentencePieces } from '../testing/sentence-pieces.ts';
import { strangersAmong } from './strangers.ts';

/** Pairs that a marked sentence keeps apart, as 'one + other'. */
function strangersOf(marked: string): readonly string[] {
  const { groups, textOf } = sentencePieces(marked);
  const areStrangers = strangersAmong(groups, textOf);
  return groups.flatMap((one, index) =>
    groups.slice(index + 1).flatMap((other) => {
      const [head] = one.mentions;
      const [tail] = other.mentions;
      return head && tail && areStrangers({ head, tail }) ? [`${one.key} + ${other.key}`] : [];
    }),
  );
}

it.each([
  [
    '{Chemical:Warfarin} inhibits {Gene:VKORC1} , whereas {Chemical:apixaban} inhibits {Gene:F10} .',
    ['Warfarin + apixaban', 'Warfarin + F10', 'VKORC1 + apixaban', 'VKORC1 + F10'],
  ],
  [
    '{Chemical:Zinc} cured {Disease:warts} and {Chemical:iron} inhibited {Gene:HIF1A} .',
    ['Zinc + iron', 'Zinc + HIF1A', 'warts + iron', 'warts + HIF1A'],
  ],
  [
    '{Chemical:Furosemide} lowered {Disease:edema} , and {Chemical:digoxin} blocked {Gene:ATP1A1} .',
    ['Furosemide + digoxin', 'Furosemide + ATP1A1', 'edema + digoxin', 'edema + ATP1A1'],
  ],
  [
    '{Disease:Asthma} was treated with {Chemical:salbutamol} , and {Disease:gout} with {Chemical:colchicine} .',
    ['Asthma + gout', 'Asthma + colchicine', 'salbutamol + gout', 'salbutamol + colchicine'],
  ],
])('keeps the names of parallel clauses apart: %s', (marked, strangers) => {
  expect(strangersOf(marked)).toEqual(strangers);
});

it.each([
  // The second clause points back to the first, or names one of its entities again.
  '{Chemical:Ibuprofen} caused {Disease:gastritis} , and {Chemical:omeprazole} cured it .',
  '{Chemical:Losartan} lowered {Gene:REN} , and {Chemical:aliskiren} prevented this rise of {Gene:AGT} .',
  // What one clause says goes on in the next.
  '{Chemical:Retinol} raises {Gene:RARA} , and {Gene:CD1D} is induced by {Gene:PPARG} .',
  // One verb with several subjects or objects.
  '{Chemical:Aspirin} , {Chemical:ibuprofen} , and {Chemical:naproxen} inhibit {Gene:PTGS1} .',
  '{Chemical:Zinc} induced {Gene:MT1A} and {Gene:MT2A} in cells treated with {Chemical:copper} .',
  '{Chemical:Curcumin} reduced {Gene:IL6} , {Gene:TNF} , and induced {Gene:HMOX1} .',
  'Unlike {Gene:EGF} , whereas {Chemical:NS398} , {Chemical:carprofen} , and {Chemical:etodolac} inhibited {Gene:PTGS2} .',
])('keeps nothing apart where the words do not: %s', (marked) => {
  expect(strangersOf(marked)).toEqual([]);
});

it.each([
  [
    'The {Gene:EGFR} inhibitor {Chemical:gefitinib} was combined with {Chemical:metformin} .',
    ['EGFR + metformin'],
  ],
  ['{Gene:HMGCR} inhibitors and {Chemical:ezetimibe} lower lipids .', ['HMGCR + ezetimibe']],
  ['{Gene:CDK4} inhibition was added to {Chemical:letrozole} .', ['CDK4 + letrozole']],
  [
    '{Gene:MTOR} inhibition is toxic , and {Chemical:dexamethasone} helps .',
    ['MTOR + dexamethasone'],
  ],
  [
    '{Chemical:Valsartan} lowers pressure , and {Gene:MME} inhibition is something else .',
    ['Valsartan + MME'],
  ],
  [
    '{Chemical:Metformin} was given with the {Gene:DPP4} inhibitor {Chemical:sitagliptin} .',
    ['Metformin + DPP4'],
  ],
])("knows another chemical's target: %s", (marked, strangers) => {
  expect(strangersOf(marked)).toEqual(strangers);
});

it.each([
  '{Gene:BRAF} inhibition with {Chemical:vemurafenib} shrank tumours .',
  '{Gene:EGFR} inhibitors used were {Chemical:gefitinib} and {Chemical:erlotinib} .',
  '{Gene:PDE5} inhibitors such as {Chemical:sildenafil} are known .',
  '{Chemical:Celecoxib} is a potent {Gene:PTGS2} inhibitor .',
  '{Chemical:Metformin} slowed growth , and {Gene:MTOR} inhibition was seen .',
  '{Gene:EGFR} inhibition was reversed by {Chemical:forskolin} .',
])('knows its own: %s', (marked) => {
  expect(strangersOf(marked)).toEqual([]);
});
