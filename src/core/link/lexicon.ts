import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import { writeId } from './concept-id.ts';
import {
  BLOCK,
  type ConceptClass,
  FORMAT,
  headerSchema,
  type LexiconHeader,
  LONGEST,
  MAGIC,
  type SectionName,
  SHOWN,
} from './lexicon-format.ts';
import { nameKey } from './name-key.ts';

/** A concept that a name stands for. */
export interface Hit {
  /** Number of the concept within the lexicon. */
  readonly concept: number;
  /** How the name stands for it and how often it was chosen: `kindOf`, `levelOf`. */
  readonly weight: number;
}

/** Names of concepts and what is known of the concepts, ready to be searched. */
export interface Lexicon {
  readonly header: LexiconHeader;
  /** Concepts that have a name with this key (`nameKey`), labels first; none is an empty list. */
  readonly find: (key: string) => readonly Hit[];
  /** Keys from the first that is not before `from`, at most `limit`. */
  readonly keysFrom: (from: string, limit: number) => readonly string[];
  readonly classOf: (concept: number) => ConceptClass;
  /** CURIE. */
  readonly idOf: (concept: number) => string;
  /** Label, as the vocabulary spells it. */
  readonly nameOf: (concept: number) => string;
}

export type LexiconFailure = { readonly code: 'lexicon-invalid'; readonly reason: string };

/** Opens the bytes of a lexicon: checks that every section lies where it should, and reads no entry. */
export function openLexicon(bytes: Uint8Array): Result<Lexicon, LexiconFailure> {
  const header = readHeader(bytes);
  if (!header.ok) return header;
  const sections = sectionsOf(bytes, header.value.start, header.value.header);
  return sections.ok ? ok(createLexicon(header.value.header, sections.value)) : sections;
}

const invalid = (reason: string) => fail<LexiconFailure>({ code: 'lexicon-invalid', reason });

function readHeader(
  bytes: Uint8Array,
): Result<{ readonly header: LexiconHeader; readonly start: number }, LexiconFailure> {
  if (bytes.length < 12) return invalid('is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return invalid('is no lexicon');
  const format = view.getUint32(4, true);
  if (format !== FORMAT) return invalid(`has format ${format}, not ${FORMAT}`);
  const length = view.getUint32(8, true);
  const start = 12 + Math.ceil(length / 4) * 4;
  if (start > bytes.length) return invalid('is cut off in its header');
  let json: unknown;
  try {
    json = JSON.parse(asciiOf(bytes, 12, 12 + length));
  } catch {
    return invalid('has a header that is not JSON');
  }
  const parsed = v.safeParse(headerSchema, json);
  if (parsed.success) return ok({ header: parsed.output, start });
  return invalid(`header: ${v.getDotPath(parsed.issues[0]) ?? ''} ${parsed.issues[0].message}`);
}

interface Sections {
  readonly bytes: Record<SectionName, Uint8Array>;
  readonly blockRest: (block: number) => number;
  readonly blockConcept: (block: number) => number;
  readonly blockSynonym: (block: number) => number;
  readonly blocks: number;
}

function sectionsOf(
  file: Uint8Array,
  start: number,
  header: LexiconHeader,
): Result<Sections, LexiconFailure> {
  const { entries, concepts, synonyms } = header;
  const blocks = Math.ceil(entries / BLOCK);
  const wanted: Readonly<Record<SectionName, number | undefined>> = {
    blockRest: blocks * 4,
    blockConcept: blocks * 4,
    blockSynonym: blocks * 4,
    shared: entries,
    lengths: entries,
    rests: undefined,
    labelCounts: entries,
    synonymCounts: entries,
    synonymLow: synonyms,
    synonymMiddle: synonyms,
    synonymHigh: synonyms,
    synonymWeight: synonyms,
    labelWeight: concepts,
    conceptClass: concepts,
    id0: concepts,
    id1: concepts,
    id2: concepts,
    id3: concepts,
  };
  const bytes = {} as Record<SectionName, Uint8Array>;
  for (const [name, size] of Object.entries(wanted) as [SectionName, number | undefined][]) {
    const [offset, length] = header.sections[name];
    if (size !== undefined && length !== size) return invalid(`section ${name} has a wrong length`);
    if (start + offset + length > file.length) return invalid(`is cut off in section ${name}`);
    bytes[name] = file.subarray(start + offset, start + offset + length);
  }
  const words = (name: SectionName): ((index: number) => number) => {
    const { buffer, byteOffset, byteLength } = bytes[name];
    const view = new DataView(buffer, byteOffset, byteLength);
    return (index) => view.getUint32(index * 4, true);
  };
  if (bytes.conceptClass.some((one) => one >= header.classes.length)) {
    return invalid('has a concept of no class');
  }
  return ok({
    bytes,
    blocks,
    blockRest: words('blockRest'),
    blockConcept: words('blockConcept'),
    blockSynonym: words('blockSynonym'),
  });
}

interface Block {
  readonly keys: readonly string[];
  readonly texts: readonly string[];
}

function createLexicon(header: LexiconHeader, sections: Sections): Lexicon {
  const { bytes, blocks, blockRest, blockConcept, blockSynonym } = sections;
  const { entries, concepts } = header;

  const textsOf = (block: number): { texts: string[]; isShown: boolean[] } => {
    const texts: string[] = [];
    const isShown: boolean[] = [];
    let at = blockRest(block);
    let before = '';
    for (let entry = block * BLOCK; entry < Math.min(entries, (block + 1) * BLOCK); entry += 1) {
      const coded = bytes.lengths[entry] ?? 0;
      const end = at + (coded & LONGEST);
      before = before.slice(0, bytes.shared[entry]) + asciiOf(bytes.rests, at, end);
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
    const text = asciiOf(bytes.rests, at, at + (coded & LONGEST));
    const head = (coded & SHOWN) === 0 ? text : nameKey(text);
    if (heads.size < MOST_HEADS) heads.set(block, head);
    return head;
  };
  /** The last block whose first key is not after `key`; -1 when all are. */
  const blockOf = (key: string): number => lastWhere(blocks, (block) => headOf(block) <= key);

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
      const ordinal =
        (bytes.synonymLow[synonym] ?? 0) |
        ((bytes.synonymMiddle[synonym] ?? 0) << 8) |
        ((bytes.synonymHigh[synonym] ?? 0) << 16);
      hits.push({ concept: ordinal, weight: bytes.synonymWeight[synonym] ?? 0 });
      synonym += 1;
    }
    return hits.filter((hit) => hit.concept < concepts);
  };

  const classOf = (concept: number): ConceptClass => {
    const found = header.classes[bytes.conceptClass[concept] ?? 0];
    if (!found) throw new RangeError(`There is no concept ${concept}.`);
    return found;
  };

  return {
    header,
    find(key) {
      const block = blockOf(key);
      if (block < 0) return [];
      const index = readBlock(block).keys.indexOf(key);
      return index < 0 ? [] : hitsOf(block, index);
    },
    keysFrom(from, limit) {
      const found: string[] = [];
      for (
        let block = Math.max(0, blockOf(from));
        block < blocks && found.length < limit;
        block += 1
      ) {
        found.push(...readBlock(block).keys.filter((key) => key >= from));
      }
      return found.slice(0, limit);
    },
    classOf,
    idOf(concept) {
      const local =
        ((bytes.id0[concept] ?? 0) |
          ((bytes.id1[concept] ?? 0) << 8) |
          ((bytes.id2[concept] ?? 0) << 16) |
          ((bytes.id3[concept] ?? 0) << 24)) >>>
        0;
      return writeId(classOf(concept), local);
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
const MOST_HEADS = 20_000;

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

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  }
  return text;
}
