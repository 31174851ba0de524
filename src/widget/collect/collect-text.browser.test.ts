import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { collectText } from './collect-text.ts';
import type { ShownText } from './shown-text.ts';

let host: HTMLElement | undefined;

afterEach(() => host?.remove());

function collect(html: string, exclude?: string): Promise<ShownText> {
  host?.remove();
  host = document.createElement('div');
  host.innerHTML = html;
  document.body.append(host);
  return collectText(host, { exclude, yieldControl: () => undefined });
}

const textOf = async (html: string, exclude?: string): Promise<string> =>
  (await collect(html, exclude)).text;

describe('the text of a page', () => {
  it.each([
    ['inline markup', '<p>tumour <b>necr</b>osis <i>fac</i>tor</p>', 'tumour necrosis factor'],
    ['sub- and superscripts', '<p>Ca<sup>2+</sup> and IL-2R<i>α</i></p>', 'Ca2+ and IL-2Rα'],
    ['numbers of notes', '<p>IL-6<sup><a href="#n1">1</a></sup> rose</p>', 'IL-6 rose'],
    [
      'numbers of notes of every kind',
      '<p>a<sup><a href="#1">[1, 2–4]</a></sup> b<sup><a href="#a">a</a></sup> c<sup><a href="#n">[note 3]</a></sup> d <a href="#5">[5a]</a>, e<a href="#f">†</a></p>',
      'a b c d , e',
    ],
    [
      'linked names that begin with a digit',
      '<p><a href="#f">5-FU</a>, <a href="/glossary#adk">2-DG</a>, <a href="#x">17-AAG</a>, <a href="#y">5-HT2A</a></p>',
      '5-FU, 2-DG, 17-AAG, 5-HT2A',
    ],
    [
      'linked letters and raised words',
      '<p>vitamin <a href="#k">K</a>, CD44<sup><a href="#h">high</a></sup></p>',
      'vitamin K, CD44high',
    ],
    [
      'numbers of citations without a link to the page',
      '<p>BARD1<sup><a href="javascript:;">12</a></sup>, p53<sup>12</sup> and mice<sup>3,4</sup></p>',
      'BARD1, p53 and mice',
    ],
    [
      'remarks of editors',
      '<p>It helps.<sup>[<i><a href="/w">citation needed</a></i>]</sup></p>',
      'It helps.',
    ],
    [
      'powers, charges and isotopes',
      '<p>10<sup>12</sup> cells, 5 m<sup>2</sup>, R<sup>2</sup>, Fe<sup>3+</sup>, <sup>99</sup>Tc</p>',
      '1012 cells, 5 m2, R2, Fe3+, 99Tc',
    ],
    ['a link that is a word', '<p><a href="#braf">BRAF</a> rose</p>', 'BRAF rose'],
    ['white space', '<p>  acute \n\t kidney </p>', 'acute kidney'],
    [
      'white space between elements',
      '<p>acute <b> kidney</b> <i>injury</i></p>',
      'acute kidney injury',
    ],
    ['preformatted text', '<pre>one\n  two</pre>', 'one\n  two'],
    ['blocks', '<h2>Title</h2><p>One.</p>\n<p>Two.</p>', 'Title\n\nOne.\n\nTwo.'],
    ['line breaks', '<p>one<br>two</p>', 'one\ntwo'],
    [
      'cells',
      '<table><tr><td>TNF</td><td>IL-6</td></tr><tr><td>EGFR</td></tr></table>',
      'TNF\nIL-6\n\nEGFR',
    ],
    ['formulas', '<p>loss<math><mi>k</mi></math>rose</p>', 'loss rose'],
    ['hidden parts', '<p>a<span hidden>b</span><span style="display:none">c</span>d</p>', 'ad'],
    [
      'invisible parts',
      '<p>a <span style="visibility:hidden">b <i style="visibility:visible">c</i></span></p>',
      'a c',
    ],
    [
      'folded parts',
      '<p>a</p><details><summary>On TNF</summary>b<p>c</p></details><details open><summary>On IL-6</summary>d</details>' +
        '<div style="max-height:0;overflow:hidden"><p>e</p></div><div style="content-visibility:hidden"><p>f</p></div>',
      'a\n\nOn TNF\n\nOn IL-6\n\nd',
    ],
    ['scripts and styles', '<p>a<script>b</script><style>i{}</style></p>', 'a'],
    ['soft hyphens', '<p>nephro\u00adtoxi\u200bcity</p>', 'nephrotoxicity'],
    ['what is being edited', '<p>a</p><p contenteditable>b</p>', 'a'],
    ['flexible boxes', '<div style="display:flex"><span>a</span><span>b</span></div>', 'a\n\nb'],
    ['ruby', '<p><ruby>漢<rt>kan</rt></ruby>字</p>', '漢字'],
  ])('is right with %s', async (_name, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  it('leaves out what the host excludes', async () => {
    expect(await textOf('<p>a</p><aside>b</aside>', 'aside')).toBe('a');
  });

  it('holds what is in open shadow trees and their slots', async () => {
    await collect('');
    const element = document.createElement('section');
    element.innerHTML = '<b>slotted</b>';
    element.attachShadow({ mode: 'open' }).innerHTML = '<p>own <slot></slot></p>';
    host?.append(element);
    const shown = await collectText(host as Element, { yieldControl: () => undefined });
    expect(shown.text).toBe('own slotted');
    expect(shown.shadows).toHaveLength(1);
  });

  it('holds what XHTML has in CDATA sections', async () => {
    await collect('');
    const markup = '<p xmlns="http://www.w3.org/1999/xhtml"><![CDATA[Cis]]>platin</p>';
    const page = new DOMParser().parseFromString(markup, 'application/xhtml+xml');
    host?.append(page.documentElement);
    const { text, nodeSpans } = await collectText(host as Element, {
      yieldControl: () => undefined,
    });
    expect(text).toBe('Cisplatin');
    expect(nodeSpans({ start: 0, end: 9 }).map(({ node, to }) => [node.data, to])).toEqual([
      ['Cis', 3],
      ['platin', 6],
    ]);
  });

  it('names the shadow trees it stands in, from inside out', async () => {
    await collect('');
    const outer = document.createElement('section');
    const tree = outer.attachShadow({ mode: 'open' });
    tree.innerHTML = '<article>own</article>';
    host?.append(outer);
    const article = tree.querySelector('article') as Element;
    const shown = await collectText(article, { yieldControl: () => undefined });
    expect([shown.text, shown.shadows]).toEqual(['own', [tree]]);
  });

  it('takes two thousand elements within each other', async () => {
    let inner: Element = await collect('').then(() => host as Element);
    for (let depth = 0; depth < 2000; depth += 1) {
      const next = document.createElement('span');
      inner.append(next);
      inner = next;
    }
    inner.append('deep');
    expect((await collectText(host as Element, { yieldControl: () => undefined })).text).toBe(
      'deep',
    );
  });
});

describe('every unit of the text', () => {
  it('stands in the node it is mapped to, and is found from there', async () => {
    const piece = fc.constantFrom('TNF', ' ', '\n ', 'α', '🧬', '\u00ad', 'a b');
    const tag = fc.constantFrom('b', 'i', 'sup', 'p', 'span');
    const markup = fc.array(
      fc.tuple(tag, fc.array(piece)).map(([name, parts]) => `<${name}>${parts.join('')}</${name}>`),
    );
    await fc.assert(
      fc.asyncProperty(markup, async (parts) => {
        const { text, nodeSpans, offsetAt } = await collect(parts.join(''));
        for (let at = 0; at < text.length; at += 1) {
          const [span, ...more] = nodeSpans({ start: at, end: at + 1 });
          expect(more).toEqual([]);
          // Line breaks between blocks belong to no node.
          if (!span) expect(text[at]).toBe('\n');
          else {
            const unit = span.node.data.slice(span.from, span.to);
            expect(/\s/.test(unit) ? ' ' : unit).toBe(text[at]);
            expect(offsetAt(span.node, span.from)).toBe(at);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is given without what stands between', async () => {
    const { text, nodeSpans } = await collect('<p>acute <b>kid</b><i hidden>x</i>ney injury</p>');
    const parts = nodeSpans({ start: 0, end: text.length });
    expect(parts.map(({ node, from, to }) => node.data.slice(from, to))).toEqual([
      'acute ',
      'kid',
      'ney injury',
    ]);
  });
});
