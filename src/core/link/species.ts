/** Where a text speaks of which species, for the genes in it. */
export interface SpeciesContext {
  /** NCBI Taxonomy number of the species that a name at this offset (UTF-16) most likely belongs to. */
  readonly at: (offset: number) => number;
}

/** Species whose genes we know, by the words that give them away. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:humans?|patients?|homo sapiens|m[ae]n|wom[ae]n|child(?:ren)?|famil(?:y|ies)|adults?|infants?|individuals|subjects|proband|siblings|hela|hek ?293t?)\b/giu,
    9606,
  ],
  [/\b(?:mouse|mice|murine|mus musculus)\b/giu, 10_090],
  [/\b(?:rats?|rattus(?: norvegicus)?)\b/giu, 10_116],
];

export const HUMAN = 9606;

/**
 * The species last named before the mention in its sentence, else next in it, else the one the text names most
 * (its first sentence counting three times), else human: the rules of GNormPlus (Wei et al. 2015,
 * doi:10.1155/2015/918710), without its cell lines.
 */
export function speciesContext(text: string): SpeciesContext {
  const named = WORDS.flatMap(([words, taxon]) =>
    [...text.matchAll(words)].map(({ index }) => ({ index, taxon })),
  ).sort((a, b) => a.index - b.index);
  const ends = [...text.matchAll(/[.!?]\s+(?=[\p{Lu}\p{N}])/gu)].map(({ index }) => index + 1);
  const titleEnd = ends[0] ?? text.length;
  const votes = new Map<number, number>();
  for (const { index, taxon } of named) {
    votes.set(taxon, (votes.get(taxon) ?? 0) + (index < titleEnd ? 3 : 1));
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  const usual = most?.[0] ?? HUMAN;
  return {
    at(offset) {
      const from = Math.max(0, ...ends.filter((end) => end <= offset));
      const to = ends.find((end) => end > offset) ?? text.length;
      const near = named.filter(({ index }) => index >= from && index < to);
      const before = near.filter(({ index }) => index <= offset).at(-1);
      return (before ?? near[0])?.taxon ?? usual;
    },
  };
}
