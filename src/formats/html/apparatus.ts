import { isApparatusHeading, isMarkedApparatus } from '../../core/markup/apparatus.ts';
import { proseIn } from '../xml/prose.ts';
import { elementsOf, type XmlElement } from '../xml/records.ts';

/** What holds the article is no apparatus, whatever it is called. */
const ARTICLE = new Set(['h1', 'main', 'article']);
const HEADING = /^h([2-6])$/u;

/** The page without what its own marks and headings call apparatus (`core/markup/apparatus.ts`), as the element for pages reads it. */
export function withoutApparatus(element: XmlElement): XmlElement {
  /** Level of the heading under which nothing is read. */
  let under: number | undefined;
  const children = element.children.flatMap((child): readonly (XmlElement | string)[] => {
    if (typeof child === 'string') return under === undefined ? [child] : [];
    const level = Number(HEADING.exec(child.name)?.[1] ?? 0);
    if (under !== undefined && level > 0 && level <= under) under = undefined;
    if (level > 0 && under === undefined && isApparatusHeading(proseIn(child))) under = level;
    if (under !== undefined && !holdsArticle(child)) return [];
    const attribute = (name: string) => child.attributes[name];
    const isLeftOut = isMarkedApparatus({ name: child.name, attribute }) && !holdsArticle(child);
    return isLeftOut && child.name !== 'a' ? [] : [withoutApparatus(child)];
  });
  return { ...element, children };
}

/**
 * The page as its one `main` element (HTML, section 4.4.14) with the headings of the page, where that holds most of the text. What stands
 * beside it (links to skip it, banners, addresses) has names of its own on every site.
 */
export function mainOf(page: XmlElement): XmlElement {
  const mains = mainsIn(page);
  const [main] = mains;
  if (!main || mains.length > 1 || 2 * proseIn(main).length < proseIn(page).length) return page;
  const isKept = (child: XmlElement) => child === main || child.name === 'h1';
  const holdsKept = (element: XmlElement): boolean =>
    isKept(element) || elementsOf(element).some(holdsKept);
  const kept = (element: XmlElement): XmlElement =>
    isKept(element)
      ? element
      : { ...element, children: elementsOf(element).filter(holdsKept).map(kept) };
  return kept(page);
}

const mainsIn = (element: XmlElement): readonly XmlElement[] =>
  element.name === 'main' || element.attributes.role === 'main'
    ? [element]
    : elementsOf(element).flatMap(mainsIn);

const holdsArticle = (element: XmlElement): boolean =>
  ARTICLE.has(element.name) || elementsOf(element).some(holdsArticle);
