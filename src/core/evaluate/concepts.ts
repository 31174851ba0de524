import { addCounts, type Counts, countKeys, NO_COUNTS } from './counts.ts';

/** How well the mentions of one type were linked. */
export interface LinkCounts {
  /** Mentions that the gold standard gives a concept. */
  readonly mentions: number;
  /** The best concept is one of the gold ones (a composite mention has several). */
  readonly first: number;
  /** Mentions for which one of the five best concepts is right. */
  readonly amongFive: number;
  /** Mentions for which nothing was offered. */
  readonly unmatched: number;
}

export const NO_LINKS: LinkCounts = { mentions: 0, first: 0, amongFive: 0, unmatched: 0 };

/** @param offered concepts best first */
export function countLink(gold: readonly string[], offered: readonly string[]): LinkCounts {
  const rank = offered.findIndex((id) => gold.includes(id));
  return {
    mentions: 1,
    first: rank === 0 ? 1 : 0,
    amongFive: rank >= 0 && rank < 5 ? 1 : 0,
    unmatched: offered.length === 0 ? 1 : 0,
  };
}

export const addLinks = (a: LinkCounts, b: LinkCounts): LinkCounts => ({
  mentions: a.mentions + b.mentions,
  first: a.first + b.first,
  amongFive: a.amongFive + b.amongFive,
  unmatched: a.unmatched + b.unmatched,
});

/** A mention with what it stands for: all gold concepts, or the best one found. */
export interface ConceptMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly concepts: readonly string[];
}

/** Counts of one document and type, in the two ways that are published. */
export interface ConceptCounts {
  /** Same span and type, and the found concept is one of the gold ones. */
  readonly spans: Counts;
  /** Which concepts the document names, however often and wherever. */
  readonly documents: Counts;
}

export const NO_CONCEPTS: ConceptCounts = { spans: NO_COUNTS, documents: NO_COUNTS };

export const addConcepts = (a: ConceptCounts, b: ConceptCounts): ConceptCounts => ({
  spans: addCounts(a.spans, b.spans),
  documents: addCounts(a.documents, b.documents),
});

/** Mentions without a concept count on neither side: what has none in the gold standard cannot be found right. */
export function countConcepts(
  gold: readonly ConceptMention[],
  found: readonly ConceptMention[],
  type: string,
): ConceptCounts {
  const named = (mentions: readonly ConceptMention[]) =>
    mentions.filter((mention) => mention.type === type && mention.concepts.length > 0);
  const goldNamed = named(gold);
  const foundNamed = named(found);
  const place = ({ start, end }: ConceptMention) => `${start} ${end}`;
  const byPlace = new Map(goldNamed.map((mention) => [place(mention), mention.concepts]));
  const correct = foundNamed.filter((mention) =>
    byPlace.get(place(mention))?.some((id) => id === mention.concepts[0]),
  ).length;
  const ids = (mentions: readonly ConceptMention[]) =>
    new Set(mentions.flatMap(({ concepts }) => concepts));
  return {
    spans: { correct, predicted: foundNamed.length, gold: goldNamed.length },
    documents: countKeys(ids(goldNamed), ids(foundNamed)),
  };
}
