/**
 * British spellings that keys of names keep apart (`nameKey`), with what American vocabularies have for them. `ae` and `oe` are one letter in keys
 * already.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})is(?=(?:e[ds]?|ing|ations?|ers?)\b)/giu, 'iz'],
  [/(?<=al|ol)ys(?=(?:e[ds]?|ing|ers?)\b)/giu, 'yz'],
  [/(?<=gonado|cortico|thyro|somato|lacto)troph(?=ins?\b)/giu, 'trop'],
  [/sulph/giu, 'sulf'],
  [/(?<=behavi|tum|hum|col|od|lab|vap)our/giu, 'or'],
  [/\bleuc(?=[ao])/giu, 'leuk'],
  [/aluminium/giu, 'aluminum'],
  [/(?<=fib|cent|lit)re\b/giu, 'er'],
  [/\bmould/giu, 'mold'],
  [/\bgrey\b/giu, 'gray'],
];

/** A name in American spelling; the name itself where it is none but that already. */
export const american = (name: string): string =>
  SPELLINGS.reduce((text, [british, letters]) => text.replace(british, letters), name);
