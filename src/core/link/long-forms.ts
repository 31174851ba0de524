import { findAbbreviations } from '../text/abbreviations.ts';
import type { Span } from '../text/span.ts';

/**
 * What a name is short for in this text: as Schwartz and Hearst's rules find it, or as the mentions tell, when one of
 * a type stands in brackets behind another ('doxorubicin (DOX)'). A name with a short form in it is given with
 * that written out ('AKI patients').
 */
export function longFormsOf(
  text: string,
  mentions: readonly (Span & { readonly text: string; readonly type: string })[],
): (name: string) => string | undefined {
  const long = new Map([...inBrackets(text, mentions), ...findAbbreviations(text)]);
  return (name) => {
    const whole = long.get(name) ?? long.get(name.replace(/s$/u, ''));
    if (whole !== undefined || long.size === 0) return whole;
    const written = name.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu, (word) => long.get(word) ?? word);
    return written === name ? undefined : written;
  };
}

function inBrackets(
  text: string,
  mentions: readonly (Span & { readonly text: string; readonly type: string })[],
): Map<string, string> {
  const found = new Map<string, string>();
  const ordered = [...mentions].sort((a, b) => a.start - b.start);
  for (const [index, short] of ordered.entries()) {
    const long = ordered[index - 1];
    if (long?.type !== short.type || long.text.length <= short.text.length) continue;
    const isInBrackets =
      /^\s?[([]\s?$/u.test(text.slice(long.end, short.start)) &&
      /^\s?[)\];,]/u.test(text.slice(short.end));
    if (isInBrackets && !found.has(short.text)) found.set(short.text, long.text);
  }
  return found;
}
