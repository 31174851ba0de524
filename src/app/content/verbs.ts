/**
 * How a relation reads between its two names: 'infliximab inhibits TNF-α'. The label of the schema stays
 * available beside it, for a verb says more than a label does: a BioRED correlation, for instance, covers
 * a drug that treats a disease (negative) and a variant that raises its risk (positive).
 */
const VERBS: Readonly<Record<string, string>> = {
  // BioRED
  Association: 'is associated with',
  Positive_Correlation: 'raises or goes with',
  Negative_Correlation: 'lowers or treats',
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
};

const SCHEMAS: Readonly<Record<string, string>> = {
  biored: 'BioRED',
  drugprot: 'DrugProt',
  cid: 'BC5CDR',
};

/** The verb of a relation type; a type the page does not know is spelled out. */
export const verbOf = (type: string): string =>
  VERBS[type] ?? type.replaceAll(/[_-]+/g, ' ').toLowerCase();

export const schemaName = (schema: string): string => SCHEMAS[schema] ?? schema;
