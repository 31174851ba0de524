import { expect, test } from 'vitest';
import { foreignGenes } from './foreign-genes.ts';

test.each([
  ['Inactivation of mgrB in Klebsiella pneumoniae from patients.', 'mgrB', true],
  ['Inactivation of mgrB in Klebsiella pneumoniae from patients.', 'TNF', false],
  ['The loss of mgrB in bacteria of patients. MgrB represses PhoQ.', 'MgrB', true],
  ['MgrB and PhoQ in Escherichia coli.', 'PhoQ', true],
  ['RelA in human cells with bacteria.', 'RelA', false],
  ['Helicobacter pylori raises IL-8.', 'IL-8', false],
  ['NSP2 of SARS-CoV-2 binds GIGYF2.', 'NSP2', true],
  ['NSP2 of SARS-CoV-2 binds GIGYF2.', 'GIGYF2', false],
  ['NIN controls nodulation in Medicago truncatula.', 'NIN', true],
  ['NIN in the centrosome.', 'NIN', false],
  ['Kinesin in Xenopus oocytes.', 'kinesin', false],
  ['Smoking and tobacco use change CYP2A6.', 'CYP2A6', false],
  ['The loss of erbB2. The bacterial toxin.', 'erbB2', false],
  ['Cdc4 of S. cerevisiae.', 'Cdc4', true],
  ['Presenilin in the brain. Its homologue in C. elegans is sel-12.', 'presenilin', false],
])('%j: %s is of another organism: %s', (text, name, expected) => {
  expect(foreignGenes(text)(name)).toBe(expected);
});
