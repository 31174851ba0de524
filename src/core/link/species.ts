import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';

/** Where a text speaks of which species, for the genes in it. */
export interface SpeciesContext {
  /**
   * How likely a gene named so at this offset (UTF-16) belongs to each species, by NCBI Taxonomy number; the
   * likeliest has 1, species that are not listed 0.
   */
  readonly at: (offset: number, name: string) => ReadonlyMap<number, number>;
}

/** Species whose genes we know, by the words that give them away. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:humans?|patients?|homo sapiens|m[ae]n|wom[ae]n|child(?:ren)?|famil(?:y|ies)|adults?|infants?|individuals|subjects|proband|siblings|hela|hek ?293t?)\b/giu,
    9606,
  ],
  [/\b(?:mouse|mice|murine|mus musculus|c57bl|balb\/c|knock-?outs?|mefs?|transgenic)\b/giu, 10_090],
  [/\b(?:rats?|rattus(?: norvegicus)?)\b/giu, 10_116],
];

const HUMAN = 9606;
const MOUSE = 10_090;
const RAT = 10_116;

/** What speaks for a species: nearness of its name in the sentence, its share of all namings, the title, custom. */
const IN_SENTENCE = 1;
const BEFORE = 0.5;
const IN_TEXT = 1.5;
const IN_TITLE = 0.7;
const USUAL: readonly (readonly [number, number])[] = [
  [HUMAN, 0.7],
  [MOUSE, 0.15],
  [RAT, 0],
];
/** 'BRCA1' is how human genes are written, 'Brca1' how those of mouse and rat are. */
const BY_CASE = 0.5;

/**
 * After the rules of GNormPlus (Wei et al. 2015, doi:10.1155/2015/918710): species named in the sentence, first of
 * all before the gene, then those the text names most; taken together here, because any of them may mislead.
 */
export function speciesContext(text: string): SpeciesContext {
  const named = WORDS.flatMap(([words, taxon]) =>
    [...text.matchAll(words)].map(({ index }) => ({ index, taxon })),
  ).sort((a, b) => a.index - b.index);
  const starts = sentenceSpans(text).map(({ start }) => start);
  const inText = new Map<number, number>(USUAL);
  const add = (to: Map<number, number>, taxon: number, by: number) =>
    to.set(taxon, (to.get(taxon) ?? 0) + by);
  for (const { index, taxon } of named) {
    add(inText, taxon, IN_TEXT / named.length);
    if (index < (starts[1] ?? 0)) add(inText, taxon, IN_TITLE);
  }
  return {
    at(offset, name) {
      const sentence = indexAfter(starts, offset);
      const from = starts[sentence - 1] ?? 0;
      const to = starts[sentence] ?? text.length;
      const votes = new Map(inText);
      const near = named.filter(({ index }) => index >= from && index < to);
      for (const taxon of new Set(near.map((one) => one.taxon))) add(votes, taxon, IN_SENTENCE);
      const before = near.findLast(({ index }) => index < offset);
      if (before) add(votes, before.taxon, BEFORE);
      if (/^\p{Lu}+[\p{Lu}\p{N}-]*$/u.test(name)) add(votes, HUMAN, BY_CASE);
      if (/^\p{Lu}\p{Ll}{1,5}[\p{Ll}\p{N}]*\d/u.test(name)) add(votes, MOUSE, BY_CASE);
      const most = Math.max(...votes.values());
      return new Map([...votes].map(([taxon, vote]) => [taxon, vote / most]));
    },
  };
}
