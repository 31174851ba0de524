import { fold } from '../text/fold.ts';

/** What is looked for: all of these, each at the beginning of a word. */
export type Terms = readonly string[];

/**
 * The terms of a query as a person types it, folded. Words in quotation marks are one term; a mark that is not closed
 * reaches to the end. Nothing else is special: what is typed is text, not a pattern.
 */
export function termsOf(query: string): Terms {
  const terms: string[] = [];
  for (const [index, part] of fold(query.replace(/[“”„«»]/gu, '"'))
    .split('"')
    .entries()) {
    const words = index % 2 === 1 ? [part.trim()] : part.split(' ');
    terms.push(...words.filter((word) => word !== ''));
  }
  return [...new Set(terms)];
}

/**
 * Where a term stands in a folded text, at or behind `from`; -1: nowhere. Before it is no letter or figure where it begins
 * with one, but in scripts without blanks between words.
 */
export function findTerm(text: string, term: string, from = 0): number {
  const isWord = WORD.test(term.slice(0, 1));
  for (let at = text.indexOf(term, from); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!isWord || at === 0 || !WORD.test(text.charAt(at - 1))) return at;
  }
  return -1;
}

export const hasTerms = (text: string, terms: Terms): boolean =>
  terms.every((term) => findTerm(text, term) >= 0);

/** Letters and figures, without the scripts that are written without blanks: Han, kana, Thai, Lao, Khmer, Burmese. */
const WORD =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}]/u;
