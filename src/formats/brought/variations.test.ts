import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../open-files.ts';
import { bring, latin1 } from '../testing/bring.ts';

/** Files as somebody brings them who has never heard of a format. Each kind of trouble has variations; no file is of a real article. */
const texts = async (name: string, file: string | Uint8Array) => (await bring(name, file)).texts;
const told = async (name: string, file: string | Uint8Array) => {
  const { texts: none, told: reasons } = await bring(name, file);
  expect(none).toEqual([]);
  return reasons.join('\n');
};
const lines = (...list: readonly string[]) => `${list.join('\n')}\n`;

describe('markup is not taken for prose', () => {
  test('an answer of efetch with a style sheet and a comment before its root', async () => {
    const file =
      '<?xml version="1.0"?>\n<?xml-stylesheet type="text/xsl" href="pubmed.xsl"?>\n<!-- efetch -->\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>Olaparib in <i>BRCA1</i> carriers.</ArticleTitle><Abstract><AbstractText Label="RESULTS">TNF-&#945; fell.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>';
    expect(await texts('fetched.txt', file)).toEqual([
      'Olaparib in BRCA1 carriers.\nRESULTS: TNF-α fell.',
    ]);
  });

  test.each([
    [
      'an error of efetch',
      '<eFetchResult><ERROR>UID=9: no record</ERROR></eFetchResult>',
      'eFetchResult',
    ],
    [
      'an article by GROBID',
      '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>BRCA1.</p></body></text></TEI>',
      'TEI',
    ],
    [
      'a feed of PubMed',
      '<?xml version="1.0"?><rss version="2.0"><channel><title>brca1</title><item><title>BRCA1</title></item></channel></rss>',
      'rss',
    ],
    [
      "Crossref's answer",
      '{"status":"ok","message-type":"work","message":{"title":["Aspirin"]}}',
      'message-type',
    ],
    [
      "Zotero's CSL JSON",
      '[\n\t{\n\t\t"id": "x",\n\t\t"type": "article-journal",\n\t\t"abstract": "Aspirin.",\n\t\t"title": "A"\n\t}\n]',
      'abstract',
    ],
    [
      'lines of S2ORC',
      '{"paper_id":"a","metadata":{"title":"BRCA1"},"abstract":[{"text":"BRCA1."}]}\n{"paper_id":"b"}\n',
      'paper_id',
    ],
    [
      "OpenAlex's answer",
      '{"meta":{"count":1},"results":[{"title":"Aspirin","abstract_inverted_index":{"Aspirin":[0]}}]}',
      'results',
    ],
    ['rich text', '{\\rtf1\\ansi\\deff0 Aspirin in \\b gout\\b0 .}', 'RTF'],
  ])('%s is refused by name', async (_, file, name) => {
    expect(await told('download', file)).toContain(name);
  });

  const message = (way: string, body: string) =>
    [
      ...[
        'From: <Saved by Blink>',
        'Subject: Gout',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related;',
      ],
      ...[
        '\ttype="text/html";',
        '\tboundary="--b--"',
        '',
        '',
        '----b--',
        'Content-Type: text/html',
      ],
      ...[
        `Content-Transfer-Encoding: ${way}`,
        '',
        body,
        '----b--',
        'Content-Type: text/css',
        '',
        'p {}',
      ],
      '----b----',
    ].join('\r\n');

  test('a page that was saved in one file is its page', async () => {
    const page =
      '<html><body><h1>Gout</h1><p>TNF-=CE=B1 rose in arth=\r\nritis (p =3D 0.05).</p></body></html>';
    expect(await texts('gout.mhtml', message('quoted-printable', page))).toEqual([
      'Gout\nTNF-α rose in arthritis (p = 0.05).',
    ]);
    const packed = Buffer.from('<p>TNF-α rose.</p>').toString('base64').replace(/.{8}/g, '$&\r\n');
    expect(await texts('gout.mht', message('base64', packed))).toEqual(['TNF-α rose.']);
    expect(await texts('gout.mht', message('8bit', '<p>TNF-α rose.</p>'))).toEqual(['TNF-α rose.']);
    expect(await told('gout.mht', message('quoted-printable', '<p>=CE</p>'))).toContain('decoded');
    const letter = lines('From: a person', 'Content-Type: prose', '', 'Gout is common.');
    expect(await texts('letter.txt', letter)).toEqual([letter]);
  });
});

describe('JATS and web pages', () => {
  test('numbers of citations with dashes, footnotes, formulas in two notations, lists and boxes', async () => {
    const file =
      '<article xmlns:mml="m"><front><article-meta><title-group><article-title>BRCA1<xref ref-type="fn" rid="f"><sup>*</sup></xref></article-title></title-group><abstract abstract-type="graphical"><p><fig/></p></abstract></article-meta></front><body><sec><title>Results</title><p>It binds BARD1<sup><xref ref-type="bibr" rid="b">12</xref>–<xref ref-type="bibr" rid="c">14</xref></sup> in 10<sup>6</sup> cells<xref ref-type="bibr" rid="b"><sup>1,2</sup></xref>.<list><list-item><label>1.</label><p>p53</p></list-item></list> Of <inline-formula><alternatives><tex-math>\\begin{document}$\\alpha$\\end{document}</tex-math><mml:math><mml:mi>α</mml:mi></mml:math></alternatives></inline-formula>-synuclein.<fn><p>No.</p></fn></p><disp-quote><p>Insulin.</p></disp-quote><statement><label>1</label><p>IL-6 rises.</p></statement></sec></body><back><ack><p>Dr Parkinson.</p></ack></back></article>';
    expect(await texts('a.xml', file)).toEqual([
      'BRCA1\nResults\nIt binds BARD1 in 106 cells.\np53\nOf α-synuclein.\nInsulin.\nIL-6 rises.',
    ]);
  });

  test('a page of Nature: citations with links of their own', async () => {
    const file =
      '<!DOCTYPE html><html><head><title>TP53 | Nature</title><script type="application/ld+json">{"headline":"x"}</script></head><body><header><nav>Explore content</nav></header><main><article><h1>TP53</h1><p>Loss is common<sup><a href="/articles/s1#ref-CR12">12</a>,<a href="/articles/s1#ref-CR13">13</a></sup> in CD8<sup>+</sup> cells at 10<sup>−3</sup>&thinsp;M.</p><dl><dt>AML</dt><dd>leukemia</dd></dl><h2>References</h2><ol><li>Doe J. Asthma.</li></ol></article></main><footer>© Nature</footer></body></html>';
    expect(await texts('page', file)).toEqual([
      'TP53\nLoss is common in CD8+ cells at 10−3\u2009M.\nAML\nleukemia',
    ]);
  });

  test('a page of Wikipedia: numbers, remarks of editors and links to edit go', async () => {
    const file =
      '<html><body><div id="content"><h1>Aspirin</h1><p>It inhibits COX-2.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup><sup class="noprint">[<i><a href="/wiki/Citation_needed">citation needed</a></i>]</sup> It treats fever.<sup>[<i>further explanation needed</i>]</sup></p><h2>Use<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2><p>For pain<span style="display:none">NO</span>.</p></div></body></html>';
    expect(await texts('Aspirin.html', file)).toEqual([
      'Aspirin\nIt inhibits COX-2. It treats fever.\nUse\nFor pain.',
    ]);
  });

  test('a part of a page of PubMed', async () => {
    const file =
      '<div class="abstract-content" id="eng-abstract"><p><strong>Background: </strong>HbA<sub>1c</sub> fell; H<sub>2</sub>O<sub>2</sub> rose (<em>P</em> &lt; 0.05).</p></div>';
    expect(await texts('x.htm', file)).toEqual(['Background: HbA1c fell; H2O2 rose (P < 0.05).']);
  });
});

describe('the clipboard', () => {
  const pasted = async (html: string, plain: string) => {
    const loadPdf = () => Promise.reject(new Error('no PDF here'));
    const { documents } = await openFiles([{ name: '', content: html, plain }], { loadPdf });
    return documents.map(({ text }) => text);
  };
  test('of Word: raised numbers go, charges stay', async () => {
    const html =
      '<html xmlns:o="o"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment--><p class=MsoNormal>BRCA1 binds BARD1<sup>12</sup> and Ca<sup>2+</sup> in mice<o:p></o:p></p><!--EndFragment--></body></html>';
    expect(await pasted(html, 'BRCA1 binds BARD112 and Ca2+ in mice')).toEqual([
      'BRCA1 binds BARD1 and Ca2+ in mice',
    ]);
  });
  test('of Google Docs: letters are raised by a style', async () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span>It binds TNFR1</span><span style="font-size:6.6pt;vertical-align:super;">12</span><span> in CD8</span><span style="vertical-align:super">+</span><span> cells.</span></p></b>';
    expect(await pasted(html, 'It binds TNFR112 in CD8+ cells.')).toEqual([
      'It binds TNFR1 in CD8+ cells.',
    ]);
  });
});

describe("NCBI's own exports", () => {
  test("PubTator 3's answer: keys of variants, two genes in one name, an identifier that is null", async () => {
    const annotation = (
      id: string,
      offset: number,
      text: string,
      type: string,
      identifier: unknown,
    ) => ({
      ...{ id, text, infons: { type, identifier, valid: true, normalized: [1] } },
      locations: [{ offset, length: text.length }],
    });
    const variant =
      'tmVar:p|SUB|V|600|E;HGVS:p.V600E;VariantGroup:0;CorrespondingGene:673;RS#:113488022;CA#:1';
    const document = {
      ...{ _id: '7|None', id: '7', infons: {}, pmid: 7, pmcid: null, annotations: [] },
      passages: [
        {
          ...{
            infons: { type: 'title' },
            offset: 0,
            text: 'BRCA1/2 or V600E in mice',
            sentences: [],
            relations: [],
          },
          annotations: [
            annotation('1', 0, 'BRCA1/2', 'Gene', '672;675'),
            annotation('2', 11, 'V600E', 'Variant', variant),
            annotation('3', 20, 'mice', 'Species', null),
          ],
        },
      ],
      relations: [
        {
          id: 'R1',
          infons: {
            type: 'Association',
            role1: { identifier: '672' },
            role2: { identifier: '675' },
          },
          nodes: [{ refid: '0', role: '672,675' }],
        },
      ],
    };
    const { mentions, told: nothing } = await bring(
      'x.json',
      JSON.stringify({ PubTator3: [document] }),
    );
    expect(mentions).toEqual([
      'Gene: BRCA1/2 [672 | 675]',
      'Variant: V600E [rs113488022]',
      'Species: mice',
    ]);
    expect(nothing).toEqual([]);
  });

  test('BioC XML of PubTator: a dash is no identifier, and the relation of it is named', async () => {
    const file =
      '<collection><source>PubTator</source><date/><key>BioC.key</key><document><id>7</id><passage><offset>0</offset><text>Aspirin in CRC</text><annotation id="1"><infon key="identifier">MESH:D001241</infon><infon key="type">Chemical</infon><location offset="0" length="7"/><text>Aspirin</text></annotation><annotation id="2"><infon key="identifier">-</infon><infon key="type">Disease</infon><location offset="11" length="3"/><text>CRC</text></annotation></passage><relation id="R1"><infon key="role1">Chemical|MESH:D001241</infon><infon key="role2">Disease|MESH:D015179</infon><infon key="type">Negative_Correlation</infon></relation></document></collection>';
    const { mentions, told: reasons } = await bring('x.xml', file);
    expect(mentions).toEqual(['Chemical: Aspirin [MESH:D001241]', 'Disease: CRC']);
    expect(reasons.join()).toContain('Negative_Correlation');
  });

  test("PubTator 3's lines: relations of 'Type|identifier'", async () => {
    const file = lines(
      ...['7|t|KRAS G12C', '7|a|Sotorasib inhibits KRAS.', '7\t0\t4\tKRAS\tGene\t3845'],
      ...['7\t10\t19\tSotorasib\tChemical\tMESH:C1', '7\tinhibit\tChemical|MESH:C1\tGene|3845', ''],
    );
    expect(await bring('x.txt', file)).toMatchObject({
      mentions: ['Gene: KRAS [NCBIGene:3845]', 'Chemical: Sotorasib [MESH:C1]'],
      told: [],
    });
  });
});

describe("other people's offsets", () => {
  const text = '🧬 BRCA1 loss\r\nin mice with β-thalassemia\r\nand p53.\r\n';
  const names = ['BRCA1', 'β-thalassemia', 'p53'];
  const lf = (given: string) => given.replaceAll('\r\n', '\n');
  const codePoints = (given: string) => [...given].length;
  test.each([
    ['bytes', (given: string) => new TextEncoder().encode(given).length],
    ['UTF-16 units', (given: string) => given.length],
    ['code points', codePoints],
    ['code points, a line end of two counted as one', (given: string) => codePoints(lf(given))],
    ['UTF-16 units, a line end of two counted as one', (given: string) => lf(given).length],
    [
      'bytes, a line end of two counted as one',
      (given: string) => new TextEncoder().encode(lf(given)).length,
    ],
  ])('%s of brat', async (_, count) => {
    const file = names.map((name, index) => {
      const at = text.indexOf(name);
      return `T${index}\tGene ${count(text.slice(0, at))} ${count(text.slice(0, at + name.length))}\t${name}`;
    });
    const { mentions, told: nothing } = await bring('x.ann', lines(...file), ['x.txt', text]);
    expect(mentions).toEqual(names.map((name) => `Gene: ${name}`));
    expect(nothing).toEqual([]);
  });

  test('places counted from one, and a name that is nowhere', async () => {
    const file = lines(
      ...['7|t|BRCA1 loss', '7|a|We study p53.', '7\t1\t5\tBRCA1\tGene\t672'],
      ...['7\t21\t23\tp53\tGene\t7157', '7\t3\t8\tTP63\tGene\t8626'],
    );
    const { mentions, told: reasons } = await bring('x.pubtator', file);
    expect(mentions).toEqual(['Gene: BRCA1 [NCBIGene:672]', 'Gene: p53 [NCBIGene:7157]']);
    expect(reasons.join()).toContain('TP63');
  });
});

describe('nothing goes in silence', () => {
  test('brat: an event of three parts and a line of no kind are named', async () => {
    const file = lines(
      ...['T1\tProtein 0 5\tBRCA1', 'T2\tProtein 12 17\tBARD1', 'T3\tBinding 6 11\tbinds'],
      ...['E1\tBinding:T3 Theme:T1 Theme2:T2', 'A2\tSpeculation T1', 'X1\tweird'],
    );
    const { mentions, told: reasons } = await bring('x.ann', file, [
      'x.txt',
      'BRCA1 binds BARD1.\n',
    ]);
    expect(mentions).toEqual(['Protein: BRCA1', 'Binding: binds', 'Protein: BARD1']);
    expect(reasons.join('\n')).toMatch(/X1[\s\S]*E1|E1[\s\S]*X1/);
  });

  test("EndNote's styles within a title, and a line end of its own", async () => {
    const style = (face: string, text: string) =>
      `<style face="${face}" font="default" size="100%">${text}</style>`;
    const file = `<?xml version="1.0"?><xml><records><record><database name="x.enl">x.enl</database><titles><title>${style('normal', 'Role of ')}${style('italic', 'BRCA1')}${style('normal', ' in IL-6')}</title></titles><abstract>${style('normal', 'It is lost.&#xD;p53 rises.')}</abstract></record></records></xml>`;
    expect(await texts('x.xml', file)).toEqual(['Role of BRCA1 in IL-6\nIt is lost. p53 rises.']);
  });
});

describe('what people have', () => {
  test.each([
    [
      'ClinicalTrials.gov',
      'NCT Number,Study Title,Study URL,Brief Summary,Conditions\nNCT02142738,Pembrolizumab in NSCLC,https://x,"We assess it, twice.",NSCLC\n',
      ['Pembrolizumab in NSCLC\nWe assess it, twice.'],
    ],
    [
      'Dimensions, with a sentence before the head',
      '"About the data: Exported on Mar 03, 2026. Criteria: ""brca1""."\n"Rank","PMID","Title","Abstract"\n"5","7","BRCA1 loss","It is lost, in mice."\n',
      ['BRCA1 loss\nIt is lost, in mice.'],
    ],
    [
      'the same, saved by Excel',
      '"About the data: Exported.";;;\r\nRank;PMID;Title;Abstract\r\n5;7;BRCA1 loss;It is lost.\r\n',
      ['BRCA1 loss\nIt is lost.'],
    ],
    [
      'pandas, with names as programs give them',
      ',PubMedID,ArticleTitle,AbstractText,label\n0,7,Aspirin,"Aspirin, a drug",1\n1,8,Insulin,nan,0\n',
      ['Aspirin\nAspirin, a drug', 'Insulin'],
    ],
    [
      'Lens',
      '#,Lens ID,Title,Date Published,Abstract\n1,000-1,BRCA1 loss,2020-01-01,It is lost.\n',
      ['BRCA1 loss\nIt is lost.'],
    ],
  ])('a table of %s', async (_, file, expected) => {
    expect(await texts('export.csv', file)).toEqual(expected);
  });

  test("JabRef's BibTeX: strings that are joined, LaTeX in all places", async () => {
    const file = lines(
      ...[
        '% Encoding: UTF-8',
        '@string{jx = "Journal of X"}',
        '@comment{jabref-meta: databaseType:bibtex;}',
      ],
      ...[
        '@Article{doe2020,',
        "  title = {{TNF}-$\\alpha$ in {C}rohn's disease: 50\\% of IL-1$\\beta$},",
        '  journal = jx,',
      ],
      '  abstract = "TNF" # " rises in \\textit{E. coli}; Ca\\textsuperscript{2+} \\& H$_2$O$_2$ fell by 5~mg -- 10~mg."}',
    );
    expect(await texts('x.bib', file)).toEqual([
      "TNF-α in Crohn's disease: 50% of IL-1β\nTNF rises in E. coli; Ca2+ & H2O2 fell by 5\u00a0mg – 10\u00a0mg.",
    ]);
  });

  test("Word's own letters: Symbol, hyphens that do not break, fields, formulas", async () => {
    const run = (text: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = [
      `<w:p>${run('TNF-')}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>${run(' and IL')}<w:r><w:noBreakHyphen/></w:r>${run('6 rose in mice')}`,
      `${run('12,13', '<w:vertAlign w:val="superscript"/>')}${run('. Ca')}${run('2+', '<w:vertAlign w:val="superscript"/>')}${run(' fell.')}</w:p>`,
      `<w:p>${run('BRCA1 ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN ZOTERO_ITEM {"title":"asthma"} </w:instrText></w:r>`,
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('(Doe 2020)')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' is lost with ')}`,
      `<m:oMath><m:r><m:t>β</m:t></m:r></m:oMath>${run('-catenin.')}</w:p>`,
    ];
    const file = zipSync({
      'word/document.xml': strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:m="m"><w:body>${body.join('')}</w:body></w:document>`,
      ),
    });
    expect(await texts('x.docx', file)).toEqual([
      'TNF-α and IL-6 rose in mice. Ca2+ fell.\nBRCA1 (Doe 2020) is lost with β-catenin.',
    ]);
  });

  test.each([
    [
      'OpenDocument',
      { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' },
      'OpenDocument',
    ],
    ['Excel', { 'xl/workbook.xml': '<workbook/>' }, 'CSV'],
  ])('a file of %s is refused by name', async (_, parts, name) => {
    const file = zipSync(
      Object.fromEntries(Object.entries(parts).map(([path, one]) => [path, strToU8(one)])),
    );
    expect(await told('x', file)).toContain(name);
  });
});

describe('encodings', () => {
  test('a page in Shift_JIS that says so', async () => {
    const page = [
      ...latin1(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"></head><p>aspirin ',
      ),
      ...[0x83, 0x41, 0x83, 0x58],
    ];
    expect(await texts('x.html', Uint8Array.from(page))).toEqual(['aspirin アス']);
  });

  test.each([
    [
      'XML that says UTF-8 and is not',
      '<?xml version="1.0" encoding="UTF-8"?><PubmedArticleSet>Sj\u00f6gren',
      '0xf6',
    ],
    ["Excel's CSV in Windows-1252", 'PMID;Title\n1;Sj\u00f6gren \u0096 eins\n', 'line 2'],
    ['a text of an old Mac', 'Sj\u009agren', '0x9a'],
  ])('%s is refused with its place', async (_, file, name) => {
    expect(await told('x', latin1(file))).toContain(name);
  });

  test('records with a mark and CRLF', async () => {
    expect(
      await texts('x.jsonl', '\ufeff{"id":"a","text":"Aspirin."}\r\n{"id":"b","text":"p53"}\r\n'),
    ).toEqual(['Aspirin.', 'p53']);
  });
});
