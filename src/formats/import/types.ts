import { lookup } from '../../core/lookup.ts';

/** Words of corpora and tools for the page's entity types, in small letters without marks between. */
const TYPES = lookup<string>({
  geneorgeneproduct: 'Gene',
  gene: 'Gene',
  protein: 'Gene',
  ggp: 'Gene',
  diseaseorphenotypicfeature: 'Disease',
  disease: 'Disease',
  diseaseclass: 'Disease',
  specificdisease: 'Disease',
  chemicalentity: 'Chemical',
  chemical: 'Chemical',
  drug: 'Chemical',
  organismtaxon: 'Species',
  organism: 'Species',
  species: 'Species',
  taxon: 'Species',
  sequencevariant: 'Variant',
  variant: 'Variant',
  mutation: 'Variant',
  dnamutation: 'Variant',
  proteinmutation: 'Variant',
  snp: 'Variant',
  cellline: 'CellLine',
  celltype: 'CellType',
  cell: 'CellType',
  anatomy: 'Anatomy',
  tissue: 'Anatomy',
  organ: 'Anatomy',
  familyname: 'GeneFamily',
  genefamily: 'GeneFamily',
  dna: 'DNA',
  rna: 'RNA',
});

/** The page's word for a file's type; the file's own where the page has none. */
export const pageType = (label: string): string =>
  TYPES.get(label.toLowerCase().replace(/[^a-z]/g, '')) ?? (label.trim() || 'Entity');
