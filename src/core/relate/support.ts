import type { Engine } from '../engine.ts';
import { type MentionPair, meetings } from './pair-features.ts';
import {
  type HiddenStates,
  labelProbabilities,
  type PairScore,
  type Relations,
  relationLogits,
} from './score-pairs.ts';

export const pairKey = ({ head, tail }: MentionPair): string => `${head.id} ${tail.id}`;

/**
 * Claims of one window with what speaks for them: where the two entities meet more than once, the relation graph is
 * asked of each of these mention pairs alone, in the same window. Where the claim is likeliest, the text makes it.
 */
export async function withSupport(
  claims: readonly PairScore[],
  window: HiddenStates,
  relations: Relations,
  engine: Engine,
): Promise<readonly PairScore[]> {
  const asked = claims.flatMap((claim) => {
    const met = meetings(claim.head, claim.tail);
    return met.length > 1 ? met.map((pair) => ({ claim, pair })) : [];
  });
  const sides = asked.map(({ claim: { head, tail }, pair }) => ({
    head: { group: head.group, mentions: [pair.head] },
    tail: { group: tail.group, mentions: [pair.tail] },
  }));
  const logits = await relationLogits(window, sides, relations, engine);
  const supports = new Map<PairScore, Map<string, number>>();
  asked.forEach(({ claim, pair }, index) => {
    const { schema, type } = claim;
    const own = logits[index];
    if (!own) return;
    const support = supports.get(claim) ?? new Map<string, number>();
    supports.set(claim, support);
    support.set(pairKey(pair), labelProbabilities(schema, own)[schema.labels.indexOf(type)] ?? 0);
  });
  return claims.map((claim) => {
    const support = supports.get(claim);
    return support ? { ...claim, support } : claim;
  });
}
