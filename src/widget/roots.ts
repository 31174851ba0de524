/** What is read when the host names nothing: the nearest of these around the element, else the first. */
const DEFAULT = 'article, main, [role="main"]';

/**
 * The elements a selector names, outermost only, in document order; not the element itself. They are looked for in the
 * tree the element stands in; where that is a shadow tree without any, in the trees around it, from inside out.
 */
export function findRoots(host: Element, selector: string | null): readonly Element[] {
  for (const { at, tree } of treesAround(host)) {
    const found = selector ? outermost(tree, selector, host) : nearest(at, tree);
    if (found.length > 0) return found;
  }
  return [];
}

/** As `closest`, which ends at the shadow tree an element stands in, through all trees around it. */
export function closestAcross(element: Element, selector: string): Element | undefined {
  for (const { at } of treesAround(element)) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return undefined;
}

/** Shadow trees an element stands in, from inside out; none where it stands in the document. */
export const shadowTreesAround = (element: Element): readonly ShadowRoot[] =>
  [...treesAround(element)].flatMap(({ tree }) => (tree instanceof ShadowRoot ? [tree] : []));

/** The tree an element stands in, then that of its shadow host and so on; `at`: where in it. */
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

/** A selector that is not one names nothing. */
function selectAll(tree: ParentNode, selector: string): Iterable<Element> {
  try {
    return tree.querySelectorAll(selector);
  } catch {
    return [];
  }
}
