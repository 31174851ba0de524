import { isCitationNumber, isNoteSign, MAX_SIGN_LENGTH } from '../../core/markup/note-sign.ts';

/** How much of the text before a raised number says what it is, in UTF-16 code units. */
const CONTEXT_LENGTH = 40;

/** Links to references by the names that publishers give them, where the address tells nothing. */
const REFERENCE_LINK =
  '[role="doc-biblioref"],[data-rid],[class~="bibr"],[class~="xref-bibr"],[class~="xref-fn"],[class~="xref-aff"]';
/** Signs that lead to a note without a link, as on the title and behind authors. */
const SIGNS = /^[\s,]*(?:[*†‡§¶‖#][\s,]*)+$/u;

/**
 * Whether an element is the number of a note or citation, and not a part of the text, as in Ca<sup>2+</sup> or a linked
 * name: linked within the page (`<sup><a href="#ref1">1</a></sup>`) or by a script, or raised behind a word.
 *
 * @param raised set above the line by a style
 */
export function isNoteElement(element: Element, raised: boolean): boolean {
  const isSup = element.localName === 'sup' || raised;
  if (!isSup && element.localName !== 'a') return false;
  const text = element.textContent ?? '';
  if (text.length > MAX_SIGN_LENGTH) return false;
  const link = element.localName === 'a' ? element : element.querySelector('a');
  const isRaised = isSup || element.matches('sup a');
  const href = link?.getAttribute('href') ?? '';
  const isReference = link?.matches(REFERENCE_LINK) ?? false;
  if (href.includes('#') || isReference || (isRaised && /^javascript:/i.test(href))) {
    return isNoteSign(text, isRaised);
  }
  if (!isSup) return false;
  const after = textAfter(element);
  if (SIGNS.test(text)) return !/^[\p{L}\p{N}]/u.test(after);
  return isCitationNumber(text, textBefore(element), after);
}

function textBefore(element: Element): string {
  let text = '';
  let node = element.previousSibling;
  while (node && text.length < CONTEXT_LENGTH) {
    text = (node.textContent ?? '') + text;
    node = node.previousSibling;
  }
  return text.slice(-CONTEXT_LENGTH);
}

const textAfter = (element: Element): string => element.nextSibling?.textContent?.slice(0, 1) ?? '';
