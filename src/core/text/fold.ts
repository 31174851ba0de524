import { GREEK } from './greek.ts';

/** Accents and other marks on Latin, Greek and Cyrillic letters. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu;
const DASHES = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const QUOTES = /[\u2018\u2019\u201a\u02bc\u2032]/gu;
const LETTERS = /[\u0370-\u03ff]/gu;

/**
 * What spellings of one text have in common for a search: letter case, accents, widths and ligatures are gone (Unicode
 * NFKD), Greek letters are written out, all dashes are hyphens, white space is one blank. Punctuation stays.
 */
export const fold = (text: string): string => foldUnits(text).replace(WIDE, ' ');

/** White space that is more, or another, than one blank. */
const WIDE = /\s{2,}|[^\S ]/gu;

/** Folds as `fold` does, but leaves white space as it is: folding a text in pieces gives the folds of its pieces. */
const foldUnits = (text: string): string =>
  isPlain(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(MARKS, '')
        .toLowerCase()
        .replace(LETTERS, (letter) => GREEK.get(letter) ?? letter)
        .replace(DASHES, '-')
        .replace(QUOTES, "'")
        .replace(/ß/gu, 'ss');

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
const isPlain = (text: string): boolean => /^[\u0000-\u007f]*$/u.test(text);
