/**
 * Selector of what is read when the host names nothing: the nearest such element around the widget, otherwise the first
 * on the page.
 */
const DEFAULT = 'article, main, [role="main"]';

/**
 * The outermost elements that match a selector, in document order, without the element itself. The search covers the
 * tree of the element; when that is a shadow tree without a match, the trees around it, from the inside out.
 */
export function findRoots(host: Element, selector: string | null): readonly Element[] {
  for (const { at, tree } of treesAround(host)) {
    const found = selector ? outermost(tree, selector, host) : nearest(at, tree);
    if (found.length > 0) return found;
  }
  return [];
}

/** The same as `closest`, but it continues from shadow trees into the trees around them. */
export function closestAcross(element: Element, selector: string): Element | undefined {
  for (const { at } of treesAround(element)) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return undefined;
}

/** The shadow trees that contain an element, from the inside out; empty in the document itself. */
export const shadowTreesAround = (element: Element): readonly ShadowRoot[] =>
  [...treesAround(element)].flatMap(({ tree }) => (tree instanceof ShadowRoot ? [tree] : []));

/** The tree of the element, then that of its shadow host, and so on. `at` is the element or host in that tree. */
function* treesAround(
  element: Element,
): Generator<{ readonly at: Element; readonly tree: Document | ShadowRoot }> {
  for (let at: Element | undefined = element; at; ) {
    const tree: Node = at.getRootNode();
    if (!(tree instanceof Document || tree instanceof ShadowRoot)) return;
    yield { at, tree };
    at = tree instanceof ShadowRoot ? tree.host : undefined;
  }
}

function nearest(at: Element, tree: ParentNode): readonly Element[] {
  const found = at.closest(DEFAULT) ?? tree.querySelector(DEFAULT);
  return found ? [found] : [];
}

function outermost(tree: ParentNode, selector: string, host: Element): readonly Element[] {
  const found = [...selectAll(tree, selector)];
  const all = new Set(found);
  return found.filter((element) => {
    for (let up = element.parentElement; up; up = up.parentElement) if (all.has(up)) return false;
    return element !== host;
  });
}

/** An invalid selector matches nothing. */
function selectAll(tree: ParentNode, selector: string): Iterable<Element> {
  try {
    return tree.querySelectorAll(selector);
  } catch {
    return [];
  }
}
