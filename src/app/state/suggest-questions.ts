import type { EntityGroup } from '../../core/document/model.ts';
import { lookup } from '../../core/lookup.ts';

/**
 * How an entity of each type is asked about: of several wordings the one to which the embedded model most often
 * finds an answer in the page's example texts. That an answer is found does not make it right.
 */
const patterns = lookup<(name: string) => string>({
  Disease: (name) => `What is associated with ${name}?`,
  Chemical: (name) => `What does ${name} inhibit?`,
  Gene: (name) => `What inhibits ${name}?`,
  Variant: (name) => `What is ${name} associated with?`,
  Species: (name) => `How many ${name} were there?`,
  CellLine: (name) => `What was seen in ${name}?`,
  CellType: (name) => `What is expressed in ${name}?`,
});

/** Questions worth asking a text: one for each type, about its most frequent entity; those of most mentions first. */
export function suggestQuestions(groups: readonly EntityGroup[], limit = 4): readonly string[] {
  const standing = groups.filter(
    (group) => group.verdict !== 'rejected' && patterns.get(group.type),
  );
  const byCount = [...standing].sort((a, b) => b.mentions.length - a.mentions.length);
  const ofType = new Map<string, EntityGroup>();
  for (const group of byCount) if (!ofType.has(group.type)) ofType.set(group.type, group);
  return [...ofType.values()]
    .slice(0, limit)
    .flatMap(({ type, name }) => patterns.get(type)?.(name.replace(/\s+/gu, ' ')) ?? []);
}
