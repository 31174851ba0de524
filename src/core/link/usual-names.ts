import { lookup } from '../lookup.ts';
import { nameKey } from './name-key.ts';

/** Names that lists of genes have, by what laboratories and clinics call the products, which these lists lack or have for another gene first. */
const GENES = {
  LHB: 'LH;luteinizing hormone;lutropin',
  FSHB: 'follicle stimulating hormone;follitropin',
  TSHB: 'TSH;thyroid stimulating hormone;thyrotropin',
  CGB3: 'hCG;β-hCG;chorionic gonadotropin;human chorionic gonadotropin',
  'growth hormone': 'GH;hGH;human growth hormone',
  POMC: 'corticotropin;adrenocorticotropin',
  GNRH1: 'gonadotropin releasing hormone;luteinizing hormone releasing hormone',
  NPPA: 'NT-proANP;proANP',
  NPPB: `NT-proBNP;proBNP;brain natriuretic peptide;B-type natriuretic peptide;pro-B-type natriuretic peptide
    ;N-terminal pro-B-type natriuretic peptide;N-terminal pro-brain natriuretic peptide`,
  CALCA: 'procalcitonin',
  CEACAM5: 'CEA;carcinoembryonic antigen',
  GOT1: 'AST;aspartate aminotransferase;aspartate transaminase',
  ALPL: 'ALP;alkaline phosphatase',
  TNNT2: 'troponin T;cardiac troponin T;hs-cTnT',
  TNNI3: 'troponin I;cardiac troponin I;hs-cTnI',
  PGR: 'PR',
};

/** Headings of MeSH by the names of classes of drugs that it lacks, or that annotators have under one of the drugs. */
const CLASSES_OF_DRUGS = {
  'Hydroxymethylglutaryl-CoA Reductase Inhibitors': 'statin',
  'Adrenergic beta-Antagonists': 'beta blocker;beta-adrenergic blocker',
  'Angiotensin Receptor Antagonists': 'sartan;ARBs',
  'Sodium Chloride Symporter Inhibitors': 'thiazide diuretic',
  'Proton Pump Inhibitors': 'PPIs',
  'Histamine H2 Antagonists': 'H2 blocker;H2 receptor blocker',
  'Fibric Acids': 'fibrate',
  'Dipeptidyl-Peptidase IV Inhibitors': 'DPP-4 inhibitor;DPP4 inhibitor',
  'Serotonin 5-HT1 Receptor Agonists': 'triptan',
  'Aminosalicylic Acids': 'aminosalicylate',
};

const byKey = (names: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(names).flatMap(([listed, usual]) =>
      usual.split(/\s*;\s*/).map((name) => [nameKey(name), listed] as const),
    ),
  );
const USUAL = lookup({ Gene: byKey(GENES), Chemical: byKey(CLASSES_OF_DRUGS) });

const MAX_SYMBOL_LENGTH = 4;
const CAPITALS = /\p{Lu}.*\p{Lu}/su;

/**
 * The name under which a lexicon has what is usually called otherwise: LH is the hormone whose gene is LHB, and not the lysyl hydroxylase; a
 * statin is no simvastatin. Symbols count in capitals only ('tsh' is a gene of flies). Undefined for other names.
 */
export function usualName(name: string, type: string): string | undefined {
  if (name.length <= MAX_SYMBOL_LENGTH && !CAPITALS.test(name)) return undefined;
  return USUAL.get(type)?.get(nameKey(name));
}
