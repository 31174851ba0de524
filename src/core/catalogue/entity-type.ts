import { lookup } from '../lookup.ts';
import { ENTITY_TYPES, type EntityType } from './entity-types.ts';

const entries = Object.entries<EntityType>(ENTITY_TYPES);

const byName = lookup<EntityType>(ENTITY_TYPES);

const byAlias = new Map(
  entries.flatMap(([name, { aliases }]) =>
    [name.toLowerCase(), ...aliases].map((alias) => [alias, name] as const),
  ),
);

/** Names of the types in the catalogue, in the order in which they are listed. */
export const KNOWN_TYPES: readonly string[] = entries.map(([name]) => name);

/**
 * The catalogue's name of a type that a corpus, a file, a vocabulary or a model names in its own way, compared without
 * case, digits and signs: `Gene_Or_Gene-Product` is a Gene. Undefined where the catalogue has no such type.
 */
export const knownType = (word: string): string | undefined =>
  byName.has(word) ? word : byAlias.get(word.toLowerCase().replace(/[^a-z]/gu, ''));

/** The entry of a type, by its name or an alias. */
export const entityType = (word: string): EntityType | undefined =>
  byName.get(knownType(word) ?? '');

/** How a type looks that is not in the catalogue. No type of the catalogue has this hue. */
const OTHER: Pick<EntityType, 'hue' | 'pattern'> = { hue: 60, pattern: 'solid' };

/** Hue and underline pattern of a type; types that are not in the catalogue share one. */
export const appearanceOf = (type: string): Pick<EntityType, 'hue' | 'pattern'> =>
  byName.get(type) ?? OTHER;
