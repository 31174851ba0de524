import type { EntityGroup } from '../../core/document/model.ts';

/** Questions that a text which names such an entity may answer. */
const ABOUT: Readonly<Record<string, (name: string) => string>> = {
  Disease: (name) => `What causes ${name}?`,
  Chemical: (name) => `What does ${name} do?`,
  Gene: (name) => `What is the role of ${name}?`,
  Variant: (name) => `Who carries ${name}?`,
  CellLine: (name) => `What was tested in ${name} cells?`,
  Species: (name) => `What was done in ${name}?`,
};

const MOST = 4;

/** Suggested questions: about the entity of each type that is named most often. */
export function suggestQuestions(groups: readonly EntityGroup[]): readonly string[] {
  const questions: string[] = [];
  for (const [type, ask] of Object.entries(ABOUT)) {
    const [first] = groups
      .filter((group) => group.type === type && group.verdict !== 'rejected')
      .sort((a, b) => b.mentions.length - a.mentions.length);
    if (first) questions.push(ask(first.name));
  }
  return questions.slice(0, MOST);
}
