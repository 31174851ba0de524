import { afterEach, describe, expect, it } from 'vitest';
import { collectText } from './collect-text.ts';
import preprint from './fixtures/bare-preprint.html?raw';
import journal from './fixtures/journal-with-roles.html?raw';
import pmc from './fixtures/pmc-like.html?raw';

const MARK = /\s*data-part="apparatus"/gu;
const page = document.createElement('div');
afterEach(() => page.replaceChildren());

const bare = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Texts of the paragraphs, headings, captions and cells of the marked page, filtered by whether they are apparatus. */
function textsOf(marked: string, isApparatus: boolean): readonly string[] {
  page.innerHTML = marked;
  const leaves = [
    ...page.querySelectorAll('h1,h2,h3,p,li,td,a,span,pre,figcaption,[role="paragraph"],div'),
  ];
  return leaves
    .filter((one) => (one.closest('[data-part]') !== null) === isApparatus)
    .flatMap((one) => [...one.childNodes])
    .filter((node) => node instanceof Text)
    .map((node) => bare(node.data))
    .filter((text) => /\p{L}{4}/u.test(text));
}

describe.each([
  ['as in PMC', pmc],
  ['of a journal with roles', journal],
  ['of a preprint with bare headings', preprint],
])('a page %s', (_, marked) => {
  it('is read whole, without its apparatus, and stays as it is', async () => {
    const body = textsOf(marked, false).filter(
      (text) => !/^(?:References|Show more|Open in a new tab)$/u.test(text),
    );
    const apparatus = textsOf(marked, true);
    expect(Math.min(body.length, apparatus.length)).toBeGreaterThan(6);
    page.innerHTML = marked.replace(MARK, '');
    document.body.append(page);
    const before = page.outerHTML;
    const shown = await collectText(page, { yieldControl: () => undefined });
    expect(page.outerHTML).toBe(before);
    const text = bare(shown.text);
    expect(body.filter((part) => !text.includes(part))).toEqual([]);
    expect(apparatus.filter((part) => text.includes(part))).toEqual([]);
  });
});
