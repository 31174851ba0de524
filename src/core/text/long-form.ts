/**
 * The end of a text that the letters of a short form come from; undefined where they cannot, and where the long form
 * would hold the short one as a word, be no longer, or begin with a word of grammar.
 *
 * Initials go first: each letter begins one of the last words or of their parts at hyphens, and words of grammar may be
 * passed over. So 'aplastic anemia (AA)' is not 'anemia'. Else the letters are looked for from the right, anywhere in at
 * most twice as many words (or five more) as the short form has characters, and the first one must begin a word
 * (Schwartz and Hearst). A short form without two capitals or figures ('top', 'Gibco') has to consist of initials, to be the beginning of
 * the last word ('doxorubicin (Dox)'), or to stand behind the two words of a species ('Mycobacterium tuberculosis (Mtb)').
 */
export function longFormOf(short: string, before: string): string | undefined {
  const units = unitsOf(short);
  const start =
    initialsFrom(units, before) ??
    clippedFrom(short, before) ??
    (isMarked(short) || isOfSpecies(short, before)
      ? lettersFrom(units, before, short.length)
      : undefined);
  if (start === undefined) return undefined;
  const long = before.slice(start);
  const words = long.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
  const isWhole = long.split('(').length === long.split(')').length;
  return isWhole && long.length > short.length && !words.includes(short.toLowerCase())
    ? long
    : undefined;
}

/** Letters one by one, figures together; folded to plain lower case. */
const unitsOf = (short: string): readonly string[] => fold(short).match(/\p{N}+|\p{L}/gu) ?? [];

const isMarked = (short: string): boolean =>
  short.length === 2 || (short.match(/[\p{Lu}\p{N}\p{Script=Greek}]/gu)?.length ?? 0) >= 2;

/** How many letters of a word its beginning leaves out at least. */
const MIN_CLIPPED = 3;

/** Where the last word begins that a short form with a capital is the beginning of. */
function clippedFrom(short: string, before: string): number | undefined {
  const [word = ''] = /\p{L}+$/u.exec(before) ?? [];
  const isClipped =
    /^\p{Lu}\p{Ll}{2,}$/u.test(short) &&
    word.length >= short.length + MIN_CLIPPED &&
    fold(word).startsWith(fold(short));
  return isClipped ? before.length - word.length : undefined;
}

const isOfSpecies = (short: string, before: string): boolean =>
  /^\p{Lu}\p{Ll}{2}$/u.test(short) &&
  /(?:^|[^\p{L}-])\p{Lu}\p{Ll}{3,} \p{Ll}{4,}$/u.test(before) &&
  fold(/\p{Lu}\p{Ll}+ \p{Ll}+$/u.exec(before)?.[0] ?? '').startsWith(fold(short.charAt(0)));

/** Where the word parts begin whose initials the units are, with figures before them ('1,25-'); else undefined. */
function initialsFrom(units: readonly string[], before: string): number | undefined {
  const isPlural = units.at(-1) === 's' && /s$/u.test(before);
  const start =
    initials(units, before) ?? (isPlural ? initials(units.slice(0, -1), before) : undefined);
  return start === undefined
    ? undefined
    : start - (/[\p{N},'′-]*-$/u.exec(before.slice(0, start))?.[0].length ?? 0);
}

function initials(units: readonly string[], before: string): number | undefined {
  const parts = [...fold(before).matchAll(/[\p{L}\p{N}]+/gu)];
  let part = parts.length - 1;
  let start: number | undefined;
  for (let unit = units.length - 1; unit >= 0; part -= 1) {
    const word = parts[part];
    if (!word) return undefined;
    const isGrammar = GRAMMAR.test(word[0]);
    if (word[0].startsWith(units[unit] ?? '') && !(isGrammar && unit === 0)) {
      start = word.index;
      unit -= 1;
    } else if (start === undefined || !isGrammar) return undefined;
  }
  return start;
}

/**
 * Schwartz and Hearst's search: from the right, each letter where it comes next, the first one at the beginning of a
 * word part. The long form begins with that word, and has no verb in it.
 */
function lettersFrom(
  units: readonly string[],
  before: string,
  characters: number,
): number | undefined {
  const text = fold(before);
  const least = lastWords(before, characters);
  const wanted = [...units.join('')];
  let at = before.length;
  while (wanted.length > 0) {
    const character = wanted.pop();
    const isFirst = wanted.length === 0;
    const isHere = () => text[at] === character && (!isFirst || beginsPart(text, at));
    do at -= 1;
    while (at >= least && !isHere());
    if (at < least) return undefined;
  }
  const start = doubled(
    units,
    text,
    at - (/[^\s()[\]"“]*$/u.exec(text.slice(0, at))?.[0].length ?? 0),
  );
  return CLAUSE.test(text.slice(start)) ? undefined : start;
}

/** 'phosphatase 2A' holds all letters of PP2A, but its first two begin 'protein phosphatase'. */
function doubled([first, second]: readonly string[], text: string, start: number): number {
  const word = /[\p{L}\p{N}]+[\s-]+$/u.exec(text.slice(0, start));
  const isDoubled = second !== undefined && first === second && text[start] === second;
  return isDoubled && word?.[0].startsWith(second) ? word.index : start;
}

/** Where the last words begin in which a short form of so many characters may find its letters. */
function lastWords(before: string, characters: number): number {
  const words = Math.min(characters + 5, characters * 2);
  const from = before.lastIndexOf(';') + 1;
  const starts = Array.from(before.slice(from).matchAll(/\S+/gu), ({ index }) => from + index);
  return starts.at(-words) ?? from;
}

const beginsPart = (text: string, at: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) &&
  !GRAMMAR.test(/^\p{L}*/u.exec(text.slice(at))?.[0] ?? '');

const GRAMMAR = /^(?:a|an|and|at|by|for|from|in|is|of|on|or|the|to|was|were|with)$/u;

const CLAUSE = /(?<!\p{L})(?:are|as|but|had|has|have|is|that|was|we|were|which|who)(?!\p{L})/u;

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('αβγδεζηθικλμνξοπρστυφχψω', (letter, index) => [
    letter,
    'abgdezetiklmnxoprstupcpo'.charAt(index),
  ]),
);

/** Lower case without accents, Greek letters by the first letter of their names; unit by unit, so that offsets stay. */
const fold = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const plain = text.charAt(at).normalize('NFD').charAt(0).toLowerCase().charAt(0);
    return LATIN[plain] ?? plain;
  }).join('');
