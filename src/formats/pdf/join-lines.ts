import type { Paragraph } from './paragraphs.ts';

/**
 * Paragraphs as text, a line each. Lines are joined with a space. Of a word parted at a line's end the hyphen goes only
 * between small letters, and stays where the document has the word with it elsewhere, or both halves as words of their
 * own and never the whole ("dose-dependent"). A soft hyphen always goes.
 */
export function joinLines(paragraphs: readonly Paragraph[]): string {
  const known = new Set<string>();
  for (const line of paragraphs.flat()) {
    // The halves of parted words are no words: neither is counted.
    const whole = line.text.trim().replace(/\S+[-\u2010]$/u, '');
    for (const [word] of whole.matchAll(/[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu)) {
      known.add(plain(word));
    }
  }
  return paragraphs
    .map((lines) => lines.map(({ text }) => text.trim().replace(/\s+/gu, ' ')))
    .map((lines) => lines.reduce((text, line) => join(text, line, known)).replaceAll('\u00ad', ''))
    .filter((text) => text !== '')
    .join('\n');
}

const plain = (word: string): string => word.toLowerCase().replaceAll('\u2010', '-');

function join(text: string, line: string, known: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
  const parted = /([\p{L}\p{N}-]+)[-\u2010]$/u.exec(text);
  const rest = /^[\p{L}\p{N}]+/u.exec(line);
  if (!parted?.[1] || !rest) return `${text} ${line}`;
  const [one, two] = [plain(parted[1]), plain(rest[0])];
  const isWord = /\p{Ll}$/u.test(parted[1]) && /^\p{Ll}+$/u.test(rest[0]) && two.length > 1;
  if (!isWord || known.has(`${one}-${two}`)) return text + line;
  const isCompound = known.has(one) && known.has(two) && !known.has(one + two);
  return isCompound ? text + line : text.slice(0, -1) + line;
}
