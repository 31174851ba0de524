import type { Digest } from '../digest/digest.ts';
import {
  type Certainty,
  countedIdentities,
  countsConcept,
  countsRelation,
  identitiesOf,
  mentionsIn,
} from '../search/concepts.ts';

/** What is in a collection of documents: concepts, pairs of them, and years; each by the number of documents. */
export interface CollectionTables {
  readonly concepts: readonly ConceptCount[];
  /** How many concepts there are, beyond the rows too. */
  readonly conceptCount: number;
  readonly pairs: readonly PairCount[];
  readonly pairCount: number;
  /** In order, with the years without any document in between, where these are few; then the documents without a year. */
  readonly years: readonly YearCount[];
}

export interface ConceptCount {
  readonly identity: string;
  /** The name that most of its mentions have. */
  readonly name: string;
  readonly type: string;
  /** Those that speak of it otherwise than to deny it. */
  readonly documents: number;
  /** In these documents. */
  readonly mentions: number;
  /** Documents that only deny it. */
  readonly denied: number;
}

export interface PairCount {
  readonly a: ConceptCount;
  readonly b: ConceptCount;
  /** Documents with both. */
  readonly together: number;
  /** Sentences that name both. */
  readonly sentences: number;
  /** Documents that assert a relation of the two, either way: what a text denies does not count. */
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
  denied: number;
}

/** Counts what counts (`Certainty`): by default what is likely, or was decided on by a person. */
export function collectionTables(
  digests: Iterable<Digest>,
  certainty: Certainty = { isUnsureToo: false },
): CollectionTables {
  const concepts = new Map<string, Counting>();
  const pairs = new Map<number, { together: number; related: number; sentences: number }>();
  const numbers = new Map<string, number>();
  const identities: string[] = [];
  const years = new Map<number | undefined, number>();
  const numberOf = (identity: string): number => {
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, identities.length);
    return identities.push(identity) - 1;
  };
  for (const digest of digests) {
    const { year } = digest.facts;
    years.set(year, (years.get(year) ?? 0) + 1);
    countConcepts(digest, concepts, certainty);
    const here = [...countedIdentities(digest, certainty)].slice(0, MAX_PAIRED).map(numberOf);
    const related = relatedIn(digest, certainty, numberOf);
    const near = nearIn(digest, numberOf);
    for (const pair of pairsOf(here, related)) {
      const count = pairs.get(pair) ?? { together: 0, related: 0, sentences: 0 };
      count.together += 1;
      count.sentences += near.get(pair) ?? 0;
      if (related.has(pair)) count.related += 1;
      pairs.set(pair, count);
    }
  }
  const counted = new Map([...concepts].map(([identity, one]) => [identity, conceptCount(one)]));
  const named = (pair: number): readonly [string, string] => {
    const two = [Math.floor(pair / SHIFT), pair % SHIFT].map((number) => identities[number] ?? '');
    const [a = '', b = ''] = two.sort();
    return [a, b];
  };
  const mentionsOf = (names: readonly string[]) =>
    Math.min(...names.map((name) => counted.get(name)?.mentions ?? 0));
  // Of few documents most pairs are together in one: a relation tells more of two than a sentence, a sentence more than a
  // document, and two that are spoken of often more than two that are named once.
  const largest = largestOf([...pairs], ([, { together }]) => together)
    .map(([pair, count]) => ({ ...count, names: named(pair) }))
    .map((one) => ({ ...one, mentions: mentionsOf(one.names) }))
    .sort(
      (x, y) =>
        y.together - x.together ||
        y.related - x.related ||
        y.sentences - x.sentences ||
        y.mentions - x.mentions ||
        compare(x.names.join(''), y.names.join('')),
    )
    .slice(0, MAX_ROWS);
  return {
    concepts: [...counted.values()].sort(byDocuments).slice(0, MAX_ROWS),
    conceptCount: counted.size,
    pairs: largest.flatMap(({ names, together, related, sentences }) => {
      const [a, b] = names.map((name) => counted.get(name));
      return a && b ? [{ a, b, together, sentences, related }] : [];
    }),
    pairCount: pairs.size,
    years: yearCounts(years),
  };
}

/** A pair is one number: that of one concept times this, and that of the other. */
const SHIFT = 2 ** 26;

/** Those that may be among the first rows: as many as have the count of the last row, and all with more. */
function largestOf<T>(all: readonly T[], countOf: (one: T) => number): readonly T[] {
  if (all.length <= MAX_ROWS) return all;
  const least = all.map(countOf).sort((a, b) => b - a)[MAX_ROWS - 1] ?? 0;
  return all.filter((one) => countOf(one) >= least);
}

function countConcepts(
  digest: Digest,
  concepts: Map<string, Counting>,
  certainty: Certainty,
): void {
  const asserted = countedIdentities(digest, certainty);
  const met = new Set<string>();
  for (const [place, identity] of identitiesOf(digest).entries()) {
    const one = digest.concepts[place];
    const mentions = one ? mentionsIn(one, certainty) : 0;
    if (!one || mentions === 0) continue;
    const count = concepts.get(identity) ?? {
      ...{ identity, type: one.type, names: new Map() },
      ...{ documents: 0, mentions: 0, denied: 0 },
    };
    concepts.set(identity, count);
    const isAsserted = asserted.has(identity);
    if (!met.has(identity)) count[isAsserted ? 'documents' : 'denied'] += 1;
    met.add(identity);
    if (isAsserted) count.mentions += mentions;
    count.names.set(one.name, (count.names.get(one.name) ?? 0) + mentions);
  }
}

const pairOf = (a: number, b: number): number => (a < b ? a * SHIFT + b : b * SHIFT + a);

function relatedIn(
  digest: Digest,
  certainty: Certainty,
  numberOf: (identity: string) => number,
): ReadonlySet<number> {
  const identities = identitiesOf(digest);
  const counts = (place: number): boolean => {
    const concept = digest.concepts[place];
    return concept !== undefined && countsConcept(concept, certainty);
  };
  return new Set(
    digest.relations.flatMap((relation) => {
      const { head, tail } = relation;
      if (!countsRelation(relation, certainty) || !counts(head) || !counts(tail)) return [];
      const [a, b] = [identities[head], identities[tail]];
      return a === undefined || b === undefined || a === b
        ? []
        : [pairOf(numberOf(a), numberOf(b))];
    }),
  );
}

/** Sentences that name both of two concepts, by pair. */
function nearIn(
  digest: Digest,
  numberOf: (identity: string) => number,
): ReadonlyMap<number, number> {
  const identities = identitiesOf(digest);
  const sentences = new Map<number, number>();
  for (const [first, second, count] of digest.near) {
    const [a, b] = [identities[first], identities[second]];
    if (a === undefined || b === undefined || a === b) continue;
    const pair = pairOf(numberOf(a), numberOf(b));
    sentences.set(pair, (sentences.get(pair) ?? 0) + count);
  }
  return sentences;
}

function pairsOf(here: readonly number[], related: ReadonlySet<number>): ReadonlySet<number> {
  const pairs = new Set(related);
  for (const [place, a] of here.entries()) {
    for (const b of here.slice(place + 1)) pairs.add(pairOf(a, b));
  }
  return pairs;
}

function conceptCount({ names, ...count }: Counting): ConceptCount {
  const [name = ''] = [...names].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0] ?? [];
  return { ...count, name };
}

const byDocuments = (a: ConceptCount, b: ConceptCount): number =>
  b.documents - a.documents ||
  b.mentions - a.mentions ||
  b.denied - a.denied ||
  compare(a.identity, b.identity);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Years without a document between two with some that are filled in; a longer gap is left out. */
const MAX_GAP = 50;

/**
 * The years with a document, in order, and those between them; each year that a document has is among them, however wrong it
 * may be. A gap of more years than people read a journal for is none to be shown: one of its ends is a mistake.
 */
function yearCounts(years: ReadonlyMap<number | undefined, number>): readonly YearCount[] {
  const known = [...years.keys()].filter((year) => year !== undefined).sort((a, b) => a - b);
  const counts = known.flatMap((year, place): YearCount[] => {
    const before = known[place - 1];
    const gap = before === undefined ? 0 : year - before - 1;
    const filled = gap > MAX_GAP ? 0 : gap;
    return [
      ...Array.from({ length: filled }, (_, at) => ({ year: year - filled + at, documents: 0 })),
      { year, documents: years.get(year) ?? 0 },
    ];
  });
  const without = years.get(undefined) ?? 0;
  return without > 0 ? [...counts, { documents: without }] : counts;
}
