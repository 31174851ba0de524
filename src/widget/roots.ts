/** What is read when the host names nothing: the nearest of these around the element, else the page's first. */
const DEFAULT = 'article, main, [role="main"]';

/** The elements a selector names, outermost only, in document order; connected and not our own. */
export function findRoots(host: Element, selector: string | null): readonly Element[] {
  if (!selector) {
    const nearest = host.closest(DEFAULT) ?? document.querySelector(DEFAULT);
    return nearest ? [nearest] : [];
  }
  const found = [...selectAll(selector)];
  const all = new Set(found);
  return found.filter((element) => {
    for (let up = element.parentElement; up; up = up.parentElement) if (all.has(up)) return false;
    return element !== host;
  });
}

/** A selector that is not one names nothing. */
function selectAll(selector: string): Iterable<Element> {
  try {
    return document.querySelectorAll(selector);
  } catch {
    return [];
  }
}
