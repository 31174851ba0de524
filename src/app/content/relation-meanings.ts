import type { RelationType } from '../../core/document/model.ts';
import { lookup } from '../../core/lookup.ts';

/** Meanings of relation types, by label. The most frequent types of the corpora come first. */
const MEANINGS = lookup<string>({
  causes: 'The first brings the second about.',
  CID: 'The chemical brings the disease about, as a side effect too.',
  treats: 'The first is given against the second, or eases it.',
  prevents: 'The first keeps the second from coming about.',
  INHIBITOR: 'The chemical blocks or slows what the protein does.',
  ACTIVATOR: 'The chemical sets going what the protein does.',
  associated_with: 'The two have to do with each other; the text does not say how.',
  Association: 'The two have to do with each other; the text does not say how.',
  Positive_Correlation:
    'More of the one goes with more of the other; of a disease: it causes or worsens it.',
  Negative_Correlation:
    'More of the one goes with less of the other; of a disease: it treats or prevents it.',
  Bind: 'The two attach to each other.',
  interacts_with: 'The two act on each other.',
  'DIRECT-REGULATOR': 'The chemical acts on the protein itself; the text does not say which way.',
  SUBSTRATE: 'The protein is an enzyme or a transporter, and the chemical is what it works on.',
  'INDIRECT-UPREGULATOR':
    'There is more of the protein under the chemical, by way of something else.',
  'INDIRECT-DOWNREGULATOR':
    'There is less of the protein under the chemical, by way of something else.',
  ANTAGONIST: 'The chemical sits on the receptor and keeps it from answering.',
  'PRODUCT-OF': 'The enzyme makes the chemical.',
  'PART-OF': 'The chemical is a part of the protein.',
  AGONIST: 'The chemical sits on the receptor and makes it answer.',
  'AGONIST-ACTIVATOR': 'The chemical makes the receptor answer, and so sets it going.',
  'AGONIST-INHIBITOR': 'The chemical makes the receptor answer, and so slows it.',
  'SUBSTRATE_PRODUCT-OF': 'The enzyme works on the chemical and makes it, too.',
  Cotreatment: 'The two are given together.',
  Comparison: 'The effects of the two are compared.',
  Drug_Interaction: 'The one changes how the other works.',
  Conversion: 'The one is turned into the other.',
});

const RANKS = new Map([...MEANINGS.keys()].map((type, rank) => [type, rank]));

/** The meaning of a type; undefined when the page does not know it. */
export const meaningOf = (type: string): string | undefined => MEANINGS.get(type);

/** Orders types by frequency. Types that the page does not know come last, in their given order. */
export const compareCommonness = (a: RelationType, b: RelationType): number =>
  (RANKS.get(a.type) ?? RANKS.size) - (RANKS.get(b.type) ?? RANKS.size);

/** Names and descriptions of the sources of relation types, by the name of the schema in the pack. */
const ORIGINS = lookup<{ readonly name: string; readonly explains: string }>({
  person: {
    name: 'Plain types',
    explains: 'For any two mentions; the model does not find these by itself.',
  },
  file: { name: 'Types of the file', explains: 'Types that the file has which was opened.' },
  biored: {
    name: 'BioRED',
    explains: 'Relations of genes, diseases, chemicals and variants, without a direction.',
  },
  drugprot: { name: 'DrugProt', explains: 'What a chemical does to a gene or protein.' },
  cid: { name: 'BC5CDR', explains: 'Diseases that chemicals cause.' },
});

export const originOf = (schema: string): { readonly name: string; readonly explains: string } =>
  ORIGINS.get(schema) ?? { name: schema, explains: 'Types of a model of your own.' };
