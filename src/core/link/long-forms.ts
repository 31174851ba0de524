import { abbreviationsOf, type Definition, findAbbreviations } from '../text/abbreviations.ts';
import { longFormOf } from '../text/long-form.ts';
import type { Span } from '../text/span.ts';

type Named = Span & { readonly text: string; readonly type: string };

/**
 * What a name is short for in this text: as Schwartz and Hearst's rules find it, or as the mentions tell, when one of
 * a type stands in brackets behind another ('doxorubicin (DOX)'). A name with a short form in it is given with
 * that written out ('AKI patients'). Of a short form that is defined twice, the definition holds that stands nearest
 * before the name.
 *
 * @param isKnownBetter whether the name in brackets has a match of its own that is as good as that of the name before them:
 *   then the brackets give a member ('statins (simvastatin)') or a synonym, and define nothing
 */
export function longFormsOf(
  text: string,
  mentions: readonly Named[],
  isKnownBetter: (short: Named, long: Named) => boolean,
): (name: string, at: number) => string | undefined {
  const ofText = findAbbreviations(text);
  const ofMentions = abbreviationsOf(inBrackets(text, mentions, isKnownBetter));
  const all = [...ofText, ...ofMentions];
  const folded = new Map<string, Set<string>>();
  for (const [short, whole] of all) {
    const key = short.toLowerCase();
    folded.set(key, (folded.get(key) ?? new Set()).add(whole));
  }
  /** In another case only where no second short form is spelled so. */
  const inAnyCase = (name: string): string | undefined => {
    const [whole, ...others] = folded.get(name.toLowerCase()) ?? [];
    return others.length === 0 ? whole : undefined;
  };
  return (name, at) => {
    // A whole mention beside brackets wins over a part of it: 'Human respiratory syncytial virus (RSV)'.
    const get = (short: string) => {
      const [part, whole] = [ofText.at(at).get(short), ofMentions.at(at).get(short)];
      return (whole?.length ?? 0) >= (part?.length ?? 0) ? whole : part;
    };
    const singular = name.replace(/s$/u, '');
    const whole = get(name) ?? get(singular) ?? inAnyCase(name) ?? inAnyCase(singular);
    if (whole !== undefined || all.length === 0) return whole;
    const written = name.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu, (word) => get(word) ?? word);
    return written === name ? undefined : written;
  };
}

function inBrackets(
  text: string,
  mentions: readonly Named[],
  isKnownBetter: (short: Named, long: Named) => boolean,
): Definition[] {
  const found: Definition[] = [];
  const ordered = [...mentions].sort((a, b) => a.start - b.start);
  for (const [index, short] of ordered.entries()) {
    const long = ordered[index - 1];
    if (long?.type !== short.type) continue;
    const isInBrackets =
      /^\s?[([]\s?$/u.test(text.slice(long.end, short.start)) &&
      /^\s?[)\];,]/u.test(text.slice(short.end));
    if (isInBrackets && canStandFor(short.text, long.text) && !isKnownBetter(short, long))
      found.push({ short: short.text, long: long.text, start: long.start });
  }
  return found;
}

const MAX_SHORT_LENGTH = 10;

/** Whether the letters of a short form can come from the long one: from its initials on, or as a beginning of it. */
const canStandFor = (short: string, long: string): boolean =>
  short.length < long.length &&
  short.length <= MAX_SHORT_LENGTH &&
  (long.toLowerCase().startsWith(short.toLowerCase()) || longFormOf(short, long) !== undefined);
