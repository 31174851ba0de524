import { conceptsById, isIdentifier } from './find-identifier.ts';
import type { FiledName, Hit, Lexicon } from './lexicon.ts';
import { KIND, kindOf, levelOf } from './lexicon-format.ts';
import { describeConcept, type LinkedConcept } from './link.ts';
import { isConceptOf } from './linkable.ts';
import { nameKey } from './name-key.ts';
import { isForType, type OwnVocabulary } from './own-vocabulary.ts';

/** What somebody looks for. */
export interface ConceptQuery {
  /** A name, the beginnings of its words, or an identifier (CURIE). */
  readonly text: string;
  /** Entity type whose concepts are wanted; all when absent. */
  readonly type?: string;
  readonly limit: number;
}

/** A concept with what tells it from others. */
export interface FoundConcept extends Omit<LinkedConcept, 'score'> {
  /** Type of concept; absent where the vocabulary does not say. */
  readonly type?: string;
  /** Other names, as far as the lexicon has their spelling. */
  readonly names: readonly string[];
}

/** Enough to be ranked: more names than this do not begin with what somebody types on purpose. */
const MAX_KEYS = 2000;
const MAX_NAMES = 8;
/** The names of all concepts are read when looking them up by their beginning gave less. */
const FEW = 5;

/**
 * Concepts that a person may mean, best first: by identifier in any case, by name, by the identifier without its prefix, by the beginning of a name, by the beginnings
 * of its words in any order. The user's own come first.
 */
export function findConcepts(
  { text, type, limit }: ConceptQuery,
  lexicon: Lexicon,
  own?: OwnVocabulary,
): readonly FoundConcept[] {
  const wanted = text.trim();
  const key = nameKey(wanted);
  if (key === '') return [];
  const ours = ownConcepts(wanted, key, type, own);
  const isWanted = ({ concept }: Hit) =>
    type === undefined || isConceptOf(type, lexicon.classOf(concept).type);
  const byId = conceptsById(wanted, type, lexicon);
  const best = new Map<number, number>();
  const add = (hits: readonly Hit[], trust: number) => {
    for (const hit of hits.filter(isWanted)) {
      const worth = trust + worthOf(hit);
      if (worth > (best.get(hit.concept) ?? 0)) best.set(hit.concept, worth);
    }
  };
  add(lexicon.find(key), 2);
  for (const other of lexicon.keysFrom(key, MAX_KEYS)) {
    if (!other.startsWith(key)) break;
    add(lexicon.find(other), key.length / other.length);
  }
  for (const concept of byId.local) {
    if (!best.has(concept)) best.set(concept, BY_LOCAL);
  }
  const isKnown = byId.whole.length + byId.local.length > 0;
  if (best.size < FEW && !isKnown) add(lexicon.search(wordsOf(wanted), MAX_KEYS), 0);
  const found = [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([concept]) => concept);
  const theirs = [...new Set([...byId.whole, ...found])].slice(0, limit);
  return [...ours, ...theirs.map((concept) => foundConcept(concept, lexicon))].slice(0, limit);
}

/** A number that is no whole name is likelier an identifier than the beginning of a name. */
const BY_LOCAL = 1.5;

const worthOf = ({ weight }: Hit): number =>
  (kindOf(weight) === KIND.label ? 0.3 : 0) + 0.05 * levelOf(weight);

/** Whether a name has words that begin with each of the words looked for. */
function wordsOf(text: string): (name: string) => boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (name) => {
    const lower = name.toLowerCase();
    if (!words.every((word) => lower.includes(word))) return false;
    const searched = ` ${lower.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`;
    return words.every((word) => searched.includes(` ${word}`));
  };
}

/** Whether a name can be shown as it is filed. Of a name of one word only the key is filed, without hyphens and in lower case: a long one with figures cannot be read. */
const isSpelled = ({ name }: FiledName): boolean =>
  /[\p{Lu} ]/u.test(name) || /^(?:\p{L}{2,20}|[\p{L}\p{N}]{2,6})$/u.test(name);

/** What annotators wrote most comes first, then what the vocabulary calls exact, then what is short. */
const byUse = (a: FiledName, b: FiledName): number =>
  levelOf(b.weight) - levelOf(a.weight) ||
  kindOf(b.weight) - kindOf(a.weight) ||
  a.name.length - b.name.length;

function foundConcept(concept: number, lexicon: Lexicon): FoundConcept {
  const { type } = lexicon.classOf(concept);
  return {
    ...describeConcept(concept, lexicon),
    ...(type !== 'Any' && { type }),
    names: lexicon
      .namesOf(concept)
      .filter(isSpelled)
      .sort(byUse)
      .slice(0, MAX_NAMES)
      .map(({ name }) => name),
  };
}

function ownConcepts(
  wanted: string,
  key: string,
  type: string | undefined,
  own: OwnVocabulary | undefined,
): FoundConcept[] {
  const isMeant = wordsOf(wanted);
  return (own?.concepts ?? [])
    .filter((one) => type === undefined || isForType(one, type))
    .filter(({ id, name, names }) => isIdentifier(id, wanted) || [name, ...names].some(isMeant))
    .sort((a, b) => Number(nameKey(b.name) === key) - Number(nameKey(a.name) === key));
}
