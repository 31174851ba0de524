import { append } from '../grouped.ts';

/** Which of two lists belong together, one to one. */

/** What may belong together, by place in the lists, and how well it fits: more is better. */
export interface PossiblePair {
  readonly a: number;
  readonly b: number;
  readonly fit: number;
}

/** Pairs by place in the lists. */
export type Pairs = ReadonlyMap<number, number>;

/**
 * The best fitting pairs first, each side once. Of equally good ones the first in the lists, so that the result depends
 * on nothing but what is in them where they are in order.
 */
export function bestPairs(candidates: readonly PossiblePair[]): Pairs {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const order = [...candidates].sort((x, y) => y.fit - x.fit || x.a - y.a || x.b - y.b);
  for (const { a, b } of order) {
    if (pairs.has(a) || taken.has(b)) continue;
    pairs.set(a, b);
    taken.add(b);
  }
  return pairs;
}

/** A maximum matching: as many pairs as there can be, made from the best fitting ones by augmenting paths (Berge 1957). */
export function mostPairs(candidates: readonly PossiblePair[]): Pairs {
  const pairs = new Map(bestPairs(candidates));
  const partner = new Map([...pairs].map(([a, b]) => [b, a]));
  const open = new Map<number, number[]>();
  for (const { a, b } of candidates) append(open, a, b);
  for (const a of open.keys()) {
    if (!pairs.has(a)) augment(a);
  }
  return pairs;

  /** Looks for a way from `a` to a free partner, in breadth, and turns the pairs on it round. */
  function augment(start: number): void {
    const cameFrom = new Map<number, number>();
    const waiting = [start];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      for (const b of open.get(at) ?? []) {
        if (cameFrom.has(b)) continue;
        cameFrom.set(b, at);
        const next = partner.get(b);
        if (next !== undefined) waiting.push(next);
        else {
          turn(b, cameFrom);
          return;
        }
      }
    }
  }
  function turn(end: number, cameFrom: ReadonlyMap<number, number>): void {
    for (let b: number | undefined = end; b !== undefined; ) {
      const a = cameFrom.get(b);
      if (a === undefined) return;
      const before = pairs.get(a);
      pairs.set(a, b);
      partner.set(b, a);
      b = before;
    }
  }
}
