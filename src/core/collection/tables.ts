import type { Digest, DigestConcept } from '../digest/digest.ts';
import { identityOf } from '../search/concepts.ts';

/** What is in a collection of documents: concepts, pairs of them, and years; each by the number of documents. */
export interface CollectionTables {
  readonly concepts: readonly ConceptCount[];
  /** How many concepts there are, beyond the rows too. */
  readonly conceptCount: number;
  readonly pairs: readonly PairCount[];
  readonly pairCount: number;
  /** From the first to the last year, those without any document too; then the documents without a year. */
  readonly years: readonly YearCount[];
}

export interface ConceptCount {
  readonly identity: string;
  /** The name that most of its mentions have. */
  readonly name: string;
  readonly type: string;
  readonly documents: number;
  readonly mentions: number;
}

export interface PairCount {
  readonly a: ConceptCount;
  readonly b: ConceptCount;
  /** Documents with both. */
  readonly together: number;
  /** Documents that assert a relation of the two, either way. */
  readonly related: number;
}

export interface YearCount {
  /** Absent: without a year. */
  readonly year?: number;
  readonly documents: number;
}

/** Rows of each table, the largest ones. */
const MAX_ROWS = 1000;
/** Concepts of one document that are paired with each other: those of most mentions. */
const MAX_PAIRED = 60;

interface Counting {
  readonly identity: string;
  readonly type: string;
  readonly names: Map<string, number>;
  documents: number;
  mentions: number;
}

export function collectionTables(digests: Iterable<Digest>): CollectionTables {
  const concepts = new Map<string, Counting>();
  const pairs = new Map<string, { a: string; b: string; together: number; related: number }>();
  const years = new Map<number | undefined, number>();
  for (const digest of digests) {
    const { year } = digest.facts;
    years.set(year, (years.get(year) ?? 0) + 1);
    const here = countConcepts(digest.concepts, concepts);
    const related = relatedIn(digest);
    for (const name of pairsOf(here.slice(0, MAX_PAIRED), related)) {
      const [a = '', b = ''] = name.split('\n');
      const pair = pairs.get(name) ?? { a, b, together: 0, related: 0 };
      pair.together += 1;
      if (related.has(name)) pair.related += 1;
      pairs.set(name, pair);
    }
  }
  const counted = new Map([...concepts].map(([identity, one]) => [identity, conceptCount(one)]));
  const largest = [...pairs.values()]
    .sort(
      (x, y) => y.together - x.together || y.related - x.related || compare(x.a + x.b, y.a + y.b),
    )
    .slice(0, MAX_ROWS);
  return {
    concepts: [...counted.values()].sort(byDocuments).slice(0, MAX_ROWS),
    conceptCount: counted.size,
    pairs: largest.flatMap(({ a, b, together, related }) => {
      const [x, y] = [counted.get(a), counted.get(b)];
      return x && y ? [{ a: x, b: y, together, related }] : [];
    }),
    pairCount: pairs.size,
    years: yearCounts(years),
  };
}

/** @returns the identities in one document, each once, in the order of their mentions */
function countConcepts(
  given: readonly DigestConcept[],
  concepts: Map<string, Counting>,
): readonly string[] {
  const here = new Set<string>();
  for (const one of given) {
    const identity = identityOf(one);
    const count = concepts.get(identity) ?? {
      ...{ identity, type: one.type, names: new Map(), documents: 0, mentions: 0 },
    };
    concepts.set(identity, count);
    if (!here.has(identity)) count.documents += 1;
    here.add(identity);
    count.mentions += one.mentions;
    count.names.set(one.name, (count.names.get(one.name) ?? 0) + one.mentions);
  }
  return [...here];
}

const pairName = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

function relatedIn({ concepts, relations }: Digest): ReadonlySet<string> {
  return new Set(
    relations.flatMap(({ head, tail }) => {
      const [a, b] = [concepts[head], concepts[tail]].map((one) => one && identityOf(one));
      return a === undefined || b === undefined || a === b ? [] : [pairName(a, b)];
    }),
  );
}

function pairsOf(identities: readonly string[], related: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set(related);
  for (const [place, a] of identities.entries()) {
    for (const b of identities.slice(place + 1)) names.add(pairName(a, b));
  }
  return names;
}

function conceptCount({ identity, type, names, documents, mentions }: Counting): ConceptCount {
  const [name = ''] = [...names].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0] ?? [];
  return { identity, name, type, documents, mentions };
}

const byDocuments = (a: ConceptCount, b: ConceptCount): number =>
  b.documents - a.documents || b.mentions - a.mentions || compare(a.identity, b.identity);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function yearCounts(years: ReadonlyMap<number | undefined, number>): readonly YearCount[] {
  const known = [...years.keys()].filter((year) => year !== undefined);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const counts: YearCount[] = [];
  for (let year = first; year <= last && counts.length < MAX_ROWS; year += 1) {
    counts.push({ year, documents: years.get(year) ?? 0 });
  }
  const without = years.get(undefined) ?? 0;
  return without > 0 ? [...counts, { documents: without }] : counts;
}
