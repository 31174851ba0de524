import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';

const read = (source: string) => readAll(formatNamed('html')!, source);
const textOf = (body: string) =>
  read(`<!DOCTYPE html><html><body>${body}</body></html>`).documents[0]?.text;

describe('a web page', () => {
  it.each([
    ['inline markup', '<p>tumour <b>necr</b>osis <i>fac</i>tor</p>', 'tumour necrosis factor'],
    ['blocks', '<h1>Title</h1><p>One.<p>Two.', 'Title\nOne.\nTwo.'],
    ['lists without closing tags', '<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e', 'a\nb\nc\nd\ne'],
    ['tables', '<table><tr><td>TNF<td>IL-6<tr><td>EGFR</table>', 'TNF\tIL-6\nEGFR'],
    ['line breaks', '<p>one<br>two</p>', 'one two'],
    ['entities', '<p>TNF-&alpha;&nbsp;&amp; p &lt; 0.05</p>', 'TNF-α\u00a0& p < 0.05'],
    [
      'scripts and styles',
      '<p>a<script>if (a<b) "</p>"</script></p><style>p>a{}</style><p>b',
      'a\nb',
    ],
    ['comments', '<p>a<!-- <p>no</p> -->b</p>', 'a b'],
    [
      'navigation, forms and footers',
      '<nav>Home</nav><main><p>Gout.</p></main><form>x</form><footer>(c)</footer>',
      'Gout.',
    ],
    [
      'a marked list of references, cookies and other stories',
      '<div id="cookie-banner">Malaria</div><h1>Gout</h1><p>One.<div class="ref-list">Crohn B.</div><ul role="navigation"><li>Asthma</ul>',
      'Gout\nOne.',
    ],
    [
      'references under a heading',
      '<h2>Results</h2><p>One.<h2>References</h2><p>Crohn B.<h3>Books</h3><p>Mouse A.<h2>Legends</h2><p>Two.',
      'Results\nOne.\nLegends\nTwo.',
    ],
    [
      'hidden parts',
      '<p>a<span hidden>b</span><i style="display: none">c</i><br aria-hidden="true">d</p>',
      'ad',
    ],
    [
      'words for screen readers alone, and deleted words',
      '<p>a <a>b<span class="usa-sr-only x">(opens)</span></a><span class="visually-hidden">c</span> <del>d</del><ins>e</ins></p>',
      'a b e',
    ],
    [
      'what stands beside the main part',
      '<a href="#m">Skip to main content</a><section><p>An official website</p></section><div><h1>Gout</h1></div><div><main id="m"><p>Uric acid is high in adults with gout, and colchicine helps most of them.</p></main></div><p>Cancer Institute</p>',
      'Gout\nUric acid is high in adults with gout, and colchicine helps most of them.',
    ],
    [
      'all of it where the main part is the smaller one',
      '<p>Uric acid is high in adults with gout, and colchicine helps.</p><main><p>Search</p></main>',
      'Uric acid is high in adults with gout, and colchicine helps.\nSearch',
    ],
    [
      'numbers of citations',
      '<p>BARD1<sup><a href="#r1">12</a>,<a href="#r2">13</a></sup>, p53<sup>4</sup>, 5 m<sup>2</sup></p>',
      'BARD1, p53, 5 m2',
    ],
    ['tags that close nothing', '<p>a</b></div>b</p>', 'ab'],
    ['capital letters', '<P>One.<P>Two<SUP><A HREF="#a">1</A></SUP>.', 'One.\nTwo.'],
  ])('is read with %s', (_, body, text) => {
    expect(textOf(body)).toBe(text);
  });

  it.each([
    [
      'a page',
      '<h1>Gout</h1><article><p>Uric acid is high. It is a common disease of adults.</p></article>',
    ],
    [
      'a page without landmarks',
      '<div>Gout. Uric acid is high. It is a common disease of adults.</div>',
    ],
  ])('that stands as a whole within one form is read: %s', (_, page) => {
    const body = `<a href="#main">Skip</a><form id="aspnetForm"><nav>Home</nav><select><option>No</select>${page}</form>`;
    expect(textOf(body)).toContain('Uric acid is high.');
    expect(textOf(body)).not.toMatch(/Home|No/);
  });

  it('leaves out its forms where the text stands beside them', () => {
    const form = '<form><p>Your address will not be published.</p><label>Name</label></form>';
    expect(textOf(`<p>Gout is common in adults.</p>${form}${form}`)).toBe(
      'Gout is common in adults.',
    );
  });

  it('is called as it says', () => {
    const head =
      '<head><title>BRCA1 | Journal</title><meta name="citation_title" content="BRCA1 &amp; p53"><meta name="citation_doi" content="doi:10.1000/x"></head>';
    expect(read(`<html>${head}<body><p>Text.</body></html>`).documents).toMatchObject([
      { id: '10.1000/x', text: 'Text.', info: { title: 'BRCA1 & p53', doi: '10.1000/x' } },
    ]);
    expect(read('<p>Text.').documents).toMatchObject([{ id: 'file', info: {} }]);
  });

  it('without a text is told', () => {
    expect(read('<html><body><script>x</script></body></html>')).toMatchObject({
      documents: [],
      warnings: [{ reason: 'the page has no text: left out' }],
    });
  });
});

test('any tags in any order give their words', () => {
  const tag = fc.constantFrom(
    'p',
    'div',
    'li',
    'ul',
    'td',
    'tr',
    'table',
    'b',
    'sup',
    'span',
    'br',
    'dd',
  );
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom('word', ' ', '<', '&', '<!--', '-->', '<script>', '</script>', '"', '<a b="'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      read(`<p>${pieces.join('')}`);
    }),
    { numRuns: 500 },
  );
  const many = Array.from({ length: 40_000 }, (_, index) => `word<sup>${index}</sup> `).join('');
  expect(read(`<p>${many}`).documents[0]!.text).toContain('word word');
  const deep = `${'<div>'.repeat(20_000)}deep`;
  expect(read(deep).documents[0]!.text).toBe('deep');
});

test('many elements beside or within one another take no longer than their text', () => {
  const links = 'some words <b>bold</b> and <a href="x">link</a> '.repeat(20_000);
  expect(read(`<div>${links}`).documents[0]!.text).toHaveLength(
    20_000 * 'some words bold and link '.length - 1,
  );
  const within = '<sup>a <a href="#x">'.repeat(20_000);
  expect(read(`<p>${within}TNF is here.`).documents[0]!.text).toContain('TNF is here.');
  const titles = '<title>Gout and more words of it'.repeat(20_000);
  expect(read(`${titles}<p>TNF`).documents[0]!.info?.title).toMatch(/^Gout/);
});
