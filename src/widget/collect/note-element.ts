import { isCitationNumber, isNoteSign, MAX_SIGN_LENGTH } from '../../core/markup/note-sign.ts';

/** UTF-16 code units before a raised number that decide whether it is part of the text. */
const CONTEXT_LENGTH = 40;

/** Links to references by the class names that publishers use, for links whose URL does not tell. */
const REFERENCE_LINK =
  '[role="doc-biblioref"],[data-rid],[class~="bibr"],[class~="xref-bibr"],[class~="xref-fn"],[class~="xref-aff"]';
/** Signs of a note without a link, as on titles and authors. */
const SIGNS = /^[\s,]*(?:[*†‡§¶‖#][\s,]*)+$/u;

/**
 * True when an element is the number of a note or citation and not part of the text (as in Ca<sup>2+</sup>, or a linked
 * name): it links within the page (`<sup><a href="#ref1">1</a></sup>`) or through a script, or is raised behind a word.
 *
 * @param raised a style sets it above the line
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
