import type { EntityGroup } from '../../core/document/model.ts';

/** What the model is asked about an entity of each type: questions of the kind it was trained on. */
const patterns: Readonly<Record<string, (name: string) => string>> = {
  Disease: (name) => `What causes ${name}?`,
  Chemical: (name) => `What does ${name} inhibit?`,
  Gene: (name) => `What is the role of ${name}?`,
  Variant: (name) => `What is ${name} associated with?`,
  Species: (name) => `What was studied in ${name}?`,
  CellLine: (name) => `What was studied in ${name} cells?`,
  CellType: (name) => `What do ${name} do?`,
};

/** Questions worth asking a text: one for each type, about its most frequent entity; those of most mentions first. */
export function suggestQuestions(groups: readonly EntityGroup[], limit = 4): readonly string[] {
  const standing = groups.filter((group) => group.verdict !== 'rejected' && patterns[group.type]);
  const byCount = [...standing].sort((a, b) => b.mentions.length - a.mentions.length);
  const ofType = new Map<string, EntityGroup>();
  for (const group of byCount) if (!ofType.has(group.type)) ofType.set(group.type, group);
  return [...ofType.values()]
    .slice(0, limit)
    .flatMap(({ type, name }) => patterns[type]?.(name.replace(/\s+/gu, ' ')) ?? []);
}
