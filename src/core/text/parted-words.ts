import { indexAfter } from './rising.ts';
import type { Span } from './span.ts';

/** A hyphen between a small letter and a line's end, with the blanks around it, before at least two small letters. */
const HYPHEN = /(?<=\p{Ll})[-\u2010\u00ad][\t ]*(?:\r\n|\n|\r)[\t ]*(?=\p{Ll}{2})/gu;

/** Where a hyphen at a line's end divides a word, or a word with a hyphen: from it to the rest of the word, rising. */
export const lineHyphens = (text: string): Span[] =>
  Array.from(text.matchAll(HYPHEN), ({ 0: gap, index }) => ({
    start: index,
    end: index + gap.length,
  }));

/**
 * What stands within words that are parted at line ends ('rheuma-\ntoid'): spans from the hyphen to the word's rest,
 * rising. What stays a word with a hyphen ('dose-\ndependent') is not among them (`staysHyphened`).
 */
export function partedWords(text: string): Span[] {
  const found = lineHyphens(text);
  if (found.length === 0) return found;
  const known = new Set<string>();
  addWords(text.split(/[\r\n]+/), known);
  return found.filter(({ start, end }) => {
    const one =
      /[\p{L}\p{N}-]+$/u.exec(text.slice(Math.max(0, start - MAX_HALF_LENGTH), start))?.[0] ?? '';
    const two = /^\p{Ll}+/u.exec(text.slice(end, end + MAX_HALF_LENGTH))?.[0] ?? '';
    const isCompound = text[end + two.length] === '-';
    return text[start] === '\u00ad' || !staysHyphened(one, two, known, isCompound);
  });
}

const MAX_HALF_LENGTH = 60;

/** Adds the words of lines, in lower case, but for those that are parted between two: the halves of a word are no words. */
export function addWords(lines: readonly string[], known: Set<string>): void {
  let isParted = false;
  for (const line of lines.map((one) => one.trim())) {
    const from = isParted ? (/^[\p{L}\p{N}]+/u.exec(line)?.[0].length ?? 0) : 0;
    isParted = /[-\u2010]$/u.test(line);
    const whole = isParted ? line.replace(/\S+$/u, '') : line;
    for (const [word] of whole.slice(from).matchAll(/[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu)) {
      known.add(plain(word));
    }
  }
}

/**
 * Whether a hyphen at a line's end belongs to the word. It does unless both halves meet in small letters; where it stands
 * behind a locant of a chemical name ('6β-triol', 'p-nitrophenol'), which is no half of a word; and where the document has
 * the word with it elsewhere, or both halves as words of their own and never the whole.
 *
 * @param isCompound whether another hyphen follows: 'non-\nsmall-cell'
 */
export function staysHyphened(
  one: string,
  two: string,
  known: ReadonlySet<string>,
  isCompound = false,
): boolean {
  if (!/\p{Ll}$/u.test(one) || !/^\p{Ll}{2,}$/u.test(two)) return true;
  if (LOCANT.test(one)) return true;
  const [first, second] = [plain(one), plain(two)];
  if (known.has(`${first}-${second}`)) return true;
  if (known.has(first + second)) return false;
  if (isCompound && first === 'non') return true;
  return (known.has(first) && known.has(second)) || (SECOND.test(second) && !PREFIX.test(first));
}

/** A Greek letter that is in no Greek word, or a letter alone. */
const LOCANT = /(?<!\p{Script=Greek})\p{Script=Greek}$|(?<![\p{L}\p{N}])\p{L}$/u;

/** What stands behind the hyphen of compounds ('angiotensin-converting') and is no half of a longer word. */
const SECOND =
  /^(?:(?:in)?dependent|converting|induced|mediated|related|associated|based|specific|free|positive|negative|resistant|derived|binding|rich|containing|treated|targeted|targeting|activated|deficient|sensitive|responsive|regulated|stimulated|driven|controlled|like|term|up|off)$/;
/** What makes one word with such a half: 'independent', 'immunodeficient', 'overtreated'. */
const PREFIX = /^(?:.{1,3}|.*o|inter|over|under|hyper|super|ultra|multi|semi|poly|counter|trans)$/;

const plain = (word: string): string => word.toLowerCase().replaceAll('\u2010', '-');

/** Reads spans of a text as names: without the hyphens and line ends within parted words. */
export function nameReader(text: string): (span: Span) => string {
  const parted = partedWords(text);
  const starts = parted.map(({ start }) => start);
  return ({ start, end }) => {
    let name = '';
    let from = start;
    for (let index = indexAfter(starts, start - 1); index < parted.length; index += 1) {
      const gap = parted[index];
      if (!gap || gap.end > end) break;
      name += text.slice(from, gap.start);
      from = gap.end;
    }
    return name + text.slice(from, end);
  };
}
