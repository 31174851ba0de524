import type { Evidence, Relation } from '../annotation.ts';
import type { EntityGroup, GroupMention } from './entity-group.ts';
import { firstOf } from './entity-group.ts';
import type { PairScore } from './score-pairs.ts';

/** Mention pairs kept as evidence of one relation. */
const MOST_EVIDENCE = 8;

/**
 * One relation for each pair of entities, from what the schemas said of it in all windows: the best score of a
 * schema counts; a schema that gives direction (chemical inhibits gene, chemical induces disease) is more telling
 * than one that does not, so it goes first when it reaches its threshold.
 * Sorted by where in the text their evidence begins, then by how soon it is complete.
 */
export function mergeRelations(scores: readonly PairScore[]): Relation[] {
  const byPair = new Map<string, PairScore[]>();
  for (const score of scores) {
    const key = pairKey(score);
    const pair = byPair.get(key);
    if (pair) pair.push(score);
    else byPair.set(key, [score]);
  }
  const relations = [...byPair.values()].flatMap((pair) => {
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
    (a, b) => Number(b.schema.directed) - Number(a.schema.directed) || b.score - a.score,
  )[0];
  if (!best) return undefined;
  const { schema } = best;
  const own = claimed.filter((each) => each.schema === schema);
  const evidence = evidenceOf(own);
  const novel = bestOf(claimed.filter((each) => each.novel !== undefined))?.novel;
  const [head, tail] = inOrder(best);
  const relation = {
    head: head.key,
    tail: tail.key,
    type: best.type,
    schema: schema.name,
    directed: schema.directed,
    score: best.score,
    ...(novel === undefined ? {} : { novel }),
    evidence: evidence.map(({ pair: [one, other], score }): Evidence => {
      const swapped = head.key !== best.head.group.key;
      return { head: swapped ? other.id : one.id, tail: swapped ? one.id : other.id, score };
    }),
  };
  const firsts = evidence.map(({ pair: mentions }) => mentions.map(({ first }) => first));
  const place = Math.min(...firsts.flat());
  const reach = Math.min(...firsts.map((both) => Math.max(...both)));
  return { relation, place, reach };
}

const bestOf = (scores: readonly PairScore[]): PairScore | undefined =>
  [...scores].sort((a, b) => b.score - a.score)[0];

/** Head and tail; without direction the entity named first in the text is the head. */
function inOrder({ schema, head, tail }: PairScore): readonly [EntityGroup, EntityGroup] {
  const swap = !schema.directed && firstOf(head.group) > firstOf(tail.group);
  return swap ? [tail.group, head.group] : [head.group, tail.group];
}

/** The mention pairs of one sentence, else the closest pair; better scores first, then closer ones. */
function evidenceOf(scores: readonly PairScore[]) {
  const pairs = scores.flatMap(({ head, tail, score }) =>
    head.mentions.flatMap((one) =>
      tail.mentions.map((other) => ({ pair: [one, other] as const, score })),
    ),
  );
  const sorted = pairs.sort((a, b) => b.score - a.score || distance(a.pair) - distance(b.pair));
  const distinct = [
    ...new Map(sorted.map((each) => [each.pair.map(({ id }) => id).join(' '), each])).values(),
  ];
  const together = distinct.filter(({ pair: [one, other] }) => one.sentence === other.sentence);
  return (together.length > 0 ? together : distinct.slice(0, 1)).slice(0, MOST_EVIDENCE);
}

const distance = ([one, other]: readonly [GroupMention, GroupMention]): number =>
  Math.max(one.first, other.first) - Math.min(one.end, other.end);
