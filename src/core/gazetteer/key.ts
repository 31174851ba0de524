import { GREEK } from '../text/greek.ts';

/** A word of a name: a run of letters, their accents, and figures. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A word in lower case, without accents, Greek letters by name. May be empty: a run of accents alone is no word. */
export function wordKey(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  return word
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[α-ω]/gu, (letter) => GREEK.get(letter) ?? letter);
}

/** Longest name that is kept, in words and in characters of its key: what is longer is written by no two authors alike. */
export const MAX_WORDS = 9;
export const MAX_KEY_LENGTH = 48;

/** `key` with a further word: nothing between them, but a space between two numbers, because '1,2' is not 12. */
export const appended = (key: string, word: string): string =>
  isFigure(key.charCodeAt(key.length - 1)) && isFigure(word.charCodeAt(0))
    ? `${key} ${word}`
    : key + word;

const S = 115;

/** Without the 's' of a plural: of five characters or more, not behind another 's' and not behind a figure. */
export function singular(key: string): string {
  const last = key.length - 1;
  if (last < 4 || key.charCodeAt(last) !== S) return key;
  const before = key.charCodeAt(last - 1);
  return before === S || isFigure(before) ? key : key.slice(0, last);
}

/** ASCII figures; NFKD has made them of all others that names have. */
const isFigure = (unit: number): boolean => unit >= 48 && unit <= 57;

/**
 * What spellings of one name have in common: case, accents, separators and the plural are gone, Greek letters are
 * written out. 'IL-6', 'IL 6' and 'il6' have one key, and so have 'TGF-β' and 'TGF-beta'. The order of words stays, for a
 * text is searched from left to right; `nameKey` of linking, which compares whole names, sorts them.
 *
 * @returns undefined for a name that is not kept: without letters, of more words than `maxWords`, or with a key longer than `maxKeyLength`
 */
export function gazetteerKey(
  name: string,
  maxWords = MAX_WORDS,
  maxKeyLength = MAX_KEY_LENGTH,
): string | undefined {
  const words = (name.match(WORD) ?? []).map(wordKey).filter((word) => word !== '');
  if (words.length === 0 || words.length > maxWords) return undefined;
  const key = singular(words.reduce(appended));
  return key.length > maxKeyLength || !/\p{L}/u.test(key) ? undefined : key;
}
