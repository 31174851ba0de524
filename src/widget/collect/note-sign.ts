/** `1`, `12a`, `a`, `*`, `note 3`: what a raised number of a note is made of. */
const RAISED = String.raw`(?:(?:[a-z]{1,12}\s)?\d{1,4}[a-z]?|[a-z]|[*†‡§¶#]+)`;
/** Within the line a letter alone is a name (vitamin K), and so are letters behind a hyphen (5-FU). */
const IN_LINE = String.raw`(?:\d{1,4}[a-z]?|[*†‡§¶#]+)`;

/** Several of them, as `1, 2` and `3–5`, with or without brackets. */
const listOf = (sign: string): RegExp =>
  new RegExp(String.raw`^[\s[(]*${sign}(?:[\s,;–()[\]-]+${sign})*[\s\])]*$`, 'iu');
const LONGEST = 24;
const RAISED_LIST = listOf(RAISED);
const IN_LINE_LIST = listOf(IN_LINE);

/**
 * Whether an element is the number of a note, linked within the page (`<sup><a href="#ref1">1</a></sup>`), and not a
 * part of the text, as in Ca<sup>2+</sup> or a linked name.
 */
export function isNoteSign(element: Element): boolean {
  if (element.localName !== 'sup' && element.localName !== 'a') return false;
  const link = element.localName === 'a' ? element : element.querySelector('a');
  if (!link?.getAttribute('href')?.includes('#')) return false;
  const isRaised = element.localName === 'sup' || element.matches('sup a');
  const text = element.textContent ?? '';
  return text.length <= LONGEST && (isRaised ? RAISED_LIST : IN_LINE_LIST).test(text);
}
