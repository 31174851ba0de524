/** Which types of concept an entity type is linked to. */
const LINKED: ReadonlyMap<string, readonly string[]> = new Map([
  ['Disease', ['Disease', 'Any']],
  ['Chemical', ['Chemical', 'Any']],
  ['Gene', ['Gene']],
  ['DNA', ['Gene']],
  ['RNA', ['Gene']],
  ['Protein', ['Gene']],
  ['Species', ['Species']],
  ['CellLine', ['CellLine']],
  ['CellType', ['CellType']],
  ['Anatomy', ['Anatomy']],
]);

/** Entity types that mentions have as long as no model of one's own brings others. */
export const KNOWN_TYPES: readonly string[] = [...LINKED.keys(), 'GeneFamily', 'Variant'];

export const isLinked = (type: string): boolean => LINKED.has(type);

/** Whether mentions of an entity type are linked to concepts of a type. */
export const isConceptOf = (type: string, conceptType: string): boolean =>
  LINKED.get(type)?.includes(conceptType) ?? false;

/** Whether there are concepts, or a notation, for an entity type at all: families of genes, say, have none. */
export const isLinkable = (type: string): boolean => type === 'Variant' || isLinked(type);
