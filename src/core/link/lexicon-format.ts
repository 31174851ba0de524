import * as v from 'valibot';
import type { Failure } from '../errors.ts';

/**
 * A lexicon is one file: 'BGLX', a format number (u32, little endian), the length of a JSON header (u32), the
 * header in ASCII, padding to four bytes, and the sections that the header places. Opening it makes
 * views; nothing is parsed but the header.
 *
 * Entries are sorted by their key (`nameKey`), in blocks of 16, front-coded: how many characters are shared with
 * the entry before (none for the first of a block), then the rest. An entry that is some concept's label is kept
 * in the spelling in which it is shown, and brought to its key when it is compared; every other one is a key. Labels
 * of one key that are spelled in several ways are entries of their own, one behind the other; the last of them has the
 * synonyms of the key.
 *
 * Concepts are numbered in the order of their labels' entries, so an entry needs to say only how many concepts
 * it is the label of; their numbers follow from the block's first. Synonyms name their concepts, in planes of bytes
 * (all low bytes, all middle bytes, ...), which packs better than the same numbers one after the other.
 */
export const MAGIC = 0x584c4742;
export const FORMAT = 1;
export const BLOCK = 16;
/** Set in an entry's length when it is kept as it is shown and must be brought to its key. */
export const SHOWN = 0x80;
export const MAX_ENTRY_LENGTH = 0x7f;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 24));
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 30));

/** Concepts of one vocabulary and type. */
const conceptClass = v.object({
  prefix: v.string(),
  width: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16)),
  radix: v.picklist([10, 36]),
  /** Entity type that is linked to it: Disease, Chemical, Gene, ... */
  type: v.string(),
  /** NCBI Taxonomy number of a gene's species. */
  taxon: v.optional(count),
  /** Among concepts that a name fits equally, the vocabulary with the lower number comes first. */
  rank: count,
});

export const SECTIONS = [
  'blockRest',
  'blockConcept',
  'blockSynonym',
  'shared',
  'lengths',
  'rests',
  'labelCounts',
  'synonymCounts',
  'synonymLow',
  'synonymMiddle',
  'synonymHigh',
  'synonymWeight',
  'labelWeight',
  'conceptClass',
  'id0',
  'id1',
  'id2',
  'id3',
] as const;

export type SectionName = (typeof SECTIONS)[number];

export const headerSchema = v.object({
  name: v.string(),
  version: v.string(),
  sources: v.array(
    v.object({ name: v.string(), version: v.string(), licence: v.string(), url: v.string() }),
  ),
  classes: v.pipe(v.array(conceptClass), v.minLength(1), v.maxLength(255)),
  entries: count,
  concepts: count,
  synonyms: count,
  /** Where each section starts, counted from the first section, and its length in bytes. */
  sections: v.object(
    v.entriesFromList(SECTIONS, v.tuple([place, place])) as Record<
      SectionName,
      v.TupleSchema<[typeof place, typeof place], undefined>
    >,
  ),
});

export type LexiconHeader = v.InferOutput<typeof headerSchema>;
export type ConceptClass = LexiconHeader['classes'][number];

/** How a name stands for a concept. */
export const KIND = { related: 0, synonym: 1, exact: 2, label: 3 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** `level` 0..15: how often annotators chose the concept for the name, as a power of two (0: never seen). */
export const weightOf = (kind: Kind, level: number): number => kind | (Math.min(level, 15) << 2);
export const kindOf = (weight: number): Kind => (weight & 3) as Kind;
export const levelOf = (weight: number): number => (weight >> 2) & 15;

/** Why bytes are no lexicon. */
export type LexiconFailure = Extract<Failure, { code: 'lexicon-invalid' }>;
