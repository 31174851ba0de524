/**
 * Short forms that a text defines, with their long forms: 'acute kidney injury (AKI)'. After Schwartz and Hearst,
 * "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003: the short form's
 * characters are matched from the right, and its first one must begin a word of the long form.
 */
export function findAbbreviations(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/\(\s*([^()\s][^()]{0,40}?)\s*[;,)]/gu)) {
    const short = match[1] ?? '';
    if (!isShortForm(short)) continue;
    const words = Math.min(short.length + 5, short.length * 2);
    const before = lastWords(text.slice(Math.max(0, match.index - 300), match.index), words);
    const long = longFormOf(short, before);
    if (long && !found.has(short)) found.set(short, long);
  }
  return found;
}

const isShortForm = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 10 &&
  text.split(/\s+/u).length <= 2 &&
  /\p{L}/u.test(text) &&
  /^[\p{L}\p{N}]/u.test(text);

function lastWords(text: string, count: number): string {
  const sentence = text.slice(Math.max(0, text.search(/[^.!?;]*$/u)));
  const starts = [...sentence.matchAll(/\S+/gu)].map((word) => word.index);
  return sentence.slice(starts.at(-count) ?? 0).trim();
}

/**
 * The end of a text that a short form's letters can come from; undefined where they cannot, and where the text has the
 * short form itself in it.
 */
export function longFormOf(short: string, before: string): string | undefined {
  let at = before.length - 1;
  for (let index = short.length - 1; index >= 0; index -= 1) {
    const character = short.charAt(index).toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(character)) continue;
    while (
      at >= 0 &&
      (before.charAt(at).toLowerCase() !== character ||
        (index === 0 && /[\p{L}\p{N}]/u.test(before.charAt(at - 1))))
    ) {
      at -= 1;
    }
    if (at < 0) return undefined;
    at -= 1;
  }
  const long = before.slice(at + 1);
  const isSame = long.toLowerCase().includes(short.toLowerCase());
  return long.length > short.length && !isSame ? long : undefined;
}
