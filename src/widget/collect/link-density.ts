import { isPersonName } from '../../core/text/matter.ts';

/** A block is a list of links when at least so much of its text is theirs, and there are so many. */
const MIN_SHARE = 0.75;
const MIN_LINKS = 3;
/** Text outside of the links, in UTF-16 code units: more of it is prose, and nothing else need be looked at. */
const MAX_OUTSIDE = 160;
/** The longest stretch outside of the links that is still a title or a remark. */
const MAX_STRETCH_LENGTH = 60;
/** What stands between links that are a menu, and not an enumeration. */
const NO_SEPARATOR = /[^\s|•·›»>/—–-]/u;
const SEPARATOR = /[|•·›»>]/u;

const BLOCKS = 'div,ul,ol,menu,section,p';
/** A table of links holds data, and a linked heading is a title; so is what an article begins with. */
const CONTENT = 'table,h1,h2,h3,h4,h5,h6,article,[role="article"]';

/**
 * Whether an element is made of links alone: a menu, a table of contents, a box of other articles, the tools of a figure. Link
 * density as in Readability (https://github.com/mozilla/readability), which takes the best part of a page and changes the
 * document that it is given; here nothing but lists of links goes.
 */
export function linksAlone(element: Element, isInline: boolean): boolean {
  if (isInline ? element.localName !== 'span' : !element.matches(BLOCKS)) return false;
  if (!element.querySelector('a') || element.closest('table')) return false;
  const found = measure(element);
  if (!found || found.links.length < 2 || element.querySelector(CONTENT)) return false;
  const isBare = !NO_SEPARATOR.test(found.outside);
  // A list of links within the prose goes on with what is said before it.
  if (/:\s*$/u.test(element.previousElementSibling?.textContent?.slice(-8) ?? '')) return false;
  if (element.localName === 'p' && isByline(found)) return true;
  if (isInline || element.localName === 'p') {
    return isBare && (SEPARATOR.test(found.outside) || found.links.every(isControl));
  }
  if (isBare || isByline(found)) return true;
  const share = found.linked / (found.linked + found.outside.trim().length);
  return (
    found.links.length >= MIN_LINKS &&
    share >= MIN_SHARE &&
    found.longest <= MAX_STRETCH_LENGTH &&
    !/[.;!?]\s*$/u.test(found.outside)
  );
}

/** Links to people, with the signs of their affiliations between them. */
const isByline = ({ links, outside }: Links): boolean =>
  /^(?:[^\p{L}]|\b(?:and|by|\p{L})\b)*$/iu.test(outside) &&
  links.filter(({ textContent }) => isPersonName(textContent ?? '')).length * 2 > links.length;

/** A link that goes nowhere by itself. */
const isControl = (link: Element): boolean =>
  /^(?:#|javascript:|$)/iu.test(link.getAttribute('href') ?? '#') || link.hasAttribute('download');

interface Links {
  readonly links: readonly Element[];
  readonly linked: number;
  readonly outside: string;
  readonly longest: number;
}

/** `undefined` as soon as there is prose outside of the links. */
function measure(element: Element): Links | undefined {
  const links = new Set<Element>();
  let linked = 0;
  let outside = '';
  let longest = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node as Text).data.trim();
    const parent = node.parentElement;
    if (text === '' || !parent || parent.closest('button,script,style,noscript,template')) continue;
    const link = parent.closest('a');
    if (link && element.contains(link)) {
      links.add(link);
      linked += text.length;
    } else {
      outside += `${text} `;
      longest = Math.max(longest, text.length);
      if (outside.length > MAX_OUTSIDE || longest > MAX_STRETCH_LENGTH) return undefined;
    }
  }
  return { links: [...links], linked, outside, longest };
}
