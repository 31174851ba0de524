/** `1`, `12a`, `a`, `*`, `note 3`: what a raised number of a note is made of. */
const RAISED = String.raw`(?:(?:[a-z]{1,12}\s)?\d{1,4}[a-z]?|[a-z]|[*†‡§¶#]+)`;
/** Within the line a letter alone is a name (vitamin K), and so are letters behind a hyphen (5-FU). */
const IN_LINE = String.raw`(?:\d{1,4}[a-z]?|[*†‡§¶#]+)`;

/** Several of them, as `1, 2` and `3–5`, with or without brackets. */
const listOf = (sign: string): RegExp =>
  new RegExp(String.raw`^[\s[(]*${sign}(?:[\s,;–()[\]-]+${sign})*[\s\])]*$`, 'iu');
/** The longest text that is a sign of a note or citation, in UTF-16 code units. */
export const MAX_SIGN_LENGTH = 40;
const RAISED_LIST = listOf(RAISED);
const IN_LINE_LIST = listOf(IN_LINE);
/** What stands raised without a link: numbers, signs, and both (`1,2,*`, `2†`). */
const NUMBERS = listOf(String.raw`(?:\d{1,3}[*†‡§¶#]*|[*†‡§¶#]+)`);
/** A remark about the text, of two words or more: `[citation needed]`. */
const REMARK = /^\s*\[\p{L}[\p{L}-]*(?:\s+[\p{L}-]+)+\]\s*$/u;

/**
 * Whether a linked text is the sign of a note or citation (`<sup><a href="#ref1">1</a></sup>`), and not a part of the
 * prose, as a linked name is.
 */
export const isNoteSign = (text: string, isRaised: boolean): boolean =>
  text.length <= MAX_SIGN_LENGTH && (isRaised ? RAISED_LIST : IN_LINE_LIST).test(text);

/** Units that are raised to a power; the powers that units have are small. */
const UNIT = /(?:^|[\s/·(×])(?:[kcmnμµd]?m|[kmμµn]?g|s|h|min|L|[mμµ]?l|Pa|Hz|yd|ft|in)$/u;
const MAX_POWER = 3;

/**
 * Whether a raised text without a link is the number of a citation (BARD1¹²), the sign of a note (BARD1*) or a remark of editors, and not a power (10⁶, m²),
 * an isotope (⁹⁹Tc), a charge (Ca²⁺) or another exponent (R²). Where that is open it is prose.
 *
 * @param before the text before it, at least its last word
 * @param after the text behind it, at least its first character
 */
export function isCitationNumber(raised: string, before: string, after: string): boolean {
  if (raised.length > MAX_SIGN_LENGTH) return false;
  if (REMARK.test(raised)) return true;
  if (!NUMBERS.test(raised)) return false;
  if (/^[\p{L}\p{N}]/u.test(after)) return false;
  const [word = ''] = /[^\s([{]*$/u.exec(before) ?? [];
  // Alone, behind a number or a sign it is a power; a letter alone is a variable.
  if (!/\p{L}/u.test(word) || /^\p{L}$/u.test(word) || /[\d.][×x·]?10$/u.test(word)) return false;
  const isPower = /^\d+$/u.test(raised.trim()) && Number(raised) <= MAX_POWER;
  return !(isPower && UNIT.test(before));
}
