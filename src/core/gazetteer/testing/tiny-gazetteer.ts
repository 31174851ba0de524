import { type Gazetteer, openGazetteer } from '../gazetteer.ts';
import { gazetteerKey } from '../key.ts';
import { bitOf, DRUG, type NameClass, type NameType, PLAIN } from '../name-types.ts';
import { writeGazetteer } from '../write-gazetteer.ts';

type Entry = readonly [name: string, type: NameType, trait?: 'marked' | 'drug' | 'plain'];

const ENTRIES: readonly Entry[] = [
  ['infliximab', 'Chemical', 'drug'],
  ['genistein', 'Chemical', 'drug'],
  ['Evans blue', 'Chemical', 'drug'],
  ['insulin', 'Chemical', 'drug'],
  ['insulin', 'Gene', 'marked'],
  ['lipoprotein', 'Chemical'],
  ['interleukin 6', 'Gene'],
  ['IL-6', 'Gene', 'marked'],
  ['TGF-beta', 'Family'],
  ['Crohn disease', 'Disease'],
  ['Crohn’s disease', 'Disease'],
  ['heart failure', 'Disease', 'plain'],
  ['heart', 'Anatomy', 'plain'],
  ['rickets', 'Disease'],
  ['CAT', 'Gene', 'marked'],
  ['murine', 'Species'],
  ['blood pressure', 'Other', 'plain'],
];

/** Bytes of a small gazetteer with names of all kinds, and more of a test's own. */
export function tinyGazetteerBytes(more: readonly Entry[] = []): Uint8Array {
  const names = new Map<string, NameClass>();
  for (const [name, type, trait] of [...ENTRIES, ...more]) {
    const key = gazetteerKey(name);
    if (key === undefined) throw new Error(`${name} has no key`);
    const { always, marked } = names.get(key) ?? { always: 0, marked: 0 };
    const traits = (trait === 'drug' ? DRUG : 0) | (trait === 'plain' ? PLAIN : 0);
    const isMarked = trait === 'marked';
    names.set(key, {
      always: always | traits | (isMarked ? 0 : bitOf(type)),
      marked: marked | (isMarked ? bitOf(type) : 0),
    });
  }
  return writeGazetteer(names);
}

export function tinyGazetteer(more: readonly Entry[] = []): Gazetteer {
  const opened = openGazetteer(tinyGazetteerBytes(more));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}
