import { lookup } from '../../core/lookup.ts';

/**
 * How a relation reads between its two names: 'infliximab inhibits TNF-α'. Verbs of BioRED's relations read the
 * same from either side, because that corpus gives them no direction: a negative correlation covers a drug that
 * treats a disease as well as a gene that falls with another. The label of the schema stays beside the verb.
 */
const VERBS = lookup<string>({
  // BioRED
  Association: 'is associated with',
  Positive_Correlation: 'correlates positively with',
  Negative_Correlation: 'correlates negatively with',
  Bind: 'binds',
  Cotreatment: 'is given with',
  Comparison: 'is compared with',
  Drug_Interaction: 'interacts with',
  Conversion: 'converts to',
  // DrugProt: a chemical acts on a gene product
  ACTIVATOR: 'activates',
  AGONIST: 'is an agonist of',
  'AGONIST-ACTIVATOR': 'is an activating agonist of',
  'AGONIST-INHIBITOR': 'is an inhibiting agonist of',
  ANTAGONIST: 'is an antagonist of',
  'DIRECT-REGULATOR': 'regulates directly',
  'INDIRECT-DOWNREGULATOR': 'lowers indirectly',
  'INDIRECT-UPREGULATOR': 'raises indirectly',
  INHIBITOR: 'inhibits',
  'PART-OF': 'is part of',
  'PRODUCT-OF': 'is a product of',
  SUBSTRATE: 'is a substrate of',
  'SUBSTRATE_PRODUCT-OF': 'is substrate and product of',
  // BC5CDR
  CID: 'induces',
});

const SCHEMAS = lookup<string>({
  biored: 'BioRED',
  drugprot: 'DrugProt',
  cid: 'BC5CDR',
});

/** The verb of a relation type; a type the page does not know is spelled out. */
export const verbOf = (type: string): string =>
  VERBS.get(type) ?? type.replaceAll(/[_-]+/g, ' ').toLowerCase();

export const schemaName = (schema: string): string => SCHEMAS.get(schema) ?? schema;
