import { describe, expect, it } from 'vitest';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';

const read = (name: string, source: string, chunk?: number) =>
  readAll(formatNamed(name)!, source, chunk);
const sections = ({
  text,
  sections,
}: {
  text: string;
  sections: readonly { kind: string; start: number; end: number }[];
}) => sections.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('PubMed XML', () => {
  const article = (pmid: string, title: string) => `
  <PubmedArticle><MedlineCitation><PMID Version="1">${pmid}</PMID><Article>
    <Journal><JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue><ISOAbbreviation>J Test</ISOAbbreviation></Journal>
    <ArticleTitle>${title}</ArticleTitle>
    <Abstract>
      <AbstractText Label="BACKGROUND">Na<sup>+</sup> &amp; TNF-&#945;
         matter.</AbstractText>
      <AbstractText Label="RESULTS">p &lt; 0.05.</AbstractText>
    </Abstract></Article></MedlineCitation>
    <PubmedData><ArticleIdList><ArticleId IdType="doi">10.1/x</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
  const file = `\ufeff<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "a" "b">\n<PubmedArticleSet>${article('1', 'Of <i>E. coli</i>')}${article('2', '')}</PubmedArticleSet>`;

  it.each([1, 7, 10_000])('is read in chunks of %d: markup flattened, parts labelled', (chunk) => {
    const { documents, warnings } = read('pubmed-xml', file, chunk);
    expect(warnings).toEqual([]);
    expect(documents.map(({ id }) => id)).toEqual(['1', '2']);
    expect(sections(documents[0]!)).toEqual([
      ['title', 'Of E. coli'],
      ['BACKGROUND', 'BACKGROUND: Na+ & TNF-α matter.'],
      ['RESULTS', 'RESULTS: p < 0.05.'],
    ]);
    expect(documents[0]!.info).toEqual({ doi: '10.1/x', journal: 'J Test', year: '2021' });
  });

  it('reports a broken record with its line and reads the rest', () => {
    const broken = file.replace('</ArticleTitle>', '</Title>');
    const { documents, warnings } = read('pubmed-xml', broken);
    expect(documents.map(({ id }) => id)).toEqual(['2']);
    expect(warnings).toEqual([
      { place: 'line 4', reason: '<PubmedArticle> left out: </Title> closes <ArticleTitle>' },
    ]);
  });

  it('finds the year in a date that is prose', () => {
    const dated = file.replaceAll(
      '<PubDate><Year>2021</Year></PubDate>',
      '<PubDate><MedlineDate>Winter 1998-1999 Jan</MedlineDate></PubDate>',
    );
    expect(read('pubmed-xml', dated).documents[0]!.info.year).toBe('1998');
  });

  it('expands no entities of the file', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><PubmedArticleSet>${article('1', '&b;')}</PubmedArticleSet>`;
    expect(sections(read('pubmed-xml', bomb).documents[0]!)[0]).toEqual(['title', '&b;']);
  });
});

describe('references in XML', () => {
  it.each(['constructor', 'toString', '__proto__', 'alphaa'])(
    'leaves &%s; as it is written',
    (name) => {
      const file = `<article><front><article-meta><title-group><article-title>A &${name}; b</article-title></title-group></article-meta></front></article>`;
      expect(read('jats', file).documents[0]!.text).toBe(`A &${name}; b`);
    },
  );
});

describe('MEDLINE', () => {
  const file = `
PMID- 123
TI  - A title that goes
      on.
AB  - The abstract - with a dash.
TA  - J Test
DP  - 2020 Jan
AID - 10.1/y [doi]

PMID- 124
TI  - Another.
`;
  it('is read field by field, with lines that go on', () => {
    const { documents, warnings } = read('nbib', file.replaceAll('\n', '\r\n'), 5);
    expect(warnings).toEqual([]);
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['123', 'A title that goes on.\nThe abstract - with a dash.'],
      ['124', 'Another.'],
    ]);
    expect(documents[0]!.info).toEqual({ doi: '10.1/y', journal: 'J Test', year: '2020' });
  });
});

describe('RIS', () => {
  it('is read with a byte order mark, missing spaces and lines that go on', () => {
    const file =
      '\ufeff\nTY  - JOUR\nTI- A title\nN2  - One line\nand another.\nDO  - 10.1/z\nER  - \n\n2.\nTY  - JOUR\nPY  - 2001\nER  -\n';
    const { documents, warnings } = read('ris', file, 3);
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['10.1/z', 'A title\nOne line and another.'],
    ]);
    expect(warnings).toEqual([
      { place: 'line 10', reason: 'record has no title and no abstract: left out' },
    ]);
  });
});

describe('RIS, where prose looks like tags', () => {
  const record = (line: string, spaces = '  ') =>
    `TY${spaces}- JOUR\nTI${spaces}- Breast cancer\nAB${spaces}- Outcome by receptor.\n${line}\nPY${spaces}- 2001\nER${spaces}- \n`;

  it.each([
    ['ER- tumours recurred early.', '  '],
    ['T3 - locally advanced - was rare.', '  '],
    ['ER  - tumours recurred early.', '  '],
    ['PR- and ER- tumours did, too.', ' '],
    ['B7- cells were rare.', '  '],
    ['IL  - a cytokine - rose.', '  '],
  ])('reads %j as a line that goes on', (line, spaces) => {
    const { documents, warnings } = read('ris', record(line, spaces));
    expect(warnings).toEqual([]);
    expect(documents[0]!.text).toBe(`Breast cancer\nOutcome by receptor. ${line}`);
    expect(documents[0]!.info).toEqual({ year: '2001' });
  });

  it('keeps a line separator of Unicode in its field', () => {
    expect(read('ris', record('Early\u2028or late.')).documents[0]!.text).toContain(
      'Early\u2028or late.',
    );
  });
});

describe('JATS', () => {
  it.each([
    '<!DOCTYPE article [\n<!ENTITY x "y">\n] >',
    '<!DOCTYPE article [<!ENTITY x "]>">]\n>',
    "<!DOCTYPE article [<!-- it's > ]> here -->]>",
    '<!DOCTYPE article PUBLIC "-//x > y//EN" "z.dtd">',
    "<!DOCTYPE article [<?x it's ]> ?>]>",
  ])('is read behind %j, in pieces', (declaration) => {
    const file = `${declaration}<article><front><article-meta><title-group><article-title>Gout</article-title></title-group></article-meta></front></article>`;
    for (const size of [1, 7, file.length]) {
      const { documents, warnings } = read('jats', file, size);
      expect([documents.map(({ text }) => text), warnings]).toEqual([['Gout'], []]);
    }
  });

  it('is read section by section, without figures, tables and references', () => {
    const file = `<article xmlns:xlink="x"><front><article-meta><article-id pub-id-type="pmc">77</article-id>
      <title-group><article-title>A <italic>title</italic></article-title></title-group>
      <abstract><p>Short.</p></abstract></article-meta></front>
      <body><sec><title>Methods</title><p>We <xref>1</xref> did<fig><p>no</p></fig> it.</p>
        <sec><title>Mice</title><p>Ten.</p><table-wrap><p>no</p></table-wrap></sec></sec></body>
      <back><ref-list><p>no</p></ref-list></back></article>`;
    const { documents } = read('jats', file, 11);
    expect(documents[0]!.id).toBe('PMC77');
    expect(sections(documents[0]!)).toEqual([
      ['title', 'A title'],
      ['abstract', 'Short.'],
      ['Methods', 'Methods'],
      ['Methods', 'We 1 did it.'],
      ['Methods', 'Mice'],
      ['Methods', 'Ten.'],
    ]);
  });
});
