import { compareSpans } from '../text/span.ts';
import { type Layer, type LayerMention, overlapOf, sizeOf } from './layer.ts';
import type { PossiblePair } from './match.ts';

/** The layer in text order, with mentions of one place and type as one. */
export function sortedLayer({ mentions, relations }: Layer): Layer {
  const byKey = new Map<string, LayerMention>();
  const ids = new Map<string, string>();
  for (const one of mentions) {
    const key = `${coverOf(one)} ${one.type}`;
    const known = byKey.get(key);
    if (!known) byKey.set(key, one);
    ids.set(one.id, (known ?? one).id);
  }
  const known = (all: readonly string[]) => [...new Set(all.flatMap((id) => ids.get(id) ?? []))];
  const order = [...byKey.values()].sort(
    (a, b) => compareSpans(hullOf(a), hullOf(b)) || (a.type < b.type ? -1 : 1),
  );
  return {
    mentions: order,
    relations: relations.map((one) => ({ ...one, head: known(one.head), tail: known(one.tail) })),
  };
}

/** What is the same for two mentions exactly when they cover the same text. */
export const coverOf = ({ parts }: LayerMention): string =>
  parts.map(({ start, end }) => `${start}-${end}`).join(';');

/** The span from a mention's first letter to its last. */
export const hullOf = ({ parts }: LayerMention) => ({
  start: parts[0]?.start ?? 0,
  end: parts.at(-1)?.end ?? 0,
});

/**
 * Mentions of two layers, which are in order, that share text: how well they fit is what they share of what they cover
 * together (Jaccard).
 */
export function mentionCandidates(a: Layer, b: Layer, kind: 'typed' | 'any'): PossiblePair[] {
  const found: PossiblePair[] = [];
  let from = 0;
  // Mentions that reach far hold back where the search begins: it must find all that begin before the end of `one`.
  const reach = runningReach(b.mentions);
  for (const [at, one] of a.mentions.entries()) {
    const { start, end } = hullOf(one);
    while (from < b.mentions.length && (reach[from] ?? 0) <= start) from += 1;
    for (let other = from; other < b.mentions.length; other += 1) {
      const mention = b.mentions[other];
      if (!mention || hullOf(mention).start >= end) break;
      if (kind === 'typed' && mention.type !== one.type) continue;
      const shared = overlapOf(one.parts, mention.parts);
      if (shared === 0) continue;
      const fit = shared / (sizeOf(one.parts) + sizeOf(mention.parts) - shared);
      found.push({ a: at, b: other, fit });
    }
  }
  return found;
}

/** For each mention: the furthest end of all mentions up to it. */
function runningReach(mentions: readonly LayerMention[]): readonly number[] {
  let furthest = 0;
  return mentions.map((one) => {
    furthest = Math.max(furthest, hullOf(one).end);
    return furthest;
  });
}
