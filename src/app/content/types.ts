import { KNOWN_TYPES } from '../../core/catalogue/entity-type.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/catalogue/entity-types.ts';
import { entryOf } from '../../core/lookup.ts';

/** Name of a type on the page; a type outside the catalogue keeps its own name. */
export const typeLabel = (type: string): string =>
  entryOf<EntityType>(ENTITY_TYPES, type)?.label ?? type;

/** Orders types as in the catalogue; other types follow by name. */
export const compareTypes = (a: string, b: string): number =>
  rank(a) - rank(b) || a.localeCompare(b);

const rank = (type: string): number => {
  const index = KNOWN_TYPES.indexOf(type);
  return index < 0 ? KNOWN_TYPES.length : index;
};
