/** Which types of concept an entity type is linked to. */
const LINKED: Readonly<Record<string, readonly string[]>> = {
  Disease: ['Disease', 'Any'],
  Chemical: ['Chemical', 'Any'],
  Gene: ['Gene'],
  DNA: ['Gene'],
  RNA: ['Gene'],
  Protein: ['Gene'],
  Species: ['Species'],
  CellLine: ['CellLine'],
  CellType: ['CellType'],
  Anatomy: ['Anatomy'],
};

export const isLinked = (type: string): boolean => LINKED[type] !== undefined;

/** Whether mentions of an entity type are linked to concepts of a type. */
export const isConceptOf = (type: string, conceptType: string): boolean =>
  LINKED[type]?.includes(conceptType) ?? false;

/** Whether there are concepts, or a notation, for an entity type at all: families of genes, say, have none. */
export const isLinkable = (type: string): boolean => type === 'Variant' || isLinked(type);
