import { sentenceSpans } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Gazetteer } from './gazetteer.ts';
import { appended, MAX_KEY_LENGTH, MAX_WORDS, singular, WORD, wordKey } from './key.ts';
import { ANY_TYPE } from './name-types.ts';

/** Names by their keys (`gazetteerKey`). */
export interface NameSource<T> {
  /**
   * What the source has of a name; undefined for none.
   *
   * @param isMarked the text shows that it is a name, by a capital or a figure in it
   */
  find(key: string, isMarked: boolean): T | undefined;
  /** Longest name, in words and in characters of its key. */
  readonly maxWords: number;
  readonly maxKeyLength: number;
  /** What ends a name: no name contains a stretch between two words that this matches. */
  readonly border: RegExp;
}

/** A name of a source in a text. UTF-16 code units, half-open. */
export interface FoundName<T> extends Span {
  readonly found: T;
}

/** A name of the gazetteer in a text. UTF-16 code units, half-open. */
export interface NameMatch extends Span {
  /** What it is as it is written here, bits of `name-types.ts`; never without a type. */
  readonly here: number;
  /** What it is elsewhere, too: 'insulin' is a chemical, and where it has a capital also a gene. */
  readonly anywhere: number;
}

interface Word extends Span {
  readonly key: string;
  /** Whether no name reaches over what stands before it. */
  readonly isAfterBorder: boolean;
  readonly mark: Mark;
}

/** How a word shows that it belongs to a name: not, by a capital at its front, which any word may have, or surely. */
type Mark = 'none' | 'front' | 'sure';

/** The names of the gazetteer in a text (`findNames`); none reaches over brackets, a semicolon, a colon or a comma with a space. */
export const matchNames = (text: string, gazetteer: Gazetteer): NameMatch[] =>
  findNames(text, {
    find(key, isMarked) {
      const known = gazetteer.find(key);
      if (!known) return undefined;
      const anywhere = known.always | known.marked;
      const here = isMarked ? anywhere : known.always;
      return (here & ANY_TYPE) === 0 ? undefined : { here, anywhere };
    },
    ...{ maxWords: MAX_WORDS, maxKeyLength: MAX_KEY_LENGTH, border: BORDER },
  }).map(({ start, end, found }) => ({ start, end, ...found }));

const BORDER = /[()[\]{};:\t]|[,.]\s|\n\s*\n/u;

/** The names of a source in a text, from left to right, of those that begin at a word the longest, none over another, each within a sentence. */
export function findNames<T>(text: string, source: NameSource<T>): FoundName<T>[] {
  const words = wordsOf(text, source.border);
  const names: FoundName<T>[] = [];
  for (let at = 0; at < words.length; ) {
    const longest = longestAt(text, words, at, source);
    if (longest) names.push(longest.name);
    at = longest?.next ?? at + 1;
  }
  return names;
}

function wordsOf(text: string, border: RegExp): Word[] {
  const sentenceStarts = sentenceSpans(text).map(({ start }) => start);
  const words: Word[] = [];
  let before = -1;
  let sentence = 0;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const key = wordKey(word);
    if (key === '') continue;
    let isAfterBorder = before < 0 || border.test(text.slice(before, start));
    while ((sentenceStarts[sentence] ?? Number.POSITIVE_INFINITY) <= start) {
      sentence += 1;
      isAfterBorder = true;
    }
    before = start + word.length;
    words.push({ start, end: before, key, isAfterBorder, mark: markOf(word) });
  }
  return words;
}

function markOf(word: string): Mark {
  if (!/[\p{Lu}\p{N}]/u.test(word)) return 'none';
  return /\p{N}|^.+\p{Lu}/u.test(word) || word.length < 3 ? 'sure' : 'front';
}

function longestAt<T>(text: string, words: readonly Word[], first: number, source: NameSource<T>) {
  let longest: { readonly name: FoundName<T>; readonly next: number } | undefined;
  let key = '';
  let isMarked = false;
  const start = words[first]?.start ?? 0;
  for (let at = first; at < Math.min(words.length, first + source.maxWords); at += 1) {
    const word = words[at];
    if (!word || (at > first && word.isAfterBorder)) break;
    key = at === first ? word.key : appended(key, word.key);
    if (key.length > source.maxKeyLength) break;
    // A capital in front counts within a name, and at the front of a name that is longer than symbols are.
    const isFrontEnough = at > first || key.length > MAX_SYMBOL_LENGTH;
    isMarked ||= word.mark === 'sure' || (word.mark === 'front' && isFrontEnough);
    // A name does not end in a genitive: 'Crohn's' does, within 'Crohn's disease'.
    if (word.key === 's' && /['’]/u.test(text.charAt(word.start - 1))) continue;
    const found = source.find(singular(key), isMarked);
    if (found) longest = { name: { start, end: word.end, found }, next: at + 1 };
  }
  return longest;
}

export const MAX_SYMBOL_LENGTH = 5;
