import { compareSpans, type Span, spanOver } from '../text/span.ts';
import type { Layer, LayerRelation } from './layer.ts';
import { coverOf, hullOf, mentionCandidates } from './layer-pairs.ts';
import { bestPairs, type PossiblePair } from './match.ts';
import { relationCandidates } from './relation-candidates.ts';

/** A mention or relation that two layers do not have alike. */
export interface Difference {
  readonly of: 'mention' | 'relation';
  /** `span`, `type`: both have it, with another place or type; else it is in one layer alone. */
  readonly kind: 'span' | 'type' | 'span-and-type' | 'only-first' | 'only-second';
  /** Ids in the layers. */
  readonly first?: string;
  readonly second?: string;
  /** What it is about, from the first letter to the last. UTF-16, half-open. */
  readonly place: Span;
}

/** What differs between two layers in order: mentions in text order, then relations. Each thing is in it once. */
export const differencesOf = (a: Layer, b: Layer): readonly Difference[] => [
  ...mentionDifferences(a, b),
  ...relationDifferences(a, b),
];

function mentionDifferences(a: Layer, b: Layer): readonly Difference[] {
  const candidates = mentionCandidates(a, b, 'any');
  const isSameType = ({ a: one, b: other }: PossiblePair) =>
    a.mentions[one]?.type === b.mentions[other]?.type;
  // The same before what differs in type alone, that before what differs in place.
  const pairs = bestPairs(
    candidates.map((one) => ({
      ...one,
      fit: one.fit === 1 ? (isSameType(one) ? 3 : 2) : one.fit + (isSameType(one) ? 1 : 0),
    })),
  );
  const differences: Difference[] = [];
  const met = new Set(pairs.values());
  for (const [at, one] of a.mentions.entries()) {
    const place = hullOf(one);
    const other = b.mentions[pairs.get(at) ?? -1];
    if (!other) {
      differences.push({ of: 'mention', kind: 'only-first', first: one.id, place });
      continue;
    }
    const [isSpan, isType] = [coverOf(one) === coverOf(other), one.type === other.type];
    if (isSpan && isType) continue;
    const kind = isSpan ? 'type' : isType ? 'span' : 'span-and-type';
    const reach = spanOver([place, hullOf(other)]) ?? place;
    differences.push({ of: 'mention', kind, first: one.id, second: other.id, place: reach });
  }
  for (const [at, other] of b.mentions.entries()) {
    if (met.has(at)) continue;
    differences.push({
      of: 'mention',
      kind: 'only-second',
      second: other.id,
      place: hullOf(other),
    });
  }
  return differences.sort((x, y) => compareSpans(x.place, y.place));
}

function relationDifferences(a: Layer, b: Layer): readonly Difference[] {
  // Ends that overlap will do: how they differ is told of the mentions.
  const pairs = bestPairs(relationCandidates(a, b, 'relaxed'));
  const met = new Set(pairs.values());
  const [placeOf, placeOfOther] = [placesOf(a), placesOf(b)];
  const only = (layer: Layer, at: number, kind: 'only-first' | 'only-second') => {
    const relation = layer.relations[at];
    const id = relation?.id ?? '';
    const place = (layer === a ? placeOf : placeOfOther)(relation);
    const side = kind === 'only-first' ? { first: id } : { second: id };
    return { of: 'relation', kind, ...side, place } as const;
  };
  return [
    ...a.relations.flatMap((one, at): readonly Difference[] => {
      const other = b.relations[pairs.get(at) ?? -1];
      if (!other) return [only(a, at, 'only-first')];
      if (other.type === one.type) return [];
      const both = { first: one.id, second: other.id };
      return [{ of: 'relation', kind: 'type', ...both, place: placeOf(one) }];
    }),
    ...b.relations.flatMap((_, at) => (met.has(at) ? [] : [only(b, at, 'only-second')])),
  ];
}

/** Gives the place of a relation of the layer: from the first mention of its head to that of its tail. */
function placesOf({ mentions }: Layer): (relation: LayerRelation | undefined) => Span {
  const byId = new Map(mentions.map((one) => [one.id, one]));
  return (relation) => {
    const ends = [relation?.head[0], relation?.tail[0]].flatMap((id) => byId.get(id ?? '') ?? []);
    return spanOver(ends.map(hullOf)) ?? { start: 0, end: 0 };
  };
}
