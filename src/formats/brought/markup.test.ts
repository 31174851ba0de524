import { describe, expect, test } from 'vitest';
import { bring } from '../testing/bring.ts';

describe('markup is never read as prose', () => {
  test("Europe PMC's answer to a search, in JSON and XML, is refused by name", async () => {
    const json = JSON.stringify({
      version: '6.9',
      hitCount: 1,
      resultList: { result: [{ id: '1', title: 'IL-6 in asthma', abstractText: '<h4>Aim</h4>' }] },
    });
    expect(await bring('search.json', json)).toMatchObject({
      texts: [],
      told: [expect.stringContaining('its keys: version, hitCount, resultList')],
    });
    const xml =
      '<?xml version="1.0"?><responseWrapper xmlns:slx="http://x"><version>6.9</version><resultList><result><title>IL-6</title></result></resultList></responseWrapper>';
    expect(await bring('search.txt', xml)).toMatchObject({
      texts: [],
      told: [expect.stringContaining('<responseWrapper>')],
    });
  });

  test('an article in the answer of an OAI server is read, a comment of any length before it', async () => {
    const article =
      '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" article-type="research-article"><front><article-meta><article-id pub-id-type="pmcid">PMC77</article-id><title-group><article-title>IL-6 in asthma</article-title></title-group><abstract><p>It rose.</p></abstract></article-meta></front></article>';
    const file = `<?xml version="1.0"?><!-- ${'saved on Monday '.repeat(600)}--><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-02</responseDate><GetRecord><record><header><identifier>oai:77</identifier></header><metadata>${article}</metadata></record></GetRecord></OAI-PMH>`;
    expect(await bring('notes.txt', file)).toMatchObject({
      texts: ['IL-6 in asthma\nIt rose.'],
      told: [],
    });
  });

  test('a list of PubMed articles that somebody cut out of a set is read', async () => {
    const file =
      '<PubmedArticle>\n<MedlineCitation><PMID Version="1">5</PMID><Article><ArticleTitle>IL-6 in asthma.</ArticleTitle><Abstract><AbstractText>It rose.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n<PubmedArticle><MedlineCitation><PMID>6</PMID><Article><ArticleTitle>TNF.</ArticleTitle></Article></MedlineCitation></PubmedArticle>';
    expect((await bring('cut.xml', file)).texts).toEqual(['IL-6 in asthma.\nIt rose.', 'TNF.']);
  });
});

describe('what is inline, a block and apparatus', () => {
  test('a page of bioRxiv: raised citations go, figures and their buttons too, headings stand apart', async () => {
    const page = `<!DOCTYPE html><html><head><title>Loss of BARD1 | bioRxiv</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><div class="article fulltext-view">
<h1>Loss of <em>BARD1</em></h1>
<div class="section abstract" id="abstract-1"><h2>Abstract</h2><p id="p-1">BARD1<sup><a id="xref-ref-1-1" class="xref-bibr" href="#ref-1">1</a>,<a class="xref-bibr" href="#ref-2">2</a></sup> binds IL-1<em>β</em> in Ca<sup>2+</sup> buffer.</p></div>
<div class="section" id="sec-1"><h2>Results</h2><div id="F1" class="fig pos-float"><figure><img src="x.gif" alt="graph"><figcaption><p>Figure 1. Caption.</p></figcaption></figure><ul class="highwire-figure-links inline"><li><a href="x">Download figure</a></li></ul></div><p id="p-2">H<sub>2</sub>O<sub>2</sub> rose (<a class="xref-fig" href="#F1">Fig. 1</a>).</p></div>
<div class="section ref-list" id="ref-list-1"><h2>References</h2><ol><li>Smith J. BRCA1.</li></ol></div></div></body></html>`;
    const { texts, told } = await bring('10.1101v1.full.html', page);
    expect(texts).toEqual([
      'Loss of BARD1\nAbstract\nBARD1 binds IL-1β in Ca2+ buffer.\nResults\nH2O2 rose (Fig. 1).',
    ]);
    expect(told).toEqual([]);
  });

  test('an article of PMC: citations in brackets within raised letters go, blanks of all widths stay', async () => {
    const page =
      '<html><body><main><section><p>p53<sup>[<a href="#B1">1</a>–<a href="#B3">3</a>]</sup> and&#8197;TNF-&alpha;&nbsp;rose;<br>IL-6 fell.</p><ul><li>EGFR</li><li>KRAS</li></ul></section></main></body></html>';
    expect((await bring('pmc.html', page)).texts).toEqual([
      'p53 and\u2005TNF-α\u00a0rose; IL-6 fell.\nEGFR\nKRAS',
    ]);
  });

  test('an article of eLife: of a formula in two notations one is read, names of authors in citations stay', async () => {
    const article = `<?xml version="1.0"?><article xmlns:mml="m"><front><article-meta><article-id pub-id-type="doi">10.7554/x</article-id><title-group><article-title>Loss of <italic>Brca1</italic></article-title><trans-title-group><trans-title>Verlust</trans-title></trans-title-group></title-group><abstract><p>CD4<sup>+</sup> cells.</p></abstract><abstract abstract-type="plain-language-summary"><title>Digest</title><p>Cells.</p></abstract></article-meta></front><body><sec><title>Results</title><p>We fit <inline-formula><alternatives><mml:math><mml:mi>k</mml:mi></mml:math><tex-math>\\begin{document}k\\end{document}</tex-math></alternatives></inline-formula> for IL-2 (<xref ref-type="bibr" rid="b1">Smith et al., 2020</xref>; <xref ref-type="fig" rid="f1">Figure 1</xref>).<list list-type="bullet"><list-item><p>TNF</p></list-item><list-item><p>IL-6</p></list-item></list></p></sec></body></article>`;
    const { texts } = await bring('elife.xml', article);
    expect(texts).toEqual([
      'Loss of Brca1\nCD4+ cells.\nDigest\nCells.\nResults\nWe fit k for IL-2 (Smith et al., 2020; Figure 1).\nTNF\nIL-6',
    ]);
  });
});
