import type { Evidence, Relation } from '../annotation.ts';
import { grouped } from '../grouped.ts';
import type { RelationSchema } from '../pack/manifest.ts';
import type { MentionPair } from './pair-features.ts';
import { firstOf } from './relation-entity.ts';
import type { PairScore } from './score-pairs.ts';
import { pairKey as keyOfMentions } from './support.ts';

/** Mention pairs kept as evidence of one relation. */
const MAX_EVIDENCE = 8;

/**
 * One relation for each pair of entities, from what the schemas said of it in all windows: the best score of a
 * schema counts, and the surest of the schemas that reach their thresholds. Where scores are no probabilities, a schema
 * that gives direction (chemical inhibits gene, chemical induces disease) goes first, being more telling.
 * Sorted by where in the text their evidence begins, then by how soon it is complete.
 */
export function mergeRelations(scores: readonly PairScore[]): Relation[] {
  const relations = [...grouped(scores, pairKey).values()].flatMap((pair) => {
    const relation = mergePair(pair);
    return relation ? [relation] : [];
  });
  return relations
    .sort((a, b) => a.place - b.place || a.reach - b.reach)
    .map(({ relation }, index) => ({ ...relation, id: `R${index + 1}` }));
}

const pairKey = ({ head, tail }: PairScore): string =>
  [head.group.key, tail.group.key].sort().join('\n');

function mergePair(pair: readonly PairScore[]) {
  const claimed = pair.filter(({ schema, score }) => score >= schema.threshold);
  const best = [...claimed].sort(
    (a, b) => Number(goesFirst(b.schema)) - Number(goesFirst(a.schema)) || b.score - a.score,
  )[0];
  if (!best) return undefined;
  const { schema } = best;
  const sides = inTextOrder(best, pair);
  const own = claimed.filter(
    (each) => each.schema === schema && (!schema.directed || each.head.group.key === sides.head),
  );
  const evidence = evidenceOf(own, sides.head);
  const novel = bestOf(claimed.filter((each) => each.novel !== undefined))?.novel;
  const relation = {
    ...sides,
    type: best.type,
    schema: schema.name,
    directed: schema.directed,
    score: best.score,
    ...(novel === undefined ? {} : { novel }),
    evidence: evidence.map(
      ({ head, tail, score }): Evidence => ({
        head: head.id,
        tail: tail.id,
        score,
      }),
    ),
  };
  const firsts = evidence.map(({ head, tail }) => [head.first, tail.first]);
  const place = Math.min(...firsts.flat());
  const reach = Math.min(...firsts.map((both) => Math.max(...both)));
  return { relation, place, reach };
}

/** Scores of a pack without calibration cannot be compared between schemas. */
const goesFirst = ({ directed, calibration }: RelationSchema): boolean => directed && !calibration;

const bestOf = (scores: readonly PairScore[]): PairScore | undefined =>
  [...scores].sort((a, b) => b.score - a.score)[0];

/** Keys of head and tail; without direction the entity named first in the text is the head. */
function inTextOrder({ schema, head, tail }: PairScore, windows: readonly PairScore[]) {
  const [one, other] = [head.group.key, tail.group.key];
  const isTurned = !schema.directed && placeOf(one, windows) > placeOf(other, windows);
  return isTurned ? { head: other, tail: one } : { head: one, tail: other };
}

/** First piece of an entity in any of the windows: one window may begin behind its first mention. */
const placeOf = (key: string, windows: readonly PairScore[]): number =>
  Math.min(
    ...windows
      .flatMap(({ head, tail }) => [head.group, tail.group])
      .filter((group) => group.key === key)
      .map(firstOf),
  );

/** A mention of a relation's head and one of its tail, with the best score that a window gave them. */
interface ScoredPair extends MentionPair {
  readonly score: number;
  /** What the model says of these two alone; the same of all where they meet once. */
  readonly support: number;
}

/**
 * The mention pairs of one sentence, else the closest pair; better scores first, then those that speak for the claim
 * more, then closer ones.
 */
function evidenceOf(scores: readonly PairScore[], head: string): readonly ScoredPair[] {
  const pairs = scores.flatMap((each): ScoredPair[] => {
    const isTurned = each.head.group.key !== head;
    const [heads, tails] = isTurned ? [each.tail, each.head] : [each.head, each.tail];
    return heads.mentions.flatMap((one) =>
      tails.mentions.map((other) => {
        const pair = { head: one, tail: other };
        const asked = isTurned ? { head: other, tail: one } : pair;
        return {
          ...pair,
          score: each.score,
          support: each.support?.get(keyOfMentions(asked)) ?? 0,
        };
      }),
    );
  });
  const distinct = new Map<string, ScoredPair>();
  const order = (a: ScoredPair, b: ScoredPair) =>
    b.score - a.score || b.support - a.support || distance(a) - distance(b);
  for (const each of pairs.sort(order)) {
    const key = keyOfMentions(each);
    if (!distinct.has(key)) distinct.set(key, each);
  }
  const best = [...distinct.values()];
  const together = best.filter((each) => each.head.sentence === each.tail.sentence);
  return (together.length > 0 ? together : best.slice(0, 1)).slice(0, MAX_EVIDENCE);
}

const distance = ({ head, tail }: MentionPair): number =>
  Math.max(head.first, tail.first) - Math.min(head.end, tail.end);
