/**
 * The catalogue of entity types: everything that the page, the element, the command line, the formats and the linking
 * know of a type. A new type is an entry here, a head in the model pack and a name in each language of the element.
 */
export interface EntityType {
  /** English name, as the page shows it. */
  readonly label: string;
  /** Hue in degrees of oklch. Lightness and chroma are the same for all types. */
  readonly hue: number;
  /** Underline pattern: it tells the type from others without colour. */
  readonly pattern: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';
  /**
   * What corpora, file formats, vocabularies and other models call the type, in small letters `a` to `z` alone. The
   * type's own name needs no alias.
   */
  readonly aliases: readonly string[];
  /** How mentions get concepts; absent where there is neither a vocabulary nor a notation. */
  readonly linking?:
    | { readonly by: 'lexicon'; readonly conceptTypes: readonly string[] }
    | { readonly by: 'notation' };
  /** Name space of the identifiers that files write without one. */
  readonly nameSpace?: 'NCBIGene' | 'NCBITaxon' | 'MESH';
}

/** The entity types, in the order in which they are listed. */
export const ENTITY_TYPES = {
  Gene: {
    label: 'Gene',
    hue: 258,
    pattern: 'solid',
    aliases: ['geneorgeneproduct', 'geneprotein', 'geneproduct', 'protein', 'ggp', 'pro'],
    linking: { by: 'lexicon', conceptTypes: ['Gene'] },
    nameSpace: 'NCBIGene',
  },
  GeneFamily: {
    label: 'Gene family',
    hue: 285,
    pattern: 'double',
    aliases: ['familyname'],
  },
  Disease: {
    label: 'Disease',
    hue: 27,
    pattern: 'wavy',
    aliases: [
      ...['diseases', 'diseaseclass', 'specificdisease', 'diseaseorphenotypicfeature'],
      ...['disorder', 'diseasedisorder', 'diso'],
    ],
    linking: { by: 'lexicon', conceptTypes: ['Disease', 'Any'] },
    nameSpace: 'MESH',
  },
  Chemical: {
    label: 'Chemical',
    hue: 152,
    pattern: 'double',
    aliases: [
      ...['chemicals', 'chem', 'chemicalentity', 'simplechemical', 'chebi'],
      ...['drug', 'drugs', 'medication'],
    ],
    linking: { by: 'lexicon', conceptTypes: ['Chemical', 'Any'] },
    nameSpace: 'MESH',
  },
  Species: {
    label: 'Species',
    hue: 82,
    pattern: 'dotted',
    aliases: ['organism', 'organismtaxon', 'taxon', 'spec', 'livb'],
    linking: { by: 'lexicon', conceptTypes: ['Species'] },
    nameSpace: 'NCBITaxon',
  },
  Variant: {
    label: 'Variant',
    hue: 318,
    pattern: 'dashed',
    aliases: [
      ...['variation', 'sequencevariant', 'snp'],
      ...['mutation', 'dnamutation', 'proteinmutation'],
    ],
    linking: { by: 'notation' },
  },
  CellLine: {
    label: 'Cell line',
    hue: 178,
    pattern: 'solid',
    aliases: ['celllines'],
    linking: { by: 'lexicon', conceptTypes: ['CellLine'] },
  },
  CellType: {
    label: 'Cell type',
    hue: 205,
    pattern: 'dashed',
    aliases: ['celltypes', 'cell'],
    linking: { by: 'lexicon', conceptTypes: ['CellType'] },
  },
  Anatomy: {
    label: 'Anatomy',
    hue: 118,
    pattern: 'dashed',
    aliases: [
      ...['anat', 'organ', 'tissue', 'multitissuestructure'],
      ...['biologicalstructure', 'anatomicalsystem'],
    ],
    linking: { by: 'lexicon', conceptTypes: ['Anatomy'] },
  },
  DNA: {
    label: 'DNA',
    hue: 238,
    pattern: 'dotted',
    aliases: [],
    linking: { by: 'lexicon', conceptTypes: ['Gene'] },
    nameSpace: 'NCBIGene',
  },
  RNA: {
    label: 'RNA',
    hue: 350,
    pattern: 'solid',
    aliases: [],
    linking: { by: 'lexicon', conceptTypes: ['Gene'] },
    nameSpace: 'NCBIGene',
  },
} as const satisfies Readonly<Record<string, EntityType>>;

export type EntityTypeName = keyof typeof ENTITY_TYPES;
