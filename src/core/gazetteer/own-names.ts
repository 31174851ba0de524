import { knownType } from '../catalogue/entity-type.ts';
import { inOneGo, type Share } from '../in-slices.ts';
import type { OwnConcept } from '../link/own-concept.ts';
import { MAX_SHARING } from '../link/own-vocabulary.ts';
import { halvesOf } from './hash.ts';
import { gazetteerKey, WORD } from './key.ts';
import { MAX_SYMBOL_LENGTH, type NameSource } from './match.ts';

/** What a name of the user's own vocabularies is. */
export interface OwnName {
  readonly type: string;
  /** Name of the list. */
  readonly vocabulary: string;
}

/** The names of the user's own vocabularies, to be found in texts. */
export type OwnNames = NameSource<OwnName>;

/** Longest name that is found, in words and in characters of its key: no author repeats a longer one to the letter. */
const MAX_WORDS = 24;
const MAX_KEY_LENGTH = 160;

/**
 * Names reach over brackets and commas here, unlike the gazetteer's: 'poly(ADP-ribose) polymerase' stands in a list because it is
 * one name. Brackets before which there is a space begin something else.
 */
const BORDER = /\s[([{]|[;:\t]|[,.]\s|\n\s*\n/u;

/** Concepts in a slice. */
const SLICE = 2000;

/** Types whose short names are symbols where they have a capital: the gene 'Cat', but not the metal 'Zinc'. */
const OF_SYMBOLS: ReadonlySet<string> = new Set(['Gene', 'GeneFamily', 'CellLine']);

/**
 * An open hash table of the exact names of concepts that have a type, 13 bytes a slot; a key is told by two hashes of 32 bits.
 * Of concepts that share a name the first counts, of more than `MAX_SHARING` none. A symbol (short, with a
 * capital or figure) counts only where a text has one, too.
 */
export const createOwnNames = (concepts: readonly OwnConcept[]): OwnNames =>
  inOneGo(buildOwnNames(concepts));

/** `createOwnNames` in slices of a few milliseconds, for a list of hundreds of thousands: between them others get their turn. */
export function* buildOwnNames(concepts: readonly OwnConcept[]): Generator<Share, OwnNames> {
  const most = concepts.reduce((sum, { names }) => sum + 1 + names.length, 0);
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, most * 1.5)));
  const checks = new Uint32Array(slots);
  const always = new Uint32Array(slots);
  const marked = new Uint32Array(slots);
  const sharing = new Uint8Array(slots);
  const classes: OwnName[] = [];
  const classOf = new Map<string, number>();
  let maxWords = 0;
  let maxKeyLength = 0;

  const slotOf = (key: string): number => {
    const { one, two } = halvesOf(key);
    let slot = two & (slots - 1);
    while (sharing[slot] !== 0 && checks[slot] !== one >>> 0) slot = (slot + 1) & (slots - 1);
    checks[slot] = one >>> 0;
    return slot;
  };

  for (const [index, concept] of concepts.entries()) {
    if (index % SLICE === SLICE - 1) yield index / concepts.length;
    if (concept.type === undefined) continue;
    const type = knownType(concept.type) ?? concept.type;
    const vocabulary = concept.vocabulary ?? '';
    const named = `${type}\n${vocabulary}`;
    let number = classOf.get(named);
    if (number === undefined) {
      number = classes.push({ type, vocabulary });
      classOf.set(named, number);
    }
    const keys = new Map<string, string>();
    for (const name of [concept.name, ...concept.names]) {
      const key = gazetteerKey(name, MAX_WORDS, MAX_KEY_LENGTH);
      if (key !== undefined && !keys.has(key)) keys.set(key, name);
    }
    for (const [key, name] of keys) {
      const slot = slotOf(key);
      sharing[slot] = Math.min(MAX_SHARING + 1, (sharing[slot] ?? 0) + 1);
      if (!isSymbol(name, key, type)) always[slot] ||= number;
      else if (always[slot] === 0) marked[slot] ||= number;
      maxWords = Math.max(maxWords, name.match(WORD)?.length ?? 0);
      maxKeyLength = Math.max(maxKeyLength, key.length + 1);
    }
  }
  return {
    maxWords,
    maxKeyLength,
    border: BORDER,
    find(key, isMarked) {
      const slot = slotOf(key);
      const count = sharing[slot] ?? 0;
      if (count === 0 || count > MAX_SHARING) return undefined;
      const number = (isMarked && marked[slot]) || always[slot];
      return number ? classes[number - 1] : undefined;
    },
  };
}

function isSymbol(name: string, key: string, type: string): boolean {
  if (key.length > MAX_SYMBOL_LENGTH) return false;
  return /.\p{Lu}|\p{N}/u.test(name) || (OF_SYMBOLS.has(type) && /\p{Lu}/u.test(name));
}
