import { afterEach, describe, expect, it } from 'vitest';
import { collectText } from './collect-text.ts';

let host: HTMLElement | undefined;
afterEach(() => host?.remove());

async function textOf(html: string): Promise<string> {
  host?.remove();
  host = document.createElement('div');
  host.innerHTML = html;
  document.body.append(host);
  const before = host.outerHTML;
  const { text, nodeSpans } = await collectText(host, { yieldControl: () => undefined });
  expect(host.outerHTML).toBe(before);
  // The paint of a mention covers every unit, except characters without width and white space.
  const painted = nodeSpans({ start: 0, end: text.length })
    .map(({ node, from, to }) => node.data.slice(from, to))
    .join('');
  const bare = (all: string): string => all.replace(/[\s\u00ad\u200b-\u200f\u2060]+/gu, '');
  expect(bare(painted)).toBe(bare(text));
  return text;
}

const PROSE = '<p>Aspirin inhibits COX-2 in patients with gout.</p>';
const READ = 'Aspirin inhibits COX-2 in patients with gout.';
const REFERENCES = `<ol><li>Burkitt D, Crohn BB. Insulin. Lancet. 2015;28(3):211-220.</li>
  <li>Hodgkin T. Cancer in mice. Lancet 2018; 391: 1122.</li></ol>`;

describe('the apparatus of a page', () => {
  it.each([
    ['navigation', '<nav>Asthma</nav>'],
    ['a role', '<div role="navigation">Asthma</div>'],
    ['a banner', '<header>Asthma today</header>'],
    ['a footer', '<footer>Asthma UK</footer>'],
    ['a list of links', '<div><a href="/a">Rickets</a> <a href="/b">Beriberi</a></div>'],
    [
      'a box of other stories',
      '<div><b>Readers also liked</b><ul><li><a href="/1">Snake bite and antivenom</a></li><li><a href="/2">Peanut allergy in infants</a></li><li><a href="/3">Is histamine a hormone?</a></li></ul></div>',
    ],
    ['a cookie banner', '<div style="position:fixed;bottom:0;height:40px">Asthma cookies</div>'],
    ['a marked list of references', `<div class="ref-list">${REFERENCES}</div>`],
    ['a section of references', `<section><h2>References</h2>${REFERENCES}</section>`],
    [
      'a heading in a box of its own',
      `<div><div><h2>Bibliographie</h2></div><div>${REFERENCES}</div></div>`,
    ],
    ['a heading in bold type', `<div><p><b>References</b></p><p>1. Crohn B. Gout.</p></div>`],
    ['references without a heading', REFERENCES.replace('</ol>', `${REFERENCES.slice(4)}`)],
    ['authors by property', '<p itemprop="author">Burkitt Crohn</p>'],
    ['a form', '<form><label>Asthma</label><input></form>'],
    [
      'program text',
      '<pre>library(cancer)\nd &lt;- subset(x, gene == "BRCA2")</pre><div class="highlight-source-r"><code>lm(IL6)</code></div>',
    ],
  ])('is not read: %s', async (_, apparatus) => {
    expect(await textOf(`${PROSE}${apparatus}${PROSE}`)).toBe(`${READ}\n\n${READ}`);
  });

  it.each([
    ['a linked title', '<h3><a href="/r">Gout in mice</a></h3>', 'Gout in mice'],
    [
      'a table of links',
      '<table><tr><td><a href="/1">BRCA1</a></td><td><a href="/2">TP53</a></td></tr></table>',
      'BRCA1\nTP53',
    ],
    [
      'a list that a sentence begins',
      '<p>These genes fell:</p><ul><li><a href="/1">BRCA1</a></li><li><a href="/2">TP53</a></li></ul>',
      'These genes fell:\n\nBRCA1\n\nTP53',
    ],
    [
      'a paragraph of linked names',
      '<p><a href="/1">BRCA1</a>, <a href="/2">TP53</a></p>',
      'BRCA1, TP53',
    ],
    ['preformatted prose', '<pre>IL-6 rose\n  in mice.</pre>', 'IL-6 rose\n  in mice.'],
    ['the header of an article', '<article><header><h1>Gout</h1></header></article>', 'Gout'],
    ['a form around the page', `<form><h1>Gout</h1><p>Asthma.</p></form>`, 'Gout\n\nAsthma.'],
    [
      'a section behind the references',
      '<h2>References</h2><p>1. Crohn B.</p><h2>Legends</h2><p>Gout.</p>',
      'Legends\n\nGout.',
    ],
    [
      'a caption without its controls',
      '<figure><figcaption><b>Figure 2.</b> Tryptase after a sting.<span> <a href="#">Open in new tab</a> <a href="#">Download slide</a></span></figcaption></figure>',
      'Figure 2. Tryptase after a sting.',
    ],
    [
      'keys within a sentence',
      '<p>Run it with <kbd>make</kbd>and read.</p>',
      'Run it with and read.',
    ],
    ['controls between words', '<p>gout<button>?</button>asthma</p>', 'gout asthma'],
    [
      'a joiner within a word',
      '<p>Al\u200cbumin and hemo<!-- x -->globin</p>',
      'Albumin and hemoglobin',
    ],
    [
      'marks of notes',
      '<p>in mice<sup>*</sup> and rats<span style="vertical-align:super">12</span> and cats<sup><a class="bibr" href="/12">12</a></sup>, HLA-B<sup>*</sup>27</p>',
      'in mice and rats and cats, HLA-B*27',
    ],
  ])('ends before the article: %s', async (_, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  it('is read where it is all there is', async () => {
    expect(await textOf('<div class="ref-list"><p>Crohn B. Gout.</p></div>')).toBe(
      'Crohn B. Gout.',
    );
  });
});
