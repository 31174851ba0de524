import type { Mention, Relation } from '../annotation.ts';
import { joinRelations } from './join-relations.ts';
import type { ImportedRelation, ResolvedMention, TextDocument } from './model.ts';

/** What the model and the file say of relations, between the mentions as they are now; nothing is decided about them yet. */

/** The relations of the model between the groups that its mentions have now. */
export function relationsOfModel(
  { reading }: TextDocument,
  mentions: readonly ResolvedMention[],
): readonly Relation[] {
  const said = reading?.relations ?? [];
  const isGroupedAnew = mentions.some((one) => one.nameGroup || one.before || one.others);
  if (!isGroupedAnew) return said;
  const byAllIds = mentions.flatMap((one): readonly Mention[] =>
    one.others ? [one, ...one.others.map(({ id }) => ({ ...one, id }))] : [one],
  );
  const before = joined.get(said);
  if (before && isGroupedAlike(before.mentions, byAllIds)) return before.relations;
  const relations = joinRelations(byAllIds, said);
  joined.set(said, { mentions: byAllIds, relations });
  return relations;
}

/** Most decisions leave all mentions in their groups, and with them the relations between these. */
const joined = new WeakMap<
  readonly Relation[],
  { readonly mentions: readonly Mention[]; readonly relations: readonly Relation[] }
>();

const isGroupedAlike = (a: readonly Mention[], b: readonly Mention[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    return (
      one === other ||
      (one.id === other?.id && one.group === other.group && one.start === other.start)
    );
  });

/** Relations of the file between the groups, and by the ids, that its mentions have among all. */
export function relationsOfFile(
  { imported }: TextDocument,
  mentions: readonly ResolvedMention[],
): { readonly relation: Relation; readonly imported: ImportedRelation }[] {
  if (!imported) return [];
  const now = new Map(
    mentions.flatMap((one) => [
      ...[...(one.others ?? []), one].flatMap(({ imported }) =>
        imported ? [[imported.mention.id, one] as const] : [],
      ),
    ]),
  );
  return imported.relations.flatMap((one) => {
    const evidence = one.relation.evidence.flatMap(({ head, tail, score }) => {
      const [a, b] = [now.get(head), now.get(tail)];
      return a && b ? [{ head: a, tail: b, score }] : [];
    });
    const [first] = evidence;
    if (!first) return [];
    const relation = {
      ...one.relation,
      head: first.head.group,
      tail: first.tail.group,
      evidence: evidence.map(({ head, tail, score }) => ({ head: head.id, tail: tail.id, score })),
    };
    return [{ relation, imported: one }];
  });
}
