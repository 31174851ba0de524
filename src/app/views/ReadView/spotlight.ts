import { LIKELY } from '../../../core/annotation.ts';
import { isAtLeast } from '../../../core/document/likely.ts';
import type { ResolvedMention, ResolvedRelation } from '../../../core/document/model.ts';
import type { Arc } from '../../parts/Arcs/Arcs.tsx';
import type { Focus } from '../../state/model.ts';

/** What is highlighted in the text for a focus. */
export interface Spotlight {
  /** Ids of mentions. */
  readonly highlighted: ReadonlySet<string>;
  readonly arcs: readonly Arc[];
  /** Id of the mention that is scrolled into view. */
  readonly first: string | undefined;
}

const NOTHING: Spotlight = { highlighted: new Set(), arcs: [], first: undefined };
/** More arcs at one mention cannot be told apart. */
const MAX_ARCS = 5;

/** `mentions` and `relations` are those shown. */
export function spotlightOf(
  focus: Focus | undefined,
  mentions: readonly ResolvedMention[],
  relations: readonly ResolvedRelation[],
): Spotlight {
  if (focus?.kind === 'mention') {
    const mention = mentions.find((one) => one.id === focus.id);
    if (!mention) return NOTHING;
    return {
      highlighted: idsOf(mentions, mention.group),
      arcs: mention.verdict === 'rejected' ? [] : arcsAt(mention, relations),
      first: mention.id,
    };
  }
  if (focus?.kind === 'group') {
    const highlighted = idsOf(mentions, focus.group);
    return { highlighted, arcs: [], first: [...highlighted][0] };
  }
  if (focus?.kind === 'relation') {
    const relation = relations.find((one) => one.id === focus.id);
    const evidence = relation?.evidence[0];
    if (!relation || !evidence) return NOTHING;
    return {
      highlighted: new Set([evidence.head, evidence.tail]),
      arcs: [arcOf(relation, evidence.head, evidence.tail)],
      first: evidence.head,
    };
  }
  return NOTHING;
}

const idsOf = (mentions: readonly ResolvedMention[], group: string): ReadonlySet<string> =>
  new Set(mentions.filter((one) => one.group === group).map((one) => one.id));

function arcsAt(mention: ResolvedMention, relations: readonly ResolvedRelation[]): readonly Arc[] {
  return relations
    .filter((relation) => relation.verdict !== 'rejected')
    .flatMap((relation) => {
      const pair = relation.evidence.find(
        (one) => one.head === mention.id || one.tail === mention.id,
      );
      return pair ? [arcOf(relation, pair.head, pair.tail)] : [];
    })
    .slice(0, MAX_ARCS);
}

const arcOf = (relation: ResolvedRelation, head: string, tail: string): Arc => ({
  head,
  tail,
  type: relation.type,
  directed: relation.directed,
  isUnsure: !isAtLeast(relation, LIKELY),
});
