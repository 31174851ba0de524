import { isPersonName } from '../../core/text/matter.ts';

/** A block is a list of links when links have at least this share of its text, and there are this many. */
const MIN_SHARE = 0.75;
const MIN_LINKS = 3;
/** Largest text outside of links in a list of links, in UTF-16 code units; a block with more is prose. */
const MAX_OUTSIDE = 160;
/** The longest part outside of links that still counts as a title or a remark. */
const MAX_STRETCH_LENGTH = 60;
/** Matches text that does not occur between the links of a menu, such as the commas of an enumeration. */
const NO_SEPARATOR = /[^\s|•·›»>/—–-]/u;
const SEPARATOR = /[|•·›»>]/u;

const BLOCKS = 'div,ul,ol,menu,section,p';
/**
 * Elements that are content even when they consist of links: tables of links hold data, linked headings are titles, and
 * so is the start of an article.
 */
const CONTENT = 'table,h1,h2,h3,h4,h5,h6,article,[role="article"]';

/**
 * True when an element consists of links only: a menu, a table of contents, a box of other articles, the tools of a
 * figure. Link density is defined as in Readability (https://github.com/mozilla/readability), which selects the best
 * part of a page and changes its document; here only lists of links are left out.
 */
export function linksAlone(element: Element, isInline: boolean): boolean {
  if (isInline ? element.localName !== 'span' : !element.matches(BLOCKS)) return false;
  if (!element.querySelector('a') || element.closest('table')) return false;
  const found = measure(element);
  if (!found || found.links.length < 2 || element.querySelector(CONTENT)) return false;
  const isBare = !NO_SEPARATOR.test(found.outside);
  // A list of links after a colon continues the prose.
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

/** True for links to people, with signs of affiliations between them. */
const isByline = ({ links, outside }: Links): boolean =>
  /^(?:[^\p{L}]|\b(?:and|by|\p{L})\b)*$/iu.test(outside) &&
  links.filter(({ textContent }) => isPersonName(textContent ?? '')).length * 2 > links.length;

/** True for a link without an address of its own. */
const isControl = (link: Element): boolean =>
  /^(?:#|javascript:|$)/iu.test(link.getAttribute('href') ?? '#') || link.hasAttribute('download');

interface Links {
  readonly links: readonly Element[];
  readonly linked: number;
  readonly outside: string;
  readonly longest: number;
}

/** Measures links and text; undefined as soon as there is prose outside of links. */
function measure(element: Element): Links | undefined {
  const links = new Set<Element>();
  let linked = 0;
  let outside = '';
  let longest = 0;
  const walker = document.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION,
  );
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
