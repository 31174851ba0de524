import { knownType } from '../catalogue/entity-type.ts';
import { append } from '../grouped.ts';
import { inOneGo, type Share } from '../in-slices.ts';
import { nameKey } from './name-key.ts';
import type { OwnConcept } from './own-concept.ts';

export { parseVocabularyFile } from './vocabulary-file/parse.ts';

/** The user's own names, which win over the lexicon's. */
export interface OwnVocabulary {
  /** Concepts with a name of this key (`nameKey`), for mentions of the type; none where too many share the name. */
  readonly find: (key: string, type: string) => readonly OwnConcept[];
  /** Finds concepts by names that mean only about the same. */
  readonly findRelated: (key: string, type: string) => readonly OwnConcept[];
  /** Concepts in the order of the list. */
  readonly concepts: readonly OwnConcept[];
}

/** The concepts of a list, with its name, and with its type where they have none. */
export const ofVocabulary = (
  concepts: readonly OwnConcept[],
  vocabulary: string,
  type?: string,
): readonly OwnConcept[] =>
  concepts.map(({ id, name, names, related, type: own = type }) => ({
    ...{ id, name, names, vocabulary },
    ...(related && { related }),
    ...(own !== undefined && { type: own }),
  }));

/** A name that more concepts than this share ('hypothetical protein') tells nothing, and leads to none of them. */
export const MAX_SHARING = 64;

export const createVocabulary = (concepts: readonly OwnConcept[]): OwnVocabulary =>
  inOneGo(buildVocabulary(concepts));

/** `createVocabulary` in slices of a few milliseconds, for a list of hundreds of thousands: between them others get their turn. */
export function* buildVocabulary(concepts: readonly OwnConcept[]): Generator<Share, OwnVocabulary> {
  const exact = yield* finder(concepts, ({ name, names }) => [name, ...names], 0);
  const related = yield* finder(concepts, (concept) => concept.related ?? [], 0.5);
  return { concepts, find: exact, findRelated: related };
}

/** Concepts in a slice. */
const SLICE = 500;

function* finder(
  concepts: readonly OwnConcept[],
  namesOf: (concept: OwnConcept) => readonly string[],
  before: Share,
): Generator<Share, OwnVocabulary['find']> {
  const byKey = new Map<string, OwnConcept[]>();
  for (const [index, concept] of concepts.entries()) {
    if (index % SLICE === SLICE - 1) yield before + index / concepts.length / 2;
    for (const key of new Set(namesOf(concept).map(nameKey))) {
      if (key !== '') append(byKey, key, concept);
    }
  }
  return (key, type) => {
    const sharing = byKey.get(key) ?? [];
    return sharing.length > MAX_SHARING ? [] : sharing.filter((one) => isForType(one, type));
  };
}

/** Whether a concept is for mentions of a type: lists write types in any case, and by the aliases of the catalogue. */
export const isForType = (concept: OwnConcept, type: string): boolean =>
  concept.type === undefined || typeKey(concept.type) === typeKey(type);

const typeKey = (type: string): string => knownType(type) ?? type.toLowerCase();
