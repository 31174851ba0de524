import { entityType } from '../catalogue/entity-type.ts';

const conceptTypesOf = (type: string): readonly string[] => {
  const linking = entityType(type)?.linking;
  return linking?.by === 'lexicon' ? linking.conceptTypes : [];
};

/** Whether the lexicon has concepts for an entity type. */
export const isLinked = (type: string): boolean => conceptTypesOf(type).length > 0;

/** Whether mentions of an entity type are linked to concepts of a type. */
export const isConceptOf = (type: string, conceptType: string): boolean =>
  conceptTypesOf(type).includes(conceptType);

/** Whether there are concepts, or a notation, for an entity type at all: families of genes, say, have none. */
export const isLinkable = (type: string): boolean => entityType(type)?.linking !== undefined;
