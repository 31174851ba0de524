import type { Mention, Relation } from '../annotation.ts';
import type { EntityNames, RelationDecision } from './model.ts';

/** What a relation says in names, which hold from reading to reading. */
export type Claim = Omit<RelationDecision, 'verdict'>;

/** Whether a decision made about other names of the entities holds for these ones as well. */
export function isSameClaim(
  a: Pick<Claim, 'schema' | 'type' | 'directed' | 'head' | 'tail'>,
  b: Pick<Claim, 'schema' | 'type' | 'directed' | 'head' | 'tail'>,
): boolean {
  if (a.schema !== b.schema || a.type !== b.type) return false;
  if (isSameEntity(a.head, b.head) && isSameEntity(a.tail, b.tail)) return true;
  return !a.directed && isSameEntity(a.head, b.tail) && isSameEntity(a.tail, b.head);
}

/** One shared surface form suffices: as a rule, equal names are one entity. */
export function isSameEntity(a: EntityNames, b: EntityNames): boolean {
  if (a.type !== b.type) return false;
  const known = new Set(a.names.map(foldName));
  return b.names.some((name) => known.has(foldName(name)));
}

/** What spellings of a name have in common here: all but case. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase();

/** What a relation says, in names. `undefined` if an entity of it has no mention. */
export function claimOf(
  relation: Relation,
  byGroup: ReadonlyMap<string, EntityNames>,
): Claim | undefined {
  const head = byGroup.get(relation.head);
  const tail = byGroup.get(relation.tail);
  if (!head || !tail) return undefined;
  const { schema, type, directed, score, novel } = relation;
  const claim = { kind: 'relation', schema, type, directed, head, tail, score } as const;
  return novel === undefined ? claim : { ...claim, novel };
}

export function namesByGroup(mentions: readonly Mention[]): ReadonlyMap<string, EntityNames> {
  const byGroup = new Map<string, { type: string; names: string[] }>();
  for (const { group, type, text } of mentions) {
    const entity = byGroup.get(group);
    if (!entity) byGroup.set(group, { type, names: [text] });
    else if (!entity.names.includes(text)) entity.names.push(text);
  }
  return byGroup;
}
