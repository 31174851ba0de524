import type { Context } from '../context/context.ts';

/** A run of word pieces [first, end) of the text that names an entity. */
export interface RelationMention {
  /** Id of the mention. */
  readonly id: string;
  readonly first: number;
  readonly end: number;
  /** Index of the sentence it begins in. */
  readonly sentence: number;
  /** What the words around it say of it; absent: nothing. */
  readonly context?: Context;
}

/** An entity as the relation scorer sees it: all its mentions, in text order; never empty. */
export interface RelationEntity {
  readonly key: string;
  readonly type: string;
  readonly mentions: readonly RelationMention[];
}

/** The groups that have mentions in the pieces [first, end), with those mentions only, by first mention. */
export function groupsWithin(
  groups: readonly RelationEntity[],
  first: number,
  end: number,
): RelationEntity[] {
  return groups
    .map((group) => ({
      ...group,
      mentions: group.mentions.filter((mention) => mention.first >= first && mention.end <= end),
    }))
    .filter((group) => group.mentions.length > 0)
    .sort((a, b) => firstOf(a) - firstOf(b));
}

export const firstOf = (group: RelationEntity): number => group.mentions[0]?.first ?? 0;
