import { sentenceSpans } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Gazetteer } from './gazetteer.ts';
import { appended, LONGEST_KEY, MOST_WORDS, singular, WORD, wordKey } from './key.ts';
import { ANY_TYPE } from './name-types.ts';

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

/**
 * The names in a text, from left to right, of those that begin at a word the longest, none over another. A name lies within
 * one sentence and does not reach over brackets, a semicolon, a colon or a comma with a space.
 */
export function matchNames(text: string, gazetteer: Gazetteer): NameMatch[] {
  const words = wordsOf(text);
  const matches: NameMatch[] = [];
  for (let at = 0; at < words.length; ) {
    const found = longestAt(text, words, at, gazetteer);
    if (found) matches.push(found.match);
    at = found?.next ?? at + 1;
  }
  return matches;
}

function wordsOf(text: string): Word[] {
  const sentenceStarts = sentenceSpans(text).map(({ start }) => start);
  const words: Word[] = [];
  let before = -1;
  let sentence = 0;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const key = wordKey(word);
    if (key === '') continue;
    let isAfterBorder = before < 0 || BORDER.test(text.slice(before, start));
    while ((sentenceStarts[sentence] ?? Number.POSITIVE_INFINITY) <= start) {
      sentence += 1;
      isAfterBorder = true;
    }
    before = start + word.length;
    words.push({ start, end: before, key, isAfterBorder, mark: markOf(word) });
  }
  return words;
}

const BORDER = /[()[\]{};:\t]|[,.]\s|\n\s*\n/u;

function markOf(word: string): Mark {
  if (!/[\p{Lu}\p{N}]/u.test(word)) return 'none';
  return /\p{N}|^.+\p{Lu}/u.test(word) || word.length < 3 ? 'sure' : 'front';
}

function longestAt(text: string, words: readonly Word[], first: number, gazetteer: Gazetteer) {
  let found: { readonly match: NameMatch; readonly next: number } | undefined;
  let key = '';
  let isMarked = false;
  const start = words[first]?.start ?? 0;
  for (let at = first; at < Math.min(words.length, first + MOST_WORDS); at += 1) {
    const word = words[at];
    if (!word || (at > first && word.isAfterBorder)) break;
    key = at === first ? word.key : appended(key, word.key);
    if (key.length > LONGEST_KEY) break;
    // A capital in front counts within a name, and at the front of a name that is longer than symbols are.
    const isFrontEnough = at > first || key.length > LONGEST_SYMBOL;
    isMarked ||= word.mark === 'sure' || (word.mark === 'front' && isFrontEnough);
    // A name does not end in a genitive: 'Crohn's' does, within 'Crohn's disease'.
    if (word.key === 's' && /['’]/u.test(text.charAt(word.start - 1))) continue;
    const known = gazetteer.find(singular(key));
    if (!known) continue;
    const anywhere = known.always | known.marked;
    const here = isMarked ? anywhere : known.always;
    if ((here & ANY_TYPE) === 0) continue;
    found = { match: { start, end: word.end, here, anywhere }, next: at + 1 };
  }
  return found;
}

const LONGEST_SYMBOL = 5;
