import { wordsOf } from '../text/words.ts';
import { addCounts, type Counts, NO_COUNTS } from './counts.ts';
import { type Difference, differencesOf } from './differences.ts';
import { addWords, countWords, NO_WORDS, type WordCounts } from './kappa.ts';
import type { Layer, LayerMention, LayerRelation } from './layer.ts';
import { coverOf, mentionCandidates, sortedLayer } from './layer-pairs.ts';
import { mostPairs, type PossiblePair } from './match.ts';
import { relationCandidates } from './relation-candidates.ts';

/** Counts of what is the same in two layers of a text. `gold` is the first layer, `predicted` the second. */
export interface Agreement {
  readonly mentions: AgreementCounts;
  readonly relations: AgreementCounts;
  /** Words of the text. */
  readonly words: number;
  /** How many of the words are covered by mentions, for each type that either layer has. */
  readonly covered: ReadonlyMap<string, WordCounts>;
}

export interface AgreementCounts {
  /** Pairs count that have the same type and place; for relations, the same ends. */
  readonly strict: Counts;
  /** Pairs count that have the same type and overlapping places, one to one, as many as there can be. */
  readonly relaxed: Counts;
  /** Pairs count that have the same place, whatever their types. */
  readonly untyped: Counts;
}

const NONE: AgreementCounts = { strict: NO_COUNTS, relaxed: NO_COUNTS, untyped: NO_COUNTS };

export const NO_AGREEMENT: Agreement = {
  mentions: NONE,
  relations: NONE,
  words: 0,
  covered: new Map(),
};

export interface Compared {
  readonly agreement: Agreement;
  /** The differences in text order, relations last. */
  readonly differences: readonly Difference[];
}

/**
 * Compares what two sides say of one text. Neither is held for right: with the sides exchanged all figures are the same
 * but precision, which becomes recall. Mentions of one place and type count once.
 */
export function compareLayers(text: string, first: Layer, second: Layer): Compared {
  const [a, b] = [sortedLayer(first), sortedLayer(second)];
  const words = [...wordsOf(text)];
  const sameEnds = relationCandidates(a, b, 'strict');
  const types = [...new Set([...a.mentions, ...b.mentions].map(({ type }) => type))].sort();
  const of = (mentions: readonly LayerMention[], wanted: string) =>
    mentions.filter(({ type }) => type === wanted);
  return {
    agreement: {
      mentions: {
        strict: countSame(a.mentions, b.mentions, (one) => `${coverOf(one)} ${one.type}`),
        relaxed: countPairs(a.mentions, b.mentions, mostPairs(mentionCandidates(a, b, 'typed'))),
        untyped: countSame(a.mentions, b.mentions, coverOf),
      },
      relations: {
        strict: countRelations(a, b, sameEnds, true),
        relaxed: countRelations(a, b, relationCandidates(a, b, 'relaxed'), true),
        untyped: countRelations(a, b, sameEnds, false),
      },
      words: words.length,
      covered: new Map(
        types.map((type) => [type, countWords(words, of(a.mentions, type), of(b.mentions, type))]),
      ),
    },
    differences: differencesOf(a, b),
  };
}

export const addAgreement = (a: Agreement, b: Agreement): Agreement => ({
  mentions: addAll(a.mentions, b.mentions),
  relations: addAll(a.relations, b.relations),
  words: a.words + b.words,
  covered: new Map(
    [...new Set([...a.covered.keys(), ...b.covered.keys()])]
      .sort()
      .map((type) => [
        type,
        addWords(a.covered.get(type) ?? NO_WORDS, b.covered.get(type) ?? NO_WORDS),
      ]),
  ),
});

const addAll = (a: AgreementCounts, b: AgreementCounts): AgreementCounts => ({
  strict: addCounts(a.strict, b.strict),
  relaxed: addCounts(a.relaxed, b.relaxed),
  untyped: addCounts(a.untyped, b.untyped),
});

/** F1 in [0, 1]; undefined where neither side says anything. */
export const f1Of = ({ correct, predicted, gold }: Counts): number | undefined =>
  predicted + gold === 0 ? undefined : (2 * correct) / (predicted + gold);

/** How many have the same key, one to one. */
function countSame<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): Counts {
  const left = new Map<string, number>();
  for (const one of b) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  let correct = 0;
  for (const one of a) {
    const count = left.get(keyOf(one)) ?? 0;
    if (count === 0) continue;
    left.set(keyOf(one), count - 1);
    correct += 1;
  }
  return { correct, gold: a.length, predicted: b.length };
}

const countPairs = (
  a: readonly unknown[],
  b: readonly unknown[],
  pairs: ReadonlyMap<number, number>,
): Counts => ({ correct: pairs.size, gold: a.length, predicted: b.length });

const countRelations = (
  a: Layer,
  b: Layer,
  candidates: readonly PossiblePair[],
  isTyped: boolean,
): Counts =>
  countPairs(
    a.relations,
    b.relations,
    mostPairs(
      candidates.filter(
        ({ a: one, b: other }) => !isTyped || isSameType(a.relations[one], b.relations[other]),
      ),
    ),
  );

const isSameType = (a: LayerRelation | undefined, b: LayerRelation | undefined): boolean =>
  a?.type === b?.type;
