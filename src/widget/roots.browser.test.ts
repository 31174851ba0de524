import { afterEach, expect, it } from 'vitest';
import { closestAcross, findRoots } from './roots.ts';

let page: HTMLElement | undefined;
afterEach(() => page?.remove());

/** Shows HTML in which templates with `shadowrootmode` become shadow trees. */
function show(html: string): HTMLElement {
  page?.remove();
  page = document.createElement('div');
  page.setHTMLUnsafe(html);
  document.body.append(page);
  return page;
}

/** Finds an element, also in shadow trees. */
function find(selector: string, within: ParentNode = document): Element {
  const all = [...within.querySelectorAll('*')];
  const found = within.querySelector(selector);
  if (found) return found;
  for (const { shadowRoot } of all) {
    if (!shadowRoot) continue;
    try {
      return find(selector, shadowRoot);
    } catch {
      // Not in this tree.
    }
  }
  throw new Error(`no ${selector}`);
}

const names = (selector: string | null): string[] =>
  findRoots(find('bio-gloss'), selector).map(({ id }) => id);

it('finds the nearest article, or else the first', () => {
  show('<article id="a"></article><article id="b"><bio-gloss></bio-gloss></article>');
  expect(names(null)).toEqual(['b']);
  show('<article id="a"></article><bio-gloss></bio-gloss>');
  expect(names(null)).toEqual(['a']);
});

it('finds what a selector names, outermost only; what is none names nothing', () => {
  show('<p id="a"><i class="x" id="b"></i></p><p id="c"></p><bio-gloss></bio-gloss>');
  expect(names('p, .x')).toEqual(['a', 'c']);
  expect(names(':nonsense(')).toEqual([]);
});

it.each(['open', 'closed'])('finds an article beside it in one %s shadow tree', (mode) => {
  const host = show('<section></section>').firstElementChild as Element;
  const tree = host.attachShadow({ mode: mode as ShadowRootMode });
  tree.innerHTML = '<article id="own"></article><bio-gloss></bio-gloss>';
  const element = tree.querySelector('bio-gloss') as Element;
  expect(findRoots(element, null).map(({ id }) => id)).toEqual(['own']);
  expect(findRoots(element, '#own').map(({ id }) => id)).toEqual(['own']);
});

it('finds what stands around its shadow tree where there is nothing in it, from inside out', () => {
  show(
    `<article id="far"></article>
     <article id="around" lang="de"><section><template shadowrootmode="open">
       <p id="between"></p>
       <div><template shadowrootmode="open"><bio-gloss></bio-gloss></template></div>
     </template></section></article>`,
  );
  expect(names(null)).toEqual(['around']);
  expect(names('p')).toEqual(['between']);
  expect(names('#far')).toEqual(['far']);
  expect(closestAcross(find('bio-gloss'), '[lang]')?.getAttribute('lang')).toBe('de');
});
