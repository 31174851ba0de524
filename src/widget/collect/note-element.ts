import { isCitationNumber, isNoteSign } from '../../core/markup/note-sign.ts';

/** How much of the text before a raised number says what it is, in UTF-16 code units. */
const CONTEXT_LENGTH = 40;

/**
 * Whether an element is the number of a note or citation, and not a part of the text, as in Ca<sup>2+</sup> or a linked
 * name: linked within the page (`<sup><a href="#ref1">1</a></sup>`) or by a script, or raised behind a word.
 */
export function isNoteElement(element: Element): boolean {
  if (element.localName !== 'sup' && element.localName !== 'a') return false;
  const text = element.textContent ?? '';
  const link = element.localName === 'a' ? element : element.querySelector('a');
  const isRaised = element.localName === 'sup' || element.matches('sup a');
  const href = link?.getAttribute('href') ?? '';
  if (href.includes('#') || (isRaised && /^javascript:/i.test(href))) {
    return isNoteSign(text, isRaised);
  }
  return (
    element.localName === 'sup' && isCitationNumber(text, textBefore(element), textAfter(element))
  );
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
