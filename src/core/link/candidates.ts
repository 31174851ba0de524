import { american } from './american.ts';
import { isOfOtherKind } from './kinds-of-name.ts';
import type { Hit, Lexicon } from './lexicon.ts';
import { KIND, kindOf, levelOf } from './lexicon-format.ts';
import { ligandsOf } from './ligands.ts';
import { isConceptOf } from './linkable.ts';
import { nameKey } from './name-key.ts';
import { rephrase } from './rephrase.ts';
import { usualName } from './usual-names.ts';

/** A concept that a name may stand for, and how well it fits, about 0 to 1. */
export interface ConceptCandidate {
  readonly concept: number;
  readonly fit: number;
}

export interface Wanted {
  /** The name as the text has it. */
  readonly name: string;
  /** What the text says the name is short for. */
  readonly longForm: string | undefined;
  readonly type: string;
  /** Whether the text is about effects of drugs. */
  readonly speaksOfDrugs: boolean;
  /** How likely a gene is of each species, by NCBI Taxonomy number; absent for other types. */
  readonly species: ReadonlyMap<number, number> | undefined;
}

/** What a hit is worth by the kind of name it was found under. */
const BY_KIND = {
  [KIND.label]: 0.9,
  [KIND.exact]: 0.88,
  [KIND.synonym]: 0.82,
  [KIND.related]: 0.74,
};
/** What annotators' choices add, a power of two. */
const BY_LEVEL = 0.06;
const MAX_LEVELS = 5;
const OTHER_SPECIES = 0.3;
const UNKNOWN_SPECIES = 0.3;
/** What it adds that a receptor is named for the gene's product. */
const BY_RECEPTOR = 0.1;
/** A short form is likelier to mean what the text says than what lexicons list under it. */
const IN_SPITE_OF_LONG_FORM = 0.55;
/** Similarity from which two names count as alike: one wrong character in eight. */
const ALIKE = 0.87;
/** Enough is known when a name is found as it stands. */
const SURE = 0.7;

/** Concepts the name may stand for, in no order. */
export function candidatesOf(wanted: Wanted, lexicon: Lexicon): ConceptCandidate[] {
  const best = new Map<number, number>();
  const add = (key: string, trust: number): boolean => {
    const fitting = lexicon.find(key).filter((hit) => isWanted(hit, wanted, lexicon));
    for (const hit of fitting) {
      const fit = trust * fitOf(hit, wanted, lexicon);
      if (fit > (best.get(hit.concept) ?? 0)) best.set(hit.concept, fit);
    }
    return fitting.length > 0;
  };
  const { name, type } = wanted;
  if (type === 'Gene' && isNoSymbol(name)) return [];
  const said = wanted.longForm;
  const longForm = usualName(american(said ?? name), type) ?? said;
  const hasLong = longForm !== undefined && addName(longForm, 1);
  addName(name, hasLong ? IN_SPITE_OF_LONG_FORM : 1);
  if (type === 'Gene' && best.size > 1) {
    for (const concept of ligandsOf(name, lexicon)) {
      const fit = best.get(concept);
      if (fit !== undefined) best.set(concept, fit + BY_RECEPTOR);
    }
  }

  /** Looks the name up as it stands; only when that finds nothing, said otherwise. */
  function addName(text: string, trust: number): boolean {
    if (add(nameKey(text), trust)) return true;
    let least = 0;
    let isFound = false;
    for (const other of rephrase(text, type)) {
      if (other.trust < least) break;
      if (!add(other.key, trust * other.trust)) continue;
      isFound = true;
      least = Math.max(least, other.trust * SURE);
    }
    return isFound || addSimilar(nameKey(text), trust);
  }

  /** Names that begin alike and differ by an ending or a slip. */
  function addSimilar(key: string, trust: number): boolean {
    if (key.length < 6) return false;
    const stem = key.slice(0, Math.max(5, Math.floor(key.length * 0.6)));
    let isFound = false;
    for (const other of lexicon.keysFrom(stem, 48)) {
      if (!other.startsWith(stem)) break;
      const likeness = 1 - editDistance(key, other) / Math.max(key.length, other.length);
      if (likeness > ALIKE) isFound = add(other, trust * 0.7 * likeness) || isFound;
    }
    return isFound;
  }

  return [...best].map(([concept, fit]) => ({ concept, fit }));
}

const isWanted = ({ concept, weight }: Hit, { name, type }: Wanted, lexicon: Lexicon): boolean =>
  isConceptOf(type, lexicon.classOf(concept).type) &&
  !(lexicon.classOf(concept).type === 'Any' && isOfOtherKind(lexicon.nameOf(concept), type)) &&
  !(type === 'Anatomy' && kindOf(weight) === KIND.related && ADJECTIVE.test(name)) &&
  !(type === 'Chemical' && isOpposite(name, lexicon.nameOf(concept)));

/** Uberon has Latin words as related names: 'ventricular' is not of the stomach (ventriculus). */
const ADJECTIVE = /^\p{L}+(?:al|ar|ic|ous)$/iu;

/** Vocabularies join mirror images of a molecule: levothyroxine is not dextrothyroxine. */
const isOpposite = (name: string, label: string): boolean => {
  const [one, other] = [handOf(name), handOf(label)];
  return one !== undefined && other !== undefined && one !== other;
};

const handOf = (name: string): string | undefined =>
  /^(levo|dextro)(?=\p{L}{4})/iu.exec(name)?.[1]?.toLowerCase();

/**
 * Whether annotators chose the concept because their texts are about side effects: there 'hepatitis' is drug-induced liver
 * injury. Where the text says nothing of drugs, their choice tells nothing.
 */
const isOfSideEffects = ({ concept, weight }: Hit, wanted: Wanted, lexicon: Lexicon): boolean =>
  !wanted.speaksOfDrugs &&
  wanted.type === 'Disease' &&
  kindOf(weight) === KIND.related &&
  /\bdrug\b/iu.test(lexicon.nameOf(concept)) &&
  !/\bdrug\b/iu.test(wanted.name);

function fitOf(hit: Hit, wanted: Wanted, lexicon: Lexicon): number {
  const { concept, weight } = hit;
  const { species } = wanted;
  const { taxon, rank, type } = lexicon.classOf(concept);
  const ofSpecies = taxon === undefined ? UNKNOWN_SPECIES : (species?.get(taxon) ?? 0);
  const strange = species === undefined ? 0 : OTHER_SPECIES * (1 - ofSpecies);
  const vague = type === 'Any' ? 0.05 : 0;
  return (
    BY_KIND[kindOf(weight)] +
    (isOfSideEffects(hit, wanted, lexicon) ? 0 : BY_LEVEL * Math.min(levelOf(weight), MAX_LEVELS)) -
    strange -
    vague -
    0.02 * rank
  );
}

/** Whether a name is too short for a symbol: two small letters or figures ('p1') name no gene, because symbols of genes have capital letters. */
const isNoSymbol = (name: string): boolean => name.length < 3 && name === name.toLowerCase();

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
