import { type Lexicon, openLexicon } from '../lexicon.ts';
import { type ConceptClass, KIND } from '../lexicon-format.ts';
import { writeLexicon } from '../write-lexicon.ts';

/** Opens bytes that a test knows to be a lexicon. */
export function lexiconOf(bytes: Uint8Array): Lexicon {
  const opened = openLexicon(bytes);
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}

const CLASSES: readonly ConceptClass[] = [
  { prefix: 'MESH:D', width: 6, radix: 10, type: 'Disease', rank: 0 },
  { prefix: 'MESH:D', width: 6, radix: 10, type: 'Chemical', rank: 0 },
  { prefix: 'NCBIGene:', width: 1, radix: 10, type: 'Gene', taxon: 9606, rank: 0 },
  { prefix: 'NCBIGene:', width: 1, radix: 10, type: 'Gene', taxon: 10_090, rank: 0 },
  { prefix: 'NCBITaxon:', width: 1, radix: 10, type: 'Species', rank: 0 },
];

const TABLE: readonly (readonly [string, number, string, ...string[]])[] = [
  ['MESH:D058186', 0, 'Acute Kidney Injury', 'acute renal failure', 'Kidney Injury, Acute'],
  ['MESH:D006973', 0, 'Hypertension', 'high blood pressure'],
  ['MESH:D006333', 0, 'Heart Failure', 'cardiac failure'],
  ['MESH:D001943', 0, 'Breast Neoplasms', 'breast cancer'],
  ['MESH:D000544', 0, 'Alzheimer Disease', `Alzheimer's disease`],
  ['MESH:D003924', 0, 'Diabetes Mellitus, Type 2', 'type 2 diabetes mellitus'],
  ['MESH:D004317', 1, 'Doxorubicin', 'adriamycin'],
  ['MESH:D001241', 1, 'Aspirin', 'acetylsalicylic acid'],
  ['MESH:D000535', 1, 'Aluminum'],
  ['NCBIGene:3569', 2, 'IL6', 'interleukin 6'],
  ['NCBIGene:16193', 3, 'Il6', 'interleukin 6'],
  ['NCBIGene:7040', 2, 'TGFB1', 'TGF-beta 1', 'transforming growth factor beta 1'],
  ['NCBITaxon:959', 4, 'Bdellovibrio bacteriovorus'],
];

/** A dozen concepts, enough to show every rule of linking. */
export const tinyLexiconBytes = (): Uint8Array =>
  writeLexicon(
    TABLE.map(([id, of, label, ...names]) => ({
      id,
      class: of,
      label,
      names: names.map((name) => ({ name, kind: KIND.exact, level: 0 })),
    })),
    CLASSES,
    { name: 'tiny', version: '1', sources: [] },
  );

export const tinyLexicon = (): Lexicon => lexiconOf(tinyLexiconBytes());
