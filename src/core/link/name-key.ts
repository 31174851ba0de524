import { GREEK } from '../text/greek.ts';

const GREEK_NAMES: ReadonlySet<string> = new Set(GREEK.values());

const ROMAN: ReadonlyMap<string, string> = new Map([
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
  ['ix', '9'],
]);
const COUNTS: ReadonlyMap<string, string> = new Map([
  ['i', '1'],
  ['v', '5'],
]);
/** Words after which a single letter is a numeral: 'type I', 'factor V'. */
const COUNTED: ReadonlySet<string> = new Set(
  'type class factor grade stage phase group complex angiotensin subtype'.split(' '),
);
/** Words that tell no names apart. */
const IDLE: ReadonlySet<string> = new Set(['of', 'the', 'an', 'in', 'and', 'with', 'to']);
/**
 * The article 'a': in lower case, before a word, and at the beginning of a name or behind a preposition or conjunction. Any
 * other 'a' is a letter of the name: 'hepatitis A', 'vitamin a deficiency', 'A-kinase anchor protein'.
 */
const ARTICLE = /(?<=^|(?<!\p{L})(?:of|in|and|with|to)\s)a\s+(?=\p{L}{2})/gu;

/**
 * What spellings of one name have in common, and the key under which a lexicon files it: case, accents,
 * hyphens, spaces and punctuation are gone, Greek letters are written out, Roman numerals are figures, plural
 * and British endings are taken off. The words of a name of words alone are sorted ('Injury, Kidney' and
 * 'kidney injury'); in a name with figures, single letters or Greek letters the order tells apart ('alpha 1
 * beta 2'), so they are only joined ('IL-6', 'IL 6' and 'IL6'). Empty for a name without letters and figures.
 *
 * Idempotent: the steps are repeated until nothing changes; each makes the key shorter, sorts it, or turns
 * a letter into a figure, so that ends.
 */
export function nameKey(name: string): string {
  let key = keyOnce(plain(name));
  for (let next = keyOnce(key); next !== key; next = keyOnce(key)) key = next;
  return key;
}

/** Lower case, without accents, in letters of the Latin alphabet where the name is Greek letters. */
const plain = (name: string): string =>
  name
    .trim()
    .replace(ARTICLE, '')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[α-ω]/gu, (letter) => GREEK.get(letter) ?? letter)
    .replace(/['\u2019]s(?![\p{L}\p{N}])/gu, '');

function keyOnce(text: string): string {
  const words = text.match(/\p{L}+|\p{N}+/gu) ?? [];
  const tokens = words.map((word, index) => token(word, words[index - 1]));
  const isWordy = tokens.length > 1 && tokens.every((one) => isWord(one));
  if (!isWordy) return joined(tokens);
  const telling = tokens.filter((one) => !IDLE.has(one));
  return (telling.length > 0 ? telling : tokens).sort().join(' ');
}

const isWord = (token: string): boolean =>
  !/\p{N}/u.test(token) && (token.length > 1 || IDLE.has(token)) && !GREEK_NAMES.has(token);

/** Joins tokens without anything between them, but with a space between two numbers: '1,2' is not 12. */
function joined(tokens: readonly string[]): string {
  let key = '';
  for (const one of tokens) {
    key += /\p{N}$/u.test(key) && /^\p{N}/u.test(one) ? ` ${one}` : one;
  }
  return key;
}

function token(word: string, before: string | undefined): string {
  if (before !== undefined) {
    const figure = ROMAN.get(word) ?? (COUNTED.has(before) ? COUNTS.get(word) : undefined);
    if (figure) return figure;
  }
  if (word.length < 5) return word;
  return word
    .replace(/[ao]+e/gu, 'e')
    .replace(/^(tum|col|behavi|od|lab)ours?$/u, '$1or')
    .replace(/^sulph/u, 'sulf')
    .replace(/(?<=\p{L}{3})ies$/u, 'y')
    .replace(/(?<=\p{L}{3}[^siu])s$/u, '');
}
