import { append } from '../grouped.ts';
import type { Layer, LayerRelation } from './layer.ts';
import { coverOf, mentionCandidates } from './layer-pairs.ts';
import type { PossiblePair } from './match.ts';

/**
 * Relations of two layers whose ends are the same mentions (`strict`), or overlapping ones of the same types. Both layers are
 * in order (`sortedLayer`). Which mentions fit is worked out once, and each relation is held against those alone that share
 * its head: the work grows with the mentions and with what is found, not with the square of the relations.
 */
export function relationCandidates(
  a: Layer,
  b: Layer,
  ends: 'strict' | 'relaxed',
): readonly PossiblePair[] {
  const fitting = ends === 'strict' ? sameMentions(a, b) : overlapping(a, b);
  const endsOf = endsIn(b.relations);
  /** Ends of `b` with a mention that fits one of an end of `a`; ends of one entity are one array of ids. */
  const known = new Map<string, ReadonlySet<number>>();
  const fittingEnds = (ids: readonly string[]): ReadonlySet<number> => {
    const key = ids.join('\n');
    const found =
      known.get(key) ??
      new Set(
        ids
          .flatMap((id) => fitting.get(id) ?? [])
          .flatMap((id) => endsOf.withMention.get(id) ?? []),
      );
    known.set(key, found);
    return found;
  };
  return a.relations.flatMap((one, at) => {
    const [heads, tails] = [fittingEnds(one.head), fittingEnds(one.tail)];
    const places = new Set<number>();
    for (const head of heads) {
      for (const { place, tail } of endsOf.byHead.get(head) ?? []) {
        if (tails.has(tail)) places.add(place);
      }
    }
    // Turned round: the other's head is this one's tail.
    for (const head of tails) {
      for (const { place, tail, isDirected } of endsOf.byHead.get(head) ?? []) {
        if (!(one.directed && isDirected) && heads.has(tail)) places.add(place);
      }
    }
    return [...places]
      .sort((x, y) => x - y)
      .map((place) => ({ a: at, b: place, fit: one.type === b.relations[place]?.type ? 1 : 0 }));
  });
}

/** Relations by their ends: each set of mentions that is an end has a number. */
function endsIn(relations: readonly LayerRelation[]) {
  const numbers = new Map<string, number>();
  const withMention = new Map<string, number[]>();
  const byHead = new Map<number, { place: number; tail: number; isDirected: boolean }[]>();
  const numberOf = (ids: readonly string[]): number => {
    const key = ids.join('\n');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    for (const id of ids) append(withMention, id, number);
    return number;
  };
  for (const [place, { head, tail, directed }] of relations.entries()) {
    append(byHead, numberOf(head), { place, tail: numberOf(tail), isDirected: directed });
  }
  return { withMention, byHead };
}

/** Ids of the mentions of `b` that cover the same text with the same type, by ids of `a`. */
function sameMentions(a: Layer, b: Layer): ReadonlyMap<string, readonly string[]> {
  const byCover = new Map<string, string[]>();
  for (const one of b.mentions) append(byCover, `${one.type} ${coverOf(one)}`, one.id);
  return new Map(
    a.mentions.map((one) => [one.id, byCover.get(`${one.type} ${coverOf(one)}`) ?? []]),
  );
}

function overlapping(a: Layer, b: Layer): ReadonlyMap<string, readonly string[]> {
  const fitting = new Map<string, string[]>();
  for (const pair of mentionCandidates(a, b, 'typed')) {
    const [one, other] = [a.mentions[pair.a], b.mentions[pair.b]];
    if (one && other) append(fitting, one.id, other.id);
  }
  return fitting;
}
