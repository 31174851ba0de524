import { type IdForm, readId } from './concept-id.ts';
import {
  BLOCK,
  type ConceptClass,
  FORMAT,
  KIND,
  type Kind,
  type LexiconHeader,
  MAGIC,
  MAX_ENTRY_LENGTH,
  SECTIONS,
  type SectionName,
  SHOWN,
  weightOf,
} from './lexicon-format.ts';
import { nameKey } from './name-key.ts';

export interface NamedConcept {
  readonly id: string;
  /** Index into the classes. */
  readonly class: number;
  readonly label: string;
  /** How often annotators chose it for its label, as a power of two. */
  readonly labelLevel?: number;
  readonly names: readonly { readonly name: string; readonly kind: Kind; readonly level: number }[];
}

interface Entry {
  readonly key: string;
  shown: string | undefined;
  readonly labels: { concept: NamedConcept; weight: number }[];
  readonly synonyms: { concept: NamedConcept; weight: number }[];
}

/** Makes the bytes of a lexicon. Names without a key, or too long, are left out; so are concepts without a label. */
export function writeLexicon(
  concepts: readonly NamedConcept[],
  classes: readonly ConceptClass[],
  about: Pick<LexiconHeader, 'name' | 'version' | 'sources'>,
): Uint8Array {
  const entries = entriesOf(concepts);
  const ordinals = new Map<NamedConcept, number>();
  for (const { labels } of entries) {
    for (const { concept } of labels) ordinals.set(concept, ordinals.size);
  }
  const data = sectionsOf(entries, ordinals, classes);
  let at = 0;
  const sections = Object.fromEntries(
    SECTIONS.map((name) => {
      const place: [number, number] = [at, data[name].length];
      at += Math.ceil(data[name].length / 4) * 4;
      return [name, place];
    }),
  ) as LexiconHeader['sections'];
  const header: LexiconHeader = {
    ...about,
    classes: [...classes],
    entries: entries.length,
    concepts: ordinals.size,
    synonyms: data.synonymLow.length,
    sections,
  };
  return fileOf(header, data, at);
}

/**
 * Entries sorted by key. Labels that share a key and differ in spelling are entries of their own, one after the other;
 * the synonyms of the key are kept by the last of them.
 */
function entriesOf(concepts: readonly NamedConcept[]): Entry[] {
  const byKey = new Map<string, Entry[]>();
  const entriesAt = (name: string): Entry[] | undefined => {
    const key = nameKey(name);
    if (key === '' || key.length > MAX_ENTRY_LENGTH || !isAscii(key)) return undefined;
    const entries = byKey.get(key) ?? [];
    byKey.set(key, entries);
    return entries;
  };
  const entryWith = (entries: Entry[], key: string, shown: string | undefined): Entry => {
    const known = entries.find((entry) => entry.shown === shown);
    if (known) return known;
    const entry = { key, shown, labels: [], synonyms: [] };
    entries.push(entry);
    return entry;
  };
  for (const concept of concepts) {
    const { label } = concept;
    const entries = entriesAt(label);
    if (!entries) continue;
    const key = nameKey(label);
    const isShown = isAscii(label) && label.length <= MAX_ENTRY_LENGTH && label !== key;
    const weight = weightOf(KIND.label, concept.labelLevel ?? 0);
    entryWith(entries, key, isShown ? label : undefined).labels.push({ concept, weight });
  }
  for (const entries of byKey.values()) entries.sort(bySpelling);
  for (const concept of concepts) {
    const own = entriesAt(concept.label);
    if (!own) continue;
    for (const { name, kind, level } of concept.names) {
      const entries = entriesAt(name);
      if (!entries || entries === own) continue;
      const key = nameKey(name);
      const entry = entries.at(-1) ?? entryWith(entries, key, undefined);
      const before = entry.synonyms.find((other) => other.concept === concept);
      const weight = weightOf(kind, level);
      if (entry.labels.length === 0 && isWorthSpelling(name, key)) entry.shown ??= name;
      if (before) before.weight = Math.max(before.weight, weight);
      else entry.synonyms.push({ concept, weight });
    }
  }
  return [...byKey.values()].flat().sort((a, b) => compare(a.key, b.key) || bySpelling(a, b));
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const bySpelling = (a: Entry, b: Entry): number => compare(a.shown ?? '', b.shown ?? '');

/** The words of a key are sorted or joined: 'blood high pressure' and 'interleukin6' are no names to show. */
const isWorthSpelling = (name: string, key: string): boolean =>
  name.includes(' ') && isAscii(name) && name.length <= MAX_ENTRY_LENGTH && name !== key;

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** More concepts than this share no useful name. */
const MAX_SYNONYMS = 64;

function sectionsOf(
  entries: readonly Entry[],
  ordinals: ReadonlyMap<NamedConcept, number>,
  classes: readonly ConceptClass[],
): Record<SectionName, number[] | Uint8Array> {
  const out = Object.fromEntries(SECTIONS.map((name) => [name, [] as number[]])) as Record<
    SectionName,
    number[]
  >;
  const starts = {
    blockRest: [] as number[],
    blockConcept: [] as number[],
    blockSynonym: [] as number[],
  };
  let before = '';
  entries.forEach((entry, index) => {
    if (index % BLOCK === 0) {
      starts.blockRest.push(out.rests.length);
      starts.blockConcept.push(out.conceptClass.length);
      starts.blockSynonym.push(out.synonymLow.length);
      before = '';
    }
    const text = entry.shown ?? entry.key;
    const shared = sharedLength(before, text);
    out.shared.push(shared);
    out.lengths.push((text.length - shared) | (entry.shown === undefined ? 0 : SHOWN));
    for (let at = shared; at < text.length; at += 1) out.rests.push(text.charCodeAt(at));
    before = text;
    out.labelCounts.push(entry.labels.length);
    for (const { concept, weight } of entry.labels) addConcept(out, concept, weight, classes);
    const synonyms = entry.synonyms.sort((a, b) => b.weight - a.weight).slice(0, MAX_SYNONYMS);
    out.synonymCounts.push(synonyms.length);
    for (const { concept, weight } of synonyms) {
      const ordinal = ordinals.get(concept) ?? 0;
      out.synonymLow.push(ordinal & 0xff);
      out.synonymMiddle.push((ordinal >> 8) & 0xff);
      out.synonymHigh.push(ordinal >> 16);
      out.synonymWeight.push(weight);
    }
  });
  return {
    ...out,
    blockRest: wordBytes(starts.blockRest),
    blockConcept: wordBytes(starts.blockConcept),
    blockSynonym: wordBytes(starts.blockSynonym),
  };
}

function addConcept(
  out: Record<SectionName, number[]>,
  concept: NamedConcept,
  weight: number,
  classes: readonly ConceptClass[],
): void {
  const form: IdForm | undefined = classes[concept.class];
  const local = form && readId(form, concept.id);
  if (local === undefined) throw new RangeError(`${concept.id} does not fit its class`);
  out.labelWeight.push(weight);
  out.conceptClass.push(concept.class);
  out.id0.push(local & 0xff);
  out.id1.push((local >>> 8) & 0xff);
  out.id2.push((local >>> 16) & 0xff);
  out.id3.push(local >>> 24);
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function wordBytes(words: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  return bytes;
}

function fileOf(
  header: LexiconHeader,
  data: Record<SectionName, ArrayLike<number>>,
  size: number,
): Uint8Array {
  const json = JSON.stringify(header).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const start = 12 + Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(start + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, FORMAT, true);
  view.setUint32(8, json.length, true);
  for (let at = 0; at < json.length; at += 1) bytes[12 + at] = json.charCodeAt(at);
  for (const name of SECTIONS) bytes.set(data[name], start + header.sections[name][0]);
  return bytes;
}
