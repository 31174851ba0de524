import { findAbbreviations } from '../text/abbreviations.ts';
import type { Span } from '../text/span.ts';
import { type Candidate, candidatesOf, isLinked } from './candidates.ts';
import type { Lexicon } from './lexicon.ts';
import { nameKey } from './name-key.ts';
import type { OwnVocabulary } from './own-vocabulary.ts';
import { speciesContext } from './species.ts';
import { variantId } from './variant-name.ts';

/** A concept that a mention may stand for. */
export interface LinkedConcept {
  /** CURIE; for variants that have no number, the normalised form ('p.V600E'). */
  readonly id: string;
  readonly name: string;
  /** How well it fits, in [0, 1]: an ordering, not a probability. */
  readonly score: number;
}

export interface LinkableMention extends Span {
  readonly text: string;
  readonly type: string;
}

export interface LinkOptions {
  /** The user's own names: where one fits, nothing else is offered before it. */
  readonly own?: OwnVocabulary | undefined;
  /** Most concepts for a mention. */
  readonly limit?: number;
}

const LIMIT = 5;
/** What fits worse is no match. */
const LEAST = 0.25;
/** A concept that another mention of the text surely stands for. */
const MET = 0.12;
const SURE = 0.85;

/**
 * The concepts each mention may stand for, best first; none at all is 'no match'. Mentions of one name and type get
 * the same in the whole text, but for genes, whose species depends on the sentence.
 */
export function link(
  text: string,
  mentions: readonly LinkableMention[],
  lexicon: Lexicon,
  { own, limit = LIMIT }: LinkOptions = {},
): readonly (readonly LinkedConcept[])[] {
  const abbreviations = findAbbreviations(text);
  const species = speciesContext(text);
  const known = new Map<string, readonly Candidate[]>();
  const found = mentions.map(({ text: name, type, start }) => {
    if (!isLinked(type)) return [];
    const taxon = type === 'Gene' ? species.at(start) : 0;
    const key = `${type}\n${taxon}\n${name}`;
    const before = known.get(key);
    if (before) return before;
    const longForm = abbreviations.get(name) ?? abbreviations.get(name.replace(/s$/u, ''));
    const candidates = candidatesOf({ name, longForm, type, taxon }, lexicon);
    known.set(key, candidates);
    return candidates;
  });
  const met = new Set(found.flatMap((candidates) => sure(candidates) ?? []));
  return mentions.map((mention, index) => {
    const own1 = ownConcepts(mention, own, abbreviations);
    if (mention.type === 'Variant') return [...own1, ...variant(mention.text)].slice(0, limit);
    const ranked = [...(found[index] ?? [])]
      .map(({ concept, fit }) => ({ concept, fit: fit + (met.has(concept) ? MET : 0) }))
      .filter(({ fit }) => fit >= LEAST)
      .sort((a, b) => b.fit - a.fit || a.concept - b.concept)
      .slice(0, limit)
      .map(({ concept, fit }) => ({
        id: lexicon.idOf(concept),
        name: lexicon.nameOf(concept),
        score: Math.min(1, fit),
      }));
    const isOwn = new Set(own1.map(({ id }) => id));
    return [...own1, ...ranked.filter(({ id }) => !isOwn.has(id))].slice(0, limit);
  });
}

/** The concept of a mention that fits well and alone. */
function sure(candidates: readonly Candidate[]): number | undefined {
  const [first, second] = [...candidates].sort((a, b) => b.fit - a.fit);
  return first && first.fit >= SURE && (second?.fit ?? 0) < first.fit - 0.1
    ? first.concept
    : undefined;
}

function ownConcepts(
  { text, type }: LinkableMention,
  own: OwnVocabulary | undefined,
  abbreviations: ReadonlyMap<string, string>,
): LinkedConcept[] {
  if (!own) return [];
  const long = abbreviations.get(text);
  const hits = [
    ...own.find(nameKey(text), type),
    ...(long === undefined ? [] : own.find(nameKey(long), type)),
  ];
  return [...new Map(hits.map(({ id, name }) => [id, { id, name, score: 1 }])).values()];
}

function variant(name: string): LinkedConcept[] {
  const id = variantId(name);
  return id === undefined ? [] : [{ id, name: id.replace(/^dbSNP:/u, ''), score: 1 }];
}
