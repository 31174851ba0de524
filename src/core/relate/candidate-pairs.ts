import type { RelationSchema } from '../pack/manifest.ts';
import type { RelationEntity, RelationMention } from './relation-entity.ts';

/** One side of a candidate pair: an entity with all its mentions, or with a single one of them. */
export interface Side {
  readonly group: RelationEntity;
  readonly mentions: readonly RelationMention[];
}

/** A pair that a schema was trained to judge, head first. */
export interface CandidatePair {
  readonly schemas: readonly RelationSchema[];
  readonly head: Side;
  readonly tail: Side;
}

/**
 * All pairs of the window's entities that the schemas know, those of schemas of one level together: one run of
 * the relation graph answers for all of them. Two groups of one type are ordered by their first mentions.
 *
 * @param groups by first mention
 */
export function candidatePairs(
  groups: readonly RelationEntity[],
  schemas: readonly RelationSchema[],
): CandidatePair[] {
  return groups.flatMap((head, headIndex) =>
    groups.flatMap((tail, tailIndex) => {
      if (head.key === tail.key) return [];
      if (head.type === tail.type && headIndex > tailIndex) return [];
      const fitting = schemas.filter(({ pairs }) =>
        pairs.some(([headType, tailType]) => headType === head.type && tailType === tail.type),
      );
      const ofEntities = fitting.filter(({ level }) => level === 'entity');
      const ofMentions = fitting.filter(({ level }) => level === 'mention');
      return [...entityPairs(ofEntities, head, tail), ...mentionPairs(ofMentions, head, tail)];
    }),
  );
}

function entityPairs(
  schemas: readonly RelationSchema[],
  head: RelationEntity,
  tail: RelationEntity,
): CandidatePair[] {
  const together = sameSentence(head.mentions, tail.mentions);
  const fitting = schemas.filter((schema) => together || !schema.sameSentence);
  if (fitting.length === 0) return [];
  return [
    {
      schemas: fitting,
      head: { group: head, mentions: head.mentions },
      tail: { group: tail, mentions: tail.mentions },
    },
  ];
}

function mentionPairs(
  schemas: readonly RelationSchema[],
  head: RelationEntity,
  tail: RelationEntity,
): CandidatePair[] {
  return head.mentions.flatMap((one) =>
    tail.mentions.flatMap((other) => {
      const together = one.sentence === other.sentence;
      const fitting = schemas.filter((schema) => together || !schema.sameSentence);
      if (fitting.length === 0) return [];
      return [
        {
          schemas: fitting,
          head: { group: head, mentions: [one] },
          tail: { group: tail, mentions: [other] },
        },
      ];
    }),
  );
}

const sameSentence = (a: readonly RelationMention[], b: readonly RelationMention[]): boolean =>
  a.some((one) => b.some((other) => one.sentence === other.sentence));
