import type { Evidence, Relation } from '../annotation.ts';
import { grouped } from '../grouped.ts';
import { placeKey, refOf } from './mention-places.ts';
import type { ResolvedMention } from './model.ts';

/** The mentions that relations can have as ends: those that are not rejected. */
export interface Ends {
  readonly of: (group: string) => readonly ResolvedMention[];
  readonly byRef: (ref: Parameters<typeof placeKey>[0]) => ResolvedMention | undefined;
  /** The relation with the evidence that stands; if none does, with the closest pair of its groups; if there is none, nothing. */
  readonly standing: <R extends Relation>(relation: R) => R | undefined;
}

export function endsIn(mentions: readonly ResolvedMention[]): Ends {
  const standing = mentions.filter(({ verdict }) => verdict !== 'rejected');
  const ids = new Map(
    standing.flatMap((one) => [one, ...(one.others ?? [])].map(({ id }) => [id, one.id] as const)),
  );
  const isWhole = standing.length === mentions.length && ids.size === standing.length;
  let byRef: ReadonlyMap<string, ResolvedMention> | undefined;
  let byGroup: ReadonlyMap<string, readonly ResolvedMention[]> | undefined;
  const of = (group: string) => {
    byGroup ??= grouped(standing, ({ group }) => group);
    return byGroup.get(group) ?? [];
  };
  return {
    of,
    byRef: (ref) => {
      byRef ??= new Map(
        standing.flatMap((one) =>
          [...(one.others ?? []), one].map((other) => [placeKey(refOf(other)), one] as const),
        ),
      );
      return byRef.get(placeKey(ref));
    },
    standing: (relation) => {
      if (isWhole) return relation;
      const evidence = relation.evidence.flatMap((pair) => {
        const [head, tail] = [ids.get(pair.head), ids.get(pair.tail)];
        return head !== undefined && tail !== undefined ? [{ ...pair, head, tail }] : [];
      });
      if (evidence.length > 0) return { ...relation, evidence };
      const closest = closestPair(of(relation.head), of(relation.tail), relation.score);
      return closest && { ...relation, evidence: [closest] };
    },
  };
}

/** Evidence from the two mentions that stand closest to each other; undefined where there are no two. */
export function closestPair(
  heads: readonly ResolvedMention[],
  tails: readonly ResolvedMention[],
  score: number,
): Evidence | undefined {
  let best: { readonly gap: number; readonly evidence: Evidence } | undefined;
  for (const a of heads) {
    for (const b of tails) {
      const gap = Math.max(a.start - b.end, b.start - a.end);
      if (a !== b && (!best || gap < best.gap)) {
        best = { gap, evidence: { head: a.id, tail: b.id, score } };
      }
    }
  }
  return best?.evidence;
}
