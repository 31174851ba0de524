import type { ResolvedMention } from '../../core/document/model.ts';
import { lookOf, standingOf } from '../content/standing.ts';
import { typeLabel } from '../content/types.ts';

export interface MarkState {
  /** True for all fragments of a mention but the first. */
  readonly isPart: boolean;
  /** Number of marks nested inside. */
  readonly height: number;
  readonly isHighlighted: boolean;
  /** True when such mentions are more likely wrong than right; the mark is drawn as less certain. */
  readonly isUnsure: boolean;
  readonly isTabStop: boolean;
}

/** The attributes of a mark: for styles, for the keyboard, and for other programs (docs/page.md). */
export function markAttributes(mention: ResolvedMention, state: MarkState) {
  const standing = standingOf(mention);
  const identity = state.isPart
    ? { 'data-mention-part': mention.id }
    : { 'data-mention': mention.id, tabIndex: state.isTabStop ? 0 : -1 };
  return {
    ...identity,
    'data-type': mention.type,
    'data-start': mention.start,
    'data-end': mention.end,
    'data-label': typeLabel(mention.type),
    'data-height': Math.min(state.height, 2),
    'data-verdict': mention.verdict === 'undecided' ? undefined : mention.verdict,
    'data-standing': standing === 'undecided' ? undefined : standing,
    'data-sign': lookOf(standing)?.sign,
    'data-unsure': state.isUnsure || undefined,
    'data-highlighted': state.isHighlighted || undefined,
  };
}
