/**
 * What lists a name may come from, in the order of their bits. `Family` is a list of gene families and complexes, `Other`
 * one of names of no entity ('blood pressure'): a name that is also one of those tells no type.
 */
export const NAME_TYPES = [
  'Gene',
  'Family',
  'Disease',
  'Chemical',
  'Species',
  'CellLine',
  'CellType',
  'Anatomy',
  'Other',
] as const;
export type NameType = (typeof NAME_TYPES)[number];

export const bitOf = (type: NameType): number => 1 << NAME_TYPES.indexOf(type);

/** Beside the types of a name: it is on a list of drugs. */
export const DRUG = 1 << NAME_TYPES.length;
/** Beside the types of a name: all of its words are common in general English ('heart failure', 'hormone'). */
export const PLAIN = DRUG << 1;
/** The bits that are types. */
export const ANY_TYPE = DRUG - 1;

/** What lists say of a name, as sets of the bits above. */
export interface NameClass {
  /** What it is however it is written; what is no type is here. */
  readonly always: number;
  /** What it is only where the text shows that it is a name: short symbols and common words, by a capital or a figure. */
  readonly marked: number;
}
