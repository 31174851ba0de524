const NAMES: Readonly<Record<number, string>> = { 9606: 'human', 10090: 'mouse', 10116: 'rat' };

/** Species of a gene by its NCBI Taxonomy number, as far as the lexicon has genes of it. */
export const speciesName = (taxon: number | undefined): string | undefined =>
  taxon === undefined ? undefined : (NAMES[taxon] ?? `taxon ${taxon}`);
