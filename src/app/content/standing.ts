import type { ResolvedMention, ResolvedRelation } from '../../core/document/model.ts';

/** What a person did about a mention or relation, as the page shows it. */
export type Standing = 'undecided' | 'accepted' | 'rejected' | 'added' | 'changed';

export interface StandingLook {
  /** 'accepted', as in 'Aspirin, accepted'. */
  readonly label: string;
  /** Tells it without colour. */
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

/** The look of a standing; nothing for what nobody decided about. */
export const lookOf = (standing: Standing): StandingLook | undefined =>
  standing === 'undecided' ? undefined : STANDINGS[standing];
