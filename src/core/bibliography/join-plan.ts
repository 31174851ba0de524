import type { DocumentKey } from '../workspace/workspace.ts';
import type { Pair } from './duplicates.ts';

/** A document that stays, and one that is joined with it. */
export interface PlannedJoin {
  readonly kept: DocumentKey;
  readonly gone: DocumentKey;
}

/**
 * How pairs are joined in one go. Documents that pairs connect have one that stays, and all others are joined with that one:
 * joined pair by pair, one that has gone already would get what belongs to the one that stays. A document stays apart from
 * the one that stays where the two are a pair about which nobody is certain, or that a person keeps apart: there the pair that
 * connects it is left for a person to look at.
 *
 * @param pairs that are to be joined
 * @param apart pairs that must not be joined
 * @param isBetter whether the first is to stay, of two documents
 */
export function planJoins(
  pairs: readonly Pick<Pair, 'a' | 'b'>[],
  apart: readonly (readonly [DocumentKey, DocumentKey])[],
  isBetter: (one: DocumentKey, other: DocumentKey) => boolean,
): readonly PlannedJoin[] {
  const groups = new Map<DocumentKey, DocumentKey[]>();
  for (const { a, b } of pairs) {
    const [of, more] = [groups.get(a) ?? [a], groups.get(b) ?? [b]];
    if (of === more) continue;
    const joined = [...of, ...more];
    for (const key of joined) groups.set(key, joined);
  }
  const parted = new Set(apart.map((pair) => [...pair].sort().join(' ')));
  const isApart = (one: DocumentKey, other: DocumentKey) =>
    parted.has([one, other].sort().join(' '));
  return [...new Set(groups.values())].flatMap((group) => {
    const kept = group.reduce((best, key) => (isBetter(key, best) ? key : best));
    return group.flatMap((gone) => (gone === kept || isApart(kept, gone) ? [] : [{ kept, gone }]));
  });
}
