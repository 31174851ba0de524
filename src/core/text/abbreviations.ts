import { grouped } from '../grouped.ts';
import { longFormOf } from './long-form.ts';
import { nameReader } from './parted-words.ts';
import { indexAfter } from './rising.ts';
import { sentenceSpans } from './sentences.ts';

/** Long forms by short forms, as a text defines them first. */
export interface Abbreviations extends ReadonlyMap<string, string> {
  /**
   * The long forms that hold at an offset: of the definition that begins nearest before it or at it, and where none
   * does, of the first one.
   */
  readonly at: (offset: number) => Pick<ReadonlyMap<string, string>, 'get'>;
}

export interface Definition {
  readonly short: string;
  readonly long: string;
  /** Where the first of the two begins, in UTF-16 units. */
  readonly start: number;
}

/**
 * Short forms that a text defines, with their long forms: 'acute kidney injury (AKI)', 'acute kidney injury [AKI]', 'AKI
 * (acute kidney injury)'. After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text", PSB 2003, with corrections after Ab3P (Sohn et al. 2008, doi:10.1186/1471-2105-9-402). Both lie in one
 * sentence.
 */
export const findAbbreviations = (text: string): Abbreviations =>
  abbreviationsOf(definitionsIn(text));

/** @param definitions in the order of their starts */
export function abbreviationsOf(definitions: readonly Definition[]): Abbreviations {
  const byShort = grouped(definitions, ({ short }) => short);
  const get = (name: string, offset: number): string | undefined => {
    const known = byShort.get(name);
    return (known?.findLast(({ start }) => start <= offset) ?? known?.[0])?.long;
  };
  const first = new Map(Array.from(byShort, ([short]) => [short, get(short, -1) ?? '']));
  return Object.assign(first, {
    at: (offset: number) => ({ get: (name: string) => get(name, offset) }),
  });
}

function definitionsIn(text: string): Definition[] {
  const starts = sentenceSpans(text).map(({ start }) => start);
  const nameOf = nameReader(text);
  return Array.from(text.matchAll(BRACKETS), ({ 0: all, index }) => {
    const from = Math.max(starts[indexAfter(starts, index) - 1] ?? 0, index - REACH);
    const before = text.slice(from, index).replace(/[\s"'”’»]+$/u, '');
    const within = all.slice(1, -1);
    const pair = shortLast(before, within) ?? shortFirst(before, within);
    if (!pair) return [];
    const end = from + before.length;
    const start = end - pair.last.length;
    const atLong = pair.long === pair.last ? start : text.indexOf(pair.long, index);
    const long = nameOf({ start: atLong, end: atLong + pair.long.length });
    return [{ short: pair.short, long, start }];
  }).flat();
}

interface Pair {
  readonly short: string;
  readonly long: string;
  /** Which of the two stands right before the brackets. */
  readonly last: string;
}

/** Brackets of all kinds, without others in them. */
const BRACKETS = /\([^()[\]（）]{2,120}\)|\[[^()[\]（）]{2,120}\]|（[^()[\]（）]{2,120}）/gu;
/** How far before its brackets a long form is looked for. */
const REACH = 300;
/** What may stand before a short form in brackets. */
const NAMED =
  /^(?:(?:abbreviated|referred to) as|abbreviated|hereafter|henceforth|hereinafter|termed|called|or|i\.e\.),?\s+/iu;

function shortLast(before: string, within: string): Pair | undefined {
  const [head = ''] = within.trim().replace(NAMED, '').split(/[;,]/u);
  const short = head.replace(/^["'“‘«]|["'”’»]$/gu, '').trim();
  const long = isShortForm(short) ? longFormOf(short, before) : undefined;
  return long === undefined ? undefined : { short, long, last: long };
}

function shortFirst(before: string, within: string): Pair | undefined {
  const short = /[\p{L}\p{N}][^\s([]*$/u.exec(before)?.[0] ?? '';
  const [head = ''] = within.split(/[;,]/u);
  const long = head.trim();
  const isDefined =
    isShortForm(short) &&
    (/\s/u.test(long) || isLongWord(long, short)) &&
    longFormOf(short, long) === long;
  return isDefined ? { short, long, last: short } : undefined;
}

/** A word behind its short form ('ECG (electrocardiogram)'): of a shorter one few letters fit by chance ('CT (contrast)'). */
const isLongWord = (word: string, short: string): boolean =>
  short.length >= 3 && word.length >= 3 * short.length;

/** After Schwartz and Hearst: at most two words of 2 to 10 characters that begin with a letter or figure; no quantity. */
const isShortForm = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 10 &&
  /^(?=[^\p{L}]*\p{L})[\p{L}\p{N}]\S*(?:\s+\S+)?$/u.test(text) &&
  !/^\d+(?:[.,]\d+)?\s|[=<>%]/u.test(text);
