import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { ConceptCandidate } from './candidates.ts';
import type { Lexicon } from './lexicon.ts';
import { nameKey } from './name-key.ts';
import { HUMAN, MOUSE, RAT } from './taxa.ts';

/** Where a text speaks of which species, for the genes in it. */
interface SpeciesContext {
  /** How many species, of those whose genes we know, the text speaks of. */
  readonly count: number;
  /**
   * How likely a gene named so at this offset (UTF-16) belongs to each species, by NCBI Taxonomy number; the
   * likeliest has 1, species that are not listed 0.
   */
  readonly at: (offset: number, name: string) => ReadonlyMap<number, number>;
}

/** Species whose genes we know, by the words that give them away. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [
    // In nude mice and xenografts grow the tumours of patients.
    /\b(?:humans?|patients?|homo sapiens|m[ae]n|wom[ae]n|child(?:ren)?|famil(?:y|ies)|adults?|infants?|individuals|subjects|proband|siblings|hela|hek ?293t?|xeno(?:grafts?|transplant\w*)|(?:nude|scid)(?= mice| mouse|\/))\b/giu,
    HUMAN,
  ],
  [/\b(?:mouse|mice|murine|mus musculus|c57bl|balb\/c|knock-?outs?|mefs?|transgenic)\b/giu, MOUSE],
  [/\b(?:rats?|rattus(?: norvegicus)?)\b/giu, RAT],
];

/**
 * What speaks for a species: nearness of its name in the sentence, its share of all namings, the title, custom. Of species that a
 * text does not name custom counts only where it names none.
 */
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
 * The likely species of the gene that a mention names; undefined for other types. Where the text speaks of no more than one
 * species, a name has the same everywhere: what its mentions say together.
 */
export function speciesByMention(
  text: string,
  mentions: readonly { readonly text: string; readonly type: string; readonly start: number }[],
): (mention: {
  readonly text: string;
  readonly type: string;
  readonly start: number;
}) => ReadonlyMap<number, number> | undefined {
  const context = speciesContext(text);
  const votesFor = ({ start, text: name }: { readonly text: string; readonly start: number }) =>
    context.at(start, name);
  if (context.count > 1)
    return (mention) => (mention.type === 'Gene' ? votesFor(mention) : undefined);
  const byName = new Map<string, Map<number, number>>();
  for (const mention of mentions) {
    if (mention.type !== 'Gene') continue;
    const key = nameKey(mention.text);
    const sum = byName.get(key) ?? new Map<number, number>();
    byName.set(key, sum);
    for (const [taxon, vote] of votesFor(mention)) sum.set(taxon, (sum.get(taxon) ?? 0) + vote);
  }
  return ({ type, text: name }) => {
    const sum = type === 'Gene' ? byName.get(nameKey(name)) : undefined;
    return sum && shares(sum);
  };
}

/** A gene of a species that the text names is found where it fits so well. */
const FOUND = 0.5;
/** By how much orthologs in other species fit worse, at least: they are offered, and never the best. */
const BEHIND = 0.15;
/** What a gene of no known species is worth in a text that names man or mouse and no rat: it is offered and not said. */
const UNLIKELY = 0.6;

/**
 * The candidates for a gene by the species that the text names or implies: where a gene of one of them is found, those of others come
 * behind it. Where none is found, those of others stand for it, because orthologs go by one name.
 *
 * @param likely how likely each species is (`speciesByMention`)
 * @param isForeign whether the gene is of a species that the lexicon has no genes of (`foreignGenes`): then no ortholog is offered
 */
export function bySpecies(
  candidates: readonly ConceptCandidate[],
  likely: ReadonlyMap<number, number>,
  isForeign: boolean,
  lexicon: Lexicon,
): readonly ConceptCandidate[] {
  const isOfOther = ({ concept }: ConceptCandidate): boolean => {
    const { taxon } = lexicon.classOf(concept);
    return taxon !== undefined && (isForeign || (likely.get(taxon) ?? 0) === 0);
  };
  if (isForeign) return candidates.filter((one) => !isOfOther(one));
  // Genes without a species are those of other organisms, mostly of rats, which annotators met.
  const isStrange = ({ concept }: ConceptCandidate): boolean =>
    lexicon.classOf(concept).taxon === undefined && !likely.has(RAT);
  const isBehind = (one: ConceptCandidate) => isOfOther(one) || isStrange(one);
  const best = Math.max(0, ...candidates.map((one) => (isBehind(one) ? 0 : one.fit)));
  return candidates.map((one) => {
    if (best >= FOUND && isBehind(one)) return { ...one, fit: Math.min(one.fit, best - BEHIND) };
    return isStrange(one) ? { ...one, fit: one.fit * UNLIKELY } : one;
  });
}

/** The likeliest has 1. */
function shares(votes: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const most = Math.max(...votes.values());
  return new Map([...votes].map(([taxon, vote]) => [taxon, vote / most]));
}

/**
 * After the rules of GNormPlus (Wei et al. 2015, doi:10.1155/2015/918710): species named in the sentence, first of
 * all before the gene, then those the text names most; taken together here, because any of them may mislead.
 */
function speciesContext(text: string): SpeciesContext {
  const named = WORDS.flatMap(([words, taxon]) =>
    [...text.matchAll(words)].map(({ index }) => ({ index, taxon })),
  ).sort((a, b) => a.index - b.index);
  const starts = sentenceSpans(text).map(({ start }) => start);
  const taxa = new Set(named.map(({ taxon }) => taxon));
  const isPossible = (taxon: number) => taxa.size === 0 || taxa.has(taxon);
  const inText = new Map<number, number>(USUAL.filter(([taxon]) => isPossible(taxon)));
  const add = (to: Map<number, number>, taxon: number, by: number) =>
    to.set(taxon, (to.get(taxon) ?? 0) + by);
  for (const { index, taxon } of named) {
    add(inText, taxon, IN_TEXT / named.length);
    if (index < (starts[1] ?? 0)) add(inText, taxon, IN_TITLE);
  }
  return {
    count: taxa.size,
    at(offset, name) {
      const sentence = indexAfter(starts, offset);
      const from = starts[sentence - 1] ?? 0;
      const to = starts[sentence] ?? text.length;
      const votes = new Map(inText);
      const near = named.filter(({ index }) => index >= from && index < to);
      for (const taxon of new Set(near.map((one) => one.taxon))) add(votes, taxon, IN_SENTENCE);
      const before = near.findLast(({ index }) => index < offset);
      if (before) add(votes, before.taxon, BEFORE);
      if (isPossible(HUMAN) && /^\p{Lu}+[\p{Lu}\p{N}-]*$/u.test(name)) add(votes, HUMAN, BY_CASE);
      if (isPossible(MOUSE) && /^\p{Lu}\p{Ll}{1,5}[\p{Ll}\p{N}]*\d/u.test(name))
        add(votes, MOUSE, BY_CASE);
      return shares(votes);
    },
  };
}
