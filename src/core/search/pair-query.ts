import type { ConceptIndex } from './concept-index.ts';

type Identities = ReadonlySet<string>;

/** The concepts of a query for two; `b` absent: the query names one alone. */
export interface PairQuery {
  readonly a: Identities;
  readonly b: Identities | undefined;
}

/** What may stand between two names where no arrow does: words and signs first, then any white space. */
const BETWEEN = [/\s+(?:and|with|vs\.?|versus)\s+|[+&,;/]/giu, /\s+/gu] as const;

/**
 * Reads a query of two names with `>` or `→` between. A name may hold such a sign itself (c.76A>T): the query is divided where both
 * sides name concepts, at a sign with white space around it first. A query without such a sign that names no concept as a whole is
 * divided at 'and', a comma, a plus or white space where both sides name concepts.
 */
export function pairIn(query: string, { named }: Pick<ConceptIndex, 'named'>): PairQuery {
  const all = dividedAt(query, /[>→]/gu);
  const isSpaced = ({ left, right }: Divided) => /\s$/u.test(left) && /^\s/u.test(right);
  const places = [...all.filter(isSpaced), ...all.filter((one) => !isSpaced(one))];
  const pairOf = (divided: readonly Divided[]): PairQuery | undefined => {
    for (const { left, right } of divided) {
      const [a, b] = [named(left), named(right)];
      if (a.size > 0 && b.size > 0) return { a, b };
    }
    return undefined;
  };
  const pair = pairOf(places);
  if (pair) return pair;
  const [first] = places;
  const whole = named(query);
  if (whole.size > 0) return { a: whole, b: undefined };
  if (!first)
    return pairOf(BETWEEN.flatMap((sign) => dividedAt(query, sign))) ?? { a: whole, b: undefined };
  const b = first.right.trim() === '' ? undefined : named(first.right);
  return { a: named(first.left), b };
}

interface Divided {
  readonly left: string;
  readonly right: string;
}

const dividedAt = (query: string, sign: RegExp): readonly Divided[] =>
  [...query.matchAll(sign)].map(({ 0: { length }, index }) => ({
    left: query.slice(0, index),
    right: query.slice(index + length),
  }));
