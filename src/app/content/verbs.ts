import { lookup } from '../../core/lookup.ts';

/**
 * The verb of a relation between its two names: 'infliximab inhibits TNF-α'. Verbs for BioRED's relations read the same
 * in both directions, because that corpus gives them none: a negative correlation covers a drug that treats a disease
 * as well as a gene that falls with another. The schema's label is shown beside the verb.
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
  CID: 'causes',
  // For any two mentions
  associated_with: 'is associated with',
});

const SCHEMAS = lookup<string>({
  biored: 'BioRED',
  drugprot: 'DrugProt',
  cid: 'BC5CDR',
  person: 'yours',
  file: 'the file',
});

/** The verb of a relation type; for a type that the page does not know, its label in words. */
export const verbOf = (type: string): string =>
  VERBS.get(type) ?? type.replaceAll(/[_-]+/g, ' ').toLowerCase();

export const schemaName = (schema: string): string => SCHEMAS.get(schema) ?? schema;
