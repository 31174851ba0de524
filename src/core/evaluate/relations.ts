import type { PairFeatures } from '../pack/calibration.ts';
import type { PairScore } from '../relate/score-pairs.ts';
import { addCounts, type Counts, countKeys, NO_COUNTS } from './counts.ts';
import type { CountsByType } from './entities.ts';
import type { JudgedClaim } from './reliability.ts';

/** A relation of the gold standard, between concept identifiers or mention ids. */
export interface GoldRelation {
  readonly head: string;
  readonly tail: string;
  readonly type: string;
  readonly novel?: boolean | undefined;
}

/** Strict counts: of pairs, of pairs with type, and, where novelty is annotated, with novelty and with all. */
export interface RelationCounts {
  readonly pair: Counts;
  readonly type: Counts;
  readonly novel: Counts;
  readonly all: Counts;
}

export const NO_RELATIONS: RelationCounts = {
  pair: NO_COUNTS,
  type: NO_COUNTS,
  novel: NO_COUNTS,
  all: NO_COUNTS,
};

/**
 * Counts the relations of one document, given its gold entities, as the BioCreative VIII BioRED track does.
 *
 * @param scores what one schema said of the document's pairs; those under its threshold are not predictions
 */
export function countRelations(
  gold: readonly GoldRelation[],
  scores: readonly PairScore[],
): RelationCounts {
  const { keyOf, said } = claims(scores);
  const right = gold.map(({ head, tail, type, novel }) => ({
    key: keyOf(head, tail),
    type,
    novel: novel ?? false,
  }));
  const count = (part: (claim: Omit<Claim, 'score' | 'features'>) => string) =>
    countKeys(new Set(right.map(part)), new Set(said.map(part)));
  return {
    pair: count(({ key }) => key),
    type: count(({ key, type }) => `${key}\t${type}`),
    novel: count(({ key, novel }) => `${key}\t${novel}`),
    all: count(({ key, type, novel }) => `${key}\t${type}\t${novel}`),
  };
}

/** Strict counts of pairs with type, by type. */
export function countRelationTypes(
  gold: readonly GoldRelation[],
  scores: readonly PairScore[],
  types: readonly string[],
): CountsByType {
  const { keyOf, said } = claims(scores);
  return new Map(
    types.map((type) => {
      const right = gold.filter((relation) => relation.type === type);
      const found = said.filter((claim) => claim.type === type);
      return [
        type,
        countKeys(
          new Set(right.map(({ head, tail }) => keyOf(head, tail))),
          new Set(found.map(({ key }) => key)),
        ),
      ];
    }),
  );
}

/** The predictions among the scores, one for each pair: the surest. */
function claims(scores: readonly PairScore[]) {
  const directed = scores[0]?.schema.directed ?? true;
  const keyOf = (head: string, tail: string) =>
    (directed ? [head, tail] : [head, tail].sort()).join('\t');
  const best = new Map<string, PairScore>();
  for (const score of scores) {
    if (score.score < score.schema.threshold) continue;
    const key = keyOf(score.head.group.key, score.tail.group.key);
    if (score.score > (best.get(key)?.score ?? 0)) best.set(key, score);
  }
  const said = [...best].map(
    ([key, { type, novel = false, score, features }]): Claim => ({
      key,
      type,
      novel,
      score,
      features,
    }),
  );
  return { keyOf, said };
}

/** A prediction, and whether the gold standard has the pair with this type. */
export interface RelationClaim extends JudgedClaim {
  readonly type: string;
  readonly features: PairFeatures;
}

export function judgedRelations(
  gold: readonly GoldRelation[],
  scores: readonly PairScore[],
): readonly RelationClaim[] {
  const { keyOf, said } = claims(scores);
  const right = new Set(gold.map(({ head, tail, type }) => `${keyOf(head, tail)}\t${type}`));
  return said.map(({ key, type, score, features }) => ({
    type,
    score,
    features,
    isRight: right.has(`${key}\t${type}`),
  }));
}

interface Claim {
  readonly key: string;
  readonly type: string;
  readonly novel: boolean;
  readonly score: number;
  readonly features: PairFeatures;
}

export const addRelations = (a: RelationCounts, b: RelationCounts): RelationCounts => ({
  pair: addCounts(a.pair, b.pair),
  type: addCounts(a.type, b.type),
  novel: addCounts(a.novel, b.novel),
  all: addCounts(a.all, b.all),
});
