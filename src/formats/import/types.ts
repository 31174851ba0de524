import { knownType } from '../../core/catalogue/entity-type.ts';

/** The catalogue's name of a file's type; the file's own where the catalogue has none. */
export const pageType = (label: string): string => knownType(label) ?? (label.trim() || 'Entity');
