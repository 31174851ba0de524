import type { Evidence, Mention, Relation } from '../annotation.ts';

/**
 * Relations from several readings of parts of a text as if from one: entities named by the groups the
 * mentions have now, one relation for each pair, ids that are unique, in the order of their first evidence.
 * Of two that say different things about a pair, the directed one counts, else the likelier.
 *
 * @param lists later lists win where ids collide or scores are equal
 */
export function joinRelations(
  mentions: readonly Mention[],
  ...lists: readonly (readonly Relation[])[]
): readonly Relation[] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const byPair = new Map<string, Relation>();
  for (const relation of lists
    .toReversed()
    .flatMap((list) => list.flatMap((one) => named(one, byId)))) {
    const key = [relation.head, relation.tail].sort().join('\n');
    const other = byPair.get(key);
    byPair.set(key, other ? joinPair(other, relation) : relation);
  }
  const place = ({ evidence }: Relation): number =>
    Math.min(...evidence.flatMap(({ head, tail }) => [startOf(head, byId), startOf(tail, byId)]));
  const placed = [...byPair.values()].map((relation) => ({ relation, at: place(relation) }));
  return withUniqueIds(placed.sort((a, b) => a.at - b.at).map(({ relation }) => relation));
}

/**
 * What the kept mentions still speak for: nothing, or the relation with that evidence, as likely as the best of it.
 */
export function keepEvidence(relation: Relation, kept: ReadonlySet<string>): readonly Relation[] {
  const evidence = relation.evidence.filter(({ head, tail }) => kept.has(head) && kept.has(tail));
  if (evidence.length === relation.evidence.length) return [relation];
  if (evidence.length === 0) return [];
  const score = evidence.reduce((best, one) => Math.max(best, one.score), 0);
  return [{ ...relation, evidence, score }];
}

const startOf = (id: string, byId: ReadonlyMap<string, Mention>): number =>
  byId.get(id)?.start ?? Number.POSITIVE_INFINITY;

/**
 * The relation between the groups that its mentions have now. Groups are named after the text's abbreviations:
 * where an edit took a definition away, one entity has become two, and so has its relation.
 */
function named(relation: Relation, byId: ReadonlyMap<string, Mention>): readonly Relation[] {
  const byGroups = new Map<string, Relation>();
  for (const pair of relation.evidence) {
    const head = byId.get(pair.head)?.group;
    const tail = byId.get(pair.tail)?.group;
    if (head === undefined || tail === undefined || head === tail) continue;
    const key = JSON.stringify([head, tail]);
    const evidence = [...(byGroups.get(key)?.evidence ?? []), pair];
    byGroups.set(key, { ...relation, head, tail, evidence });
  }
  return [...byGroups.values()];
}

function joinPair(a: Relation, b: Relation): Relation {
  const isSame = a.schema === b.schema && a.type === b.type && (!a.directed || a.head === b.head);
  if (!isSame) {
    if (a.directed !== b.directed) return a.directed ? a : b;
    return b.score > a.score ? b : a;
  }
  const turned = a.head === b.head ? b.evidence : b.evidence.map(turn);
  const known = new Set(a.evidence.map(pairOf));
  const evidence = [...a.evidence, ...turned.filter((one) => !known.has(pairOf(one)))];
  if (evidence.length === a.evidence.length) return a;
  return { ...a, score: Math.max(a.score, b.score), evidence };
}

const turn = ({ head, tail, score }: Evidence): Evidence => ({ head: tail, tail: head, score });
const pairOf = ({ head, tail }: Evidence): string => `${head} ${tail}`;

/** Readings number their relations from R1: the later in the text gets a number that is free. */
function withUniqueIds(relations: readonly Relation[]): readonly Relation[] {
  const all = new Set(relations.map((relation) => relation.id));
  const given = new Set<string>();
  let number = 0;
  return relations.map((relation) => {
    if (!given.has(relation.id)) {
      given.add(relation.id);
      return relation;
    }
    do number += 1;
    while (all.has(`R${number}`));
    all.add(`R${number}`);
    return { ...relation, id: `R${number}` };
  });
}
