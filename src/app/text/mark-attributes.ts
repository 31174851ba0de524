import type { ResolvedMention } from '../../core/document/model.ts';
import { lookOf, standingOf } from '../content/standing.ts';
import { typeLabel } from '../content/types.ts';

export interface MarkState {
  /** Not the first fragment of its mention. */
  readonly isPart: boolean;
  /** How many marks lie inside, one in the other. */
  readonly height: number;
  readonly isHighlighted: boolean;
  /** Of those like it more are wrong than right: it looks less sure. */
  readonly isUnsure: boolean;
  readonly isTabStop: boolean;
}

/** What a mark says of its mention: for styles, for the keyboard, and for who finds the mention by it (docs/page.md). */
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
