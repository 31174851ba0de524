import type { ResolvedMention, ResolvedRelation } from '../../core/document/model.ts';

/** The decision about a mention or relation, as the page shows it. */
export type Standing = 'undecided' | 'accepted' | 'rejected' | 'added' | 'changed';

export interface StandingLook {
  /** Label in a sentence: 'Aspirin, accepted'. */
  readonly label: string;
  /** Sign that shows the decision without colour. */
  readonly sign: string;
}

export const STANDINGS: Readonly<Record<Exclude<Standing, 'undecided'>, StandingLook>> = {
  accepted: { label: 'accepted', sign: '✓' },
  rejected: { label: 'rejected', sign: '✗' },
  added: { label: 'added', sign: '+' },
  changed: { label: 'changed', sign: '✎' },
};

export function standingOf({
  verdict,
  source,
  before,
}: ResolvedMention | ResolvedRelation): Standing {
  if (verdict !== 'accepted') return verdict;
  if (before) return 'changed';
  return source === 'person' ? 'added' : 'accepted';
}

/** Label and sign of a decision; undefined for `undecided`. */
export const lookOf = (standing: Standing): StandingLook | undefined =>
  standing === 'undecided' ? undefined : STANDINGS[standing];
