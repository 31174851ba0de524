import { findAbbreviations } from '../text/abbreviations.ts';
import { nameReader } from '../text/parted-words.ts';
import type { Span } from '../text/span.ts';

/** The groups of mentions in a text (`groupName`), by what the text says where they stand. */
export function groupNamer(text: string): GroupNamer {
  if (last?.text === text) return last.namer;
  const abbreviations = findAbbreviations(text);
  const nameOf = nameReader(text);
  const namer: GroupNamer = (mention) =>
    groupName(mention.type, nameOf(mention), abbreviations.at(mention.start));
  last = { text, namer };
  return namer;
}

export type GroupNamer = (mention: Span & { readonly type: string }) => string;

/** Remembered: of a text that is worked on, this is asked with every decision. */
let last: { readonly text: string; readonly namer: GroupNamer } | undefined;

/**
 * The group of a mention: its type and its name, normalised so that spellings of one name fall together
 * (case, accents, hyphens and spaces, a plural s), a short form taken for the long form its text gives.
 *
 * @param abbreviations the long forms that hold where the mention stands
 */
export function groupName(
  type: string,
  name: string,
  abbreviations: Pick<ReadonlyMap<string, string>, 'get'>,
): string {
  const long = abbreviations.get(name) ?? abbreviations.get(name.replace(/s$/u, ''));
  return `${type}:${normalise(long ?? name)}`;
}

function normalise(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[\s\p{Pd}\u2212_]+/gu, ' ')
    .trim();
  return plain.length > 4 ? plain.replace(/(?<=[\p{L}][^su\P{L}])s$/u, '') : plain;
}
