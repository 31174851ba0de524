import { findAbbreviations, longFormOf } from '../text/abbreviations.ts';
import type { Span } from '../text/span.ts';

type Named = Span & { readonly text: string; readonly type: string };

/**
 * What a name is short for in this text: as Schwartz and Hearst's rules find it, or as the mentions tell, when one of
 * a type stands in brackets behind another ('doxorubicin (DOX)'). A name with a short form in it is given with
 * that written out ('AKI patients').
 *
 * @param isKnownBetter whether the name in brackets has a match of its own that is as good as that of the name before them:
 *   then the brackets give a member ('statins (simvastatin)') or a synonym, and define nothing
 */
export function longFormsOf(
  text: string,
  mentions: readonly Named[],
  isKnownBetter: (short: Named, long: Named) => boolean,
): (name: string) => string | undefined {
  const long = new Map([...inBrackets(text, mentions, isKnownBetter), ...findAbbreviations(text)]);
  const folded = new Map<string, Set<string>>();
  for (const [short, whole] of long) {
    const key = short.toLowerCase();
    folded.set(key, (folded.get(key) ?? new Set()).add(whole));
  }
  /** In another case only where no second short form is spelled so. */
  const inAnyCase = (name: string): string | undefined => {
    const [whole, ...others] = folded.get(name.toLowerCase()) ?? [];
    return others.length === 0 ? whole : undefined;
  };
  return (name) => {
    const singular = name.replace(/s$/u, '');
    const whole = long.get(name) ?? long.get(singular) ?? inAnyCase(name) ?? inAnyCase(singular);
    if (whole !== undefined || long.size === 0) return whole;
    const written = name.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu, (word) => long.get(word) ?? word);
    return written === name ? undefined : written;
  };
}

function inBrackets(
  text: string,
  mentions: readonly Named[],
  isKnownBetter: (short: Named, long: Named) => boolean,
): Map<string, string> {
  const found = new Map<string, string>();
  const ordered = [...mentions].sort((a, b) => a.start - b.start);
  for (const [index, short] of ordered.entries()) {
    const long = ordered[index - 1];
    if (long?.type !== short.type || found.has(short.text)) continue;
    const isInBrackets =
      /^\s?[([]\s?$/u.test(text.slice(long.end, short.start)) &&
      /^\s?[)\];,]/u.test(text.slice(short.end));
    if (isInBrackets && canStandFor(short.text, long.text) && !isKnownBetter(short, long))
      found.set(short.text, long.text);
  }
  return found;
}

const LONGEST_SHORT = 10;

/** Whether the letters of a short form can come from the long one: from its initials on, or as a beginning of it. */
const canStandFor = (short: string, long: string): boolean =>
  short.length < long.length &&
  short.length <= LONGEST_SHORT &&
  (long.toLowerCase().startsWith(short.toLowerCase()) || longFormOf(short, long) !== undefined);
