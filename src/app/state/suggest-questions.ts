import { entityType } from '../../core/catalogue/entity-type.ts';
import type { EntityGroup } from '../../core/document/model.ts';

/** Questions worth asking a text: one for each type, about its most frequent entity; those of most mentions first. */
export function suggestQuestions(groups: readonly EntityGroup[], limit = 4): readonly string[] {
  const standing = groups.filter(
    (group) => group.verdict !== 'rejected' && entityType(group.type)?.question,
  );
  const byCount = [...standing].sort((a, b) => b.mentions.length - a.mentions.length);
  const ofType = new Map<string, EntityGroup>();
  for (const group of byCount) if (!ofType.has(group.type)) ofType.set(group.type, group);
  return [...ofType.values()]
    .slice(0, limit)
    .flatMap(({ type, name }) => entityType(type)?.question?.(name.replace(/\s+/gu, ' ')) ?? []);
}
