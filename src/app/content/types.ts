import { lookup } from '../../core/lookup.ts';

/** What a type is called on the page; a type the page does not know keeps its own name. */
const LABELS = lookup<string>({
  Gene: 'Gene',
  GeneFamily: 'Gene family',
  Disease: 'Disease',
  Chemical: 'Chemical',
  Species: 'Species',
  Variant: 'Variant',
  CellLine: 'Cell line',
  CellType: 'Cell type',
  Anatomy: 'Anatomy',
  DNA: 'DNA',
  RNA: 'RNA',
});

/** Order in which types are listed: from molecule to organism. */
export const KNOWN_TYPES: readonly string[] = [...LABELS.keys()];

export const typeLabel = (type: string): string => LABELS.get(type) ?? type;

export const compareTypes = (a: string, b: string): number =>
  rank(a) - rank(b) || a.localeCompare(b);

const rank = (type: string): number => {
  const index = KNOWN_TYPES.indexOf(type);
  return index < 0 ? KNOWN_TYPES.length : index;
};
