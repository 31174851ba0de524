import type { Mention, Relation } from '../annotation.ts';
import type { EntityNames, RelationDecision, ResolvedMention, Stamp } from './model.ts';

/** What a relation says in names, which hold from reading to reading. */
export type Claim = Omit<RelationDecision, 'verdict' | 'change' | keyof Stamp | 'inBulk'>;

/** Whether a decision made about other names of the entities holds for these ones as well. */
export function isSameClaim(
  a: Pick<Claim, 'schema' | 'type' | 'directed' | 'head' | 'tail'>,
  b: Pick<Claim, 'schema' | 'type' | 'directed' | 'head' | 'tail'>,
): boolean {
  if (a.schema !== b.schema || a.type !== b.type) return false;
  if (isSameEntity(a.head, b.head) && isSameEntity(a.tail, b.tail)) return true;
  return !a.directed && isSameEntity(a.head, b.tail) && isSameEntity(a.tail, b.head);
}

/** Whether two are the same entity. One shared surface form is enough: as a rule, equal names are one entity. */
export function isSameEntity(a: EntityNames, b: EntityNames): boolean {
  if (a.type !== b.type) return false;
  const known = new Set(a.names.map(foldName));
  return b.names.some((name) => known.has(foldName(name)));
}

/** What spellings of a name have in common here: all but case. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase();

/** The entities that a group of mentions stands for: one for each type that they were said with, in their order. */
export type EntitiesByGroup = ReadonlyMap<string, readonly EntityNames[]>;

/**
 * What a relation says, in names: of groups that hold mentions of several types, because a person changed one, each
 * combination. None if an entity of it has no mention.
 */
export function claimsOf(relation: Relation, byGroup: EntitiesByGroup): readonly Claim[] {
  const { schema, type, directed, score, novel } = relation;
  return (byGroup.get(relation.head) ?? []).flatMap((head) =>
    (byGroup.get(relation.tail) ?? []).map((tail): Claim => {
      const claim = { kind: 'relation', schema, type, directed, head, tail, score } as const;
      return novel === undefined ? claim : { ...claim, novel };
    }),
  );
}

/** Entities by group, with the types and names that mentions were first said with, whatever a person made of them. */
export function entitiesByGroup(
  mentions: readonly (Mention & Pick<ResolvedMention, 'before'>)[],
): EntitiesByGroup {
  const byGroup = new Map<string, { type: string; names: string[] }[]>();
  for (const mention of mentions) {
    const { type, text } = mention.before ?? mention;
    const entities = byGroup.get(mention.group) ?? [];
    if (entities.length === 0) byGroup.set(mention.group, entities);
    const entity = entities.find((one) => one.type === type);
    if (!entity) entities.push({ type, names: [text] });
    else if (!entity.names.includes(text)) entity.names.push(text);
  }
  return byGroup;
}
