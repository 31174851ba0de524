const NAMES: Readonly<Record<number, string>> = { 9606: 'human', 10090: 'mouse', 10116: 'rat' };

/** The species of a gene by its NCBI Taxonomy number, for species in the lexicon. */
export const speciesName = (taxon: number | undefined): string | undefined =>
  taxon === undefined ? undefined : (NAMES[taxon] ?? `taxon ${taxon}`);
