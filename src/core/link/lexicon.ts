import { ok, type Result } from '../result.ts';
import { readId, writeId } from './concept-id.ts';
import {
  BLOCK,
  type ConceptClass,
  type LexiconFailure,
  type LexiconHeader,
  MAX_ENTRY_LENGTH,
  SHOWN,
} from './lexicon-format.ts';
import { asciiOf, readHeader, type Sections, sectionsOf } from './lexicon-sections.ts';
import { nameKey } from './name-key.ts';

/** A concept that a name stands for. */
export interface Hit {
  /** Number of the concept within the lexicon. */
  readonly concept: number;
  /** How the name stands for it and how often it was chosen: `kindOf`, `levelOf`. */
  readonly weight: number;
}

/** A name of a concept; `weight` as in `Hit`. */
export interface FiledName {
  readonly name: string;
  readonly weight: number;
}

/** Names of concepts and what is known of the concepts, ready to be searched. */
export interface Lexicon {
  readonly header: LexiconHeader;
  /** Concepts that have a name with this key (`nameKey`), labels first; none is an empty list. */
  readonly find: (key: string) => readonly Hit[];
  /** Different keys from the first that is not before `from`, at most `limit`. */
  readonly keysFrom: (from: string, limit: number) => readonly string[];
  readonly classOf: (concept: number) => ConceptClass;
  /** CURIE. */
  readonly idOf: (concept: number) => string;
  /** Label, as the vocabulary spells it. */
  readonly nameOf: (concept: number) => string;
  /** The concept of a CURIE. */
  readonly conceptOf: (id: string) => number | undefined;
  /** Names of a concept besides its label, as they are filed: as spelled or as keys, in the order of keys. */
  readonly namesOf: (concept: number) => readonly FiledName[];
  /** Concepts with a name, as it is filed, that passes a test: reads all names there are, about half a second. */
  readonly search: (test: (name: string) => boolean, limit: number) => readonly Hit[];
}

/** Opens the bytes of a lexicon: checks that every section lies where it should, and reads no entry. */
export function openLexicon(bytes: Uint8Array): Result<Lexicon, LexiconFailure> {
  const header = readHeader(bytes);
  if (!header.ok) return header;
  const sections = sectionsOf(bytes, header.value.start, header.value.header);
  return sections.ok ? ok(createLexicon(header.value.header, sections.value)) : sections;
}

interface Block {
  readonly keys: readonly string[];
  readonly texts: readonly string[];
}

function createLexicon(header: LexiconHeader, sections: Sections): Lexicon {
  const { bytes, blocks, blockRest, blockConcept, blockSynonym } = sections;
  const { entries, concepts } = header;

  // As one string, because a slice of it costs next to nothing.
  let rests: string | undefined;
  const restOf = (from: number, to: number): string => {
    rests ??= asciiOf(bytes.rests, 0, bytes.rests.length);
    return rests.slice(from, to);
  };

  const textsOf = (block: number): { texts: string[]; isShown: boolean[] } => {
    const texts: string[] = [];
    const isShown: boolean[] = [];
    let at = blockRest(block);
    let before = '';
    for (let entry = block * BLOCK; entry < Math.min(entries, (block + 1) * BLOCK); entry += 1) {
      const coded = bytes.lengths[entry] ?? 0;
      const end = at + (coded & MAX_ENTRY_LENGTH);
      before = before.slice(0, bytes.shared[entry]) + restOf(at, end);
      texts.push(before);
      isShown.push((coded & SHOWN) !== 0);
      at = end;
    }
    return { texts, isShown };
  };
  const readBlock = (block: number): Block => {
    const { texts, isShown } = textsOf(block);
    return { texts, keys: texts.map((text, index) => (isShown[index] ? nameKey(text) : text)) };
  };
  const heads = new Map<number, string>();
  const headOf = (block: number): string => {
    const known = heads.get(block);
    if (known !== undefined) return known;
    const at = blockRest(block);
    const coded = bytes.lengths[block * BLOCK] ?? 0;
    const text = restOf(at, at + (coded & MAX_ENTRY_LENGTH));
    const head = (coded & SHOWN) === 0 ? text : nameKey(text);
    if (heads.size < MAX_HEADS) heads.set(block, head);
    return head;
  };
  /** The block in which the first entry with this key would be: entries of one key may go on in the next. */
  const blockOf = (key: string): number =>
    Math.max(
      0,
      lastWhere(blocks, (block) => headOf(block) < key),
    );

  /** The concept that a synonym stands for. */
  const synonymAt = (synonym: number): number =>
    (bytes.synonymLow[synonym] ?? 0) |
    ((bytes.synonymMiddle[synonym] ?? 0) << 8) |
    ((bytes.synonymHigh[synonym] ?? 0) << 16);

  const hitsOf = (block: number, index: number): Hit[] => {
    let concept = blockConcept(block);
    let synonym = blockSynonym(block);
    for (let entry = block * BLOCK; entry < block * BLOCK + index; entry += 1) {
      concept += bytes.labelCounts[entry] ?? 0;
      synonym += bytes.synonymCounts[entry] ?? 0;
    }
    const entry = block * BLOCK + index;
    const hits: Hit[] = [];
    for (let left = bytes.labelCounts[entry] ?? 0; left > 0; left -= 1) {
      hits.push({ concept, weight: bytes.labelWeight[concept] ?? 0 });
      concept += 1;
    }
    for (let left = bytes.synonymCounts[entry] ?? 0; left > 0; left -= 1) {
      hits.push({ concept: synonymAt(synonym), weight: bytes.synonymWeight[synonym] ?? 0 });
      synonym += 1;
    }
    return hits.filter((hit) => hit.concept < concepts);
  };

  const classOf = (concept: number): ConceptClass => {
    const found = header.classes[bytes.conceptClass[concept] ?? 0];
    if (!found) throw new RangeError(`There is no concept ${concept}.`);
    return found;
  };

  const localOf = (concept: number): number =>
    ((bytes.id0[concept] ?? 0) |
      ((bytes.id1[concept] ?? 0) << 8) |
      ((bytes.id2[concept] ?? 0) << 16) |
      ((bytes.id3[concept] ?? 0) << 24)) >>>
    0;
  const nameAt = (synonym: number): string => {
    const block = lastWhere(blocks, (one) => blockSynonym(one) <= synonym);
    let seen = blockSynonym(block);
    const { texts } = textsOf(block);
    return (
      texts.find((_, index) => {
        seen += bytes.synonymCounts[block * BLOCK + index] ?? 0;
        return synonym < seen;
      }) ?? ''
    );
  };

  return {
    header,
    find(key) {
      const hits: Hit[] = [];
      for (let block = blockOf(key); block < blocks && headOf(block) <= key; block += 1) {
        readBlock(block).keys.forEach((other, index) => {
          if (other === key) hits.push(...hitsOf(block, index));
        });
      }
      return hits;
    },
    keysFrom(from, limit) {
      const found = new Set<string>();
      for (let block = blockOf(from); block < blocks && found.size < limit; block += 1) {
        for (const key of readBlock(block).keys) if (key >= from) found.add(key);
      }
      return [...found].slice(0, limit);
    },
    classOf,
    idOf: (concept) => writeId(classOf(concept), localOf(concept)),
    conceptOf(id) {
      const locals = header.classes.map((form) => readId(form, id));
      if (locals.every((local) => local === undefined)) return undefined;
      const found = bytes.conceptClass.findIndex(
        (of, concept) => locals[of] !== undefined && locals[of] === localOf(concept),
      );
      return found < 0 ? undefined : found;
    },
    namesOf(concept) {
      const names: FiledName[] = [];
      const low = concept & 0xff;
      for (
        let at = bytes.synonymLow.indexOf(low);
        at >= 0;
        at = bytes.synonymLow.indexOf(low, at + 1)
      ) {
        if (synonymAt(at) === concept)
          names.push({ name: nameAt(at), weight: bytes.synonymWeight[at] ?? 0 });
      }
      return names;
    },
    search(test, limit) {
      const found: Hit[] = [];
      for (let block = 0; block < blocks && found.length < limit; block += 1) {
        textsOf(block).texts.forEach((text, index) => {
          if (test(text)) found.push(...hitsOf(block, index));
        });
      }
      return found.slice(0, limit);
    },
    nameOf(concept) {
      const block = lastWhere(blocks, (one) => blockConcept(one) <= concept);
      if (block < 0) return '';
      let seen = blockConcept(block);
      const { texts } = textsOf(block);
      for (const [index, text] of texts.entries()) {
        seen += bytes.labelCounts[block * BLOCK + index] ?? 0;
        if (concept < seen) return text;
      }
      return '';
    },
  };
}

/** First keys of blocks kept as strings: those that a binary search meets again and again. */
const MAX_HEADS = 20_000;

/** The last of `count` for which a condition holds that, once false, stays false; -1 for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
