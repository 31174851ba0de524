import { addWords, staysHyphened } from '../../core/text/parted-words.ts';
import type { Paragraph } from './paragraphs.ts';

/** Paragraphs as text, a line each. */
export const joinLines = (paragraphs: readonly Paragraph[]): string =>
  joinedParagraphs(paragraphs)
    .filter((text) => text !== '')
    .join('\n');

/**
 * Each paragraph as one line; empty where nothing stands in it. Lines are joined with a space. The hyphen of a word parted
 * at a line's end goes unless it belongs to the word (`staysHyphened`). A soft hyphen always goes.
 */
export function joinedParagraphs(paragraphs: readonly Paragraph[]): readonly string[] {
  const known = new Set<string>();
  const all = paragraphs.flat().map(({ text }) => text);
  addWords(all, known);
  return paragraphs
    .map((lines) => lines.map(({ text }) => text.trim().replace(/[^\S\t]+/gu, ' ')))
    .map(([first = '', ...rest]) =>
      rest.reduce((text, line) => join(text, line, known), first).replaceAll('\u00ad', ''),
    );
}

function join(text: string, line: string, known: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
  const parted = /([\p{L}\p{N}-]+)[-\u2010]$/u.exec(text);
  const rest = /^[\p{L}\p{N}]+/u.exec(line);
  // What goes on behind brackets and primes is one name: '2,2′-bipyridine', 'N-(2-hydroxyethyl)'.
  if (!parted?.[1] || !rest)
    return /[^\s-][-\u2010]$/u.test(text) && /^[\p{L}\p{N}([{]/u.test(line)
      ? text + line
      : `${text} ${line}`;
  if (isSuspended(parted[1], rest[0], known)) return `${text} ${line}`;
  const isCompound = line.charAt(rest[0].length) === '-';
  return staysHyphened(parted[1], rest[0], known, isCompound)
    ? text + line
    : text.slice(0, -1) + line;
}

/** Words behind a hyphen that stands for the rest of a later word: 'pre- and postoperative'. */
const JOINING = /^(?:and|or|to|und|oder|bis|et|ou|y|e)$/iu;

const isSuspended = (one: string, two: string, known: ReadonlySet<string>): boolean =>
  JOINING.test(two) && !known.has((one + two).toLowerCase());
