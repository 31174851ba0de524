import {
  isApparatusHeading,
  isMarkedApparatus,
  isProgramText,
  isReferencesHeading,
} from '../../core/markup/apparatus.ts';
import { linksAlone } from './link-density.ts';

/** Elements that are apparatus by name: landmarks beside the text, labels of controls, program code. */
const NAMES = 'nav,aside,footer,form,dialog,label,legend,code,kbd,samp,[rel~="author"]';
/**
 * An element that contains the article is no apparatus, whatever its name. A heading that is a link may be the site's
 * name.
 */
const ARTICLE =
  'h1:not(:has(a)),main,[role="main"],[itemprop="articleBody"],article:not(article article)';
/** Some pages are one form as a whole: a form with at least this much prose is no apparatus. */
const MIN_PROSE_LENGTH = 400;

const HEADINGS = 'h2,h3,h4,h5,h6,[role="heading"]';

/**
 * True when an element does not belong to the article but to its surroundings.
 *
 * @param isInline the element is part of a line: its links are words of the prose
 */
export function isApparatus(element: Element, isInline: boolean): boolean {
  const { localName } = element;
  if (localName === 'a' || localName === 'body' || /^h[1-6]$/u.test(localName)) return false;
  if (element.matches(NAMES) || isBanner(element)) return !holdsArticle(element);
  const attribute = (name: string): string | null => element.getAttribute(name);
  if (isMarkedApparatus({ name: localName, attribute })) return !holdsArticle(element);
  if (localName === 'pre') return isProgramText(element.textContent ?? '');
  return linksAlone(element, isInline);
}

/** True for the header of a page, false for that of an article (HTML-AAM, 3.5). */
const isBanner = (element: Element): boolean =>
  element.localName === 'header' && !element.closest('article,main,section,[role="main"]');

function holdsArticle(element: Element): boolean {
  if (element.matches(ARTICLE) || element.querySelector(ARTICLE)) return true;
  return element.localName === 'form' && proseOf(element) > MIN_PROSE_LENGTH;
}

function proseOf(form: Element): number {
  let length = 0;
  for (const { textContent } of form.querySelectorAll('p')) length += textContent?.length ?? 0;
  return length;
}

/**
 * The nodes under a heading of apparatus, such as 'References': the heading and what follows it in its container, up to
 * the next heading of its level. Empty for any other element.
 */
export function partUnder(element: Element): readonly Node[] {
  const level = levelOf(element);
  if (level === undefined) return [];
  const title = element.textContent ?? '';
  if (!isHeading(element, level, title)) return [];
  let holder = element;
  for (let up = element.parentElement; up; up = up.parentElement) {
    // A heading may have a box of its own, with a control beside it.
    if ((up.textContent?.trim().length ?? 0) > title.trim().length + BESIDE_HEADING) break;
    if ([...up.querySelectorAll(`p,li,dd,td,${HEADINGS}`)].some((one) => one !== element)) break;
    holder = up;
  }
  const part: Node[] = [holder];
  for (let next = holder.nextSibling; next; next = next.nextSibling) {
    if (next instanceof Element && beginsAnother(next, level)) break;
    part.push(next);
  }
  return part;
}

/** UTF-16 code units of text that may stand beside a heading. */
const BESIDE_HEADING = 24;
/** Level of a line in bold type: below all headings. */
const BOLD = 7;
const MAX_BOLD_LENGTH = 40;

const isHeading = (element: Element, level: number, title: string): boolean =>
  level === BOLD
    ? title.length <= MAX_BOLD_LENGTH && isReferencesHeading(title)
    : isApparatusHeading(title) && !element.closest('nav');

function levelOf(element: Element): number | undefined {
  const named = /^h([2-6])$/u.exec(element.localName)?.[1];
  if (named) return Number(named);
  if (element.getAttribute('role') === 'heading') {
    return Number(element.getAttribute('aria-level')) || 2;
  }
  const only = element.localName === 'p' && element.childElementCount === 1;
  const bold = only && element.firstElementChild?.matches('b,strong');
  return bold && element.textContent?.trim() === element.firstElementChild?.textContent?.trim()
    ? BOLD
    : undefined;
}

function beginsAnother(element: Element, level: number): boolean {
  const heading = element.matches(`h1,${HEADINGS}`)
    ? element
    : element.querySelector(`h1,${HEADINGS}`);
  if (!heading) return false;
  return heading.localName === 'h1' || (levelOf(heading) ?? BOLD) <= level;
}
