import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import {
  BLOCK,
  FORMAT,
  headerSchema,
  type LexiconFailure,
  type LexiconHeader,
  MAGIC,
  type SectionName,
} from './lexicon-format.ts';

const invalid = (reason: string) => fail<LexiconFailure>({ code: 'lexicon-invalid', reason });

/** Header, and where the first section begins. */
export function readHeader(
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

/** The parts of a lexicon's file, where its header places them. */
export interface Sections {
  readonly bytes: Record<SectionName, Uint8Array>;
  readonly blockRest: (block: number) => number;
  readonly blockConcept: (block: number) => number;
  readonly blockSynonym: (block: number) => number;
  readonly blocks: number;
}

export function sectionsOf(
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

export function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  }
  return text;
}
