/** What raises letters: elements, and styles as office programs write them. */
const RAISED = /<sup\b|vertical-align\s*:\s*super|mso-text-raise/i;

/**
 * Whether HTML from the clipboard may say more than the plain text beside it: numbers of citations are raised there, and
 * stick to the words in the text.
 */
export const maySayMore = (html: string, plain: string): boolean =>
  html.trim() !== '' && (plain.trim() === '' || RAISED.test(html));

const TAG =
  /(?:<|&lt;)(\/?)(?:jats:)?(a|b|bold|div|em|h[1-6]|i|italic|li|ol|p|sec|span|strong|sub|sup|title|u|ul)(?:\s[^<>]{0,300})?(?:>|&gt;)/gi;

/** Whether a plain text has an opening tag of HTML or JATS and the closing one of the same name, as tags or escaped (`&lt;i&gt;`). */
export function hasTags(plain: string): boolean {
  const opened = new Set<string>();
  for (const [, slash, name = ''] of plain.matchAll(TAG)) {
    if (slash === '') opened.add(name.toLowerCase());
    else if (opened.has(name.toLowerCase())) return true;
  }
  return false;
}

/** Less than this part of the letters: what was selected stood in what is left out of a page (a figure, a form). */
const NEARLY_ALL = 0.5;

/** Whether the prose of the HTML is another than the plain text, white space aside, and nearly all of it. */
export function saysMore(prose: string, plain: string): boolean {
  const [ours, theirs] = [prose, plain].map((text) => text.replace(/\s+/gu, ''));
  if (ours === undefined || theirs === undefined || ours === theirs) return false;
  return ours.length >= NEARLY_ALL * theirs.length;
}
