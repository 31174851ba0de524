import { describe, expect, it } from 'vitest';
import { detect } from '../detect.ts';
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
    expect(documents[0]!.info).toEqual({
      pmid: '1',
      doi: '10.1/x',
      journal: 'J Test',
      year: '2021',
    });
  });

  it('reports a broken record with its line and reads the rest', () => {
    const broken = file.replace('</ArticleTitle>', '</Title>');
    const { documents, warnings } = read('pubmed-xml', broken);
    expect(documents.map(({ id }) => id)).toEqual(['2']);
    expect(warnings).toEqual([
      { place: 'line 4', reason: '<PubmedArticle> left out: </Title> closes <ArticleTitle>' },
    ]);
  });

  it('names the journal by its title where no abbreviation is given', () => {
    const titled = file.replaceAll(/ISOAbbreviation/gu, 'Title');
    expect(read('pubmed-xml', titled).documents[0]!.info.journal).toBe('J Test');
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

describe('what is not where it is looked for first', () => {
  const pubmed = (inner: string) => read('pubmed-xml', inner);

  it.each([
    [
      'a chapter',
      '<PubmedBookArticle><BookDocument><PMID>1</PMID><Book><BookTitle>Genes</BookTitle><PubDate><Year>1998</Year></PubDate></Book><ArticleTitle>BRCA1</ArticleTitle><Abstract><AbstractText>Lost.</AbstractText></Abstract></BookDocument></PubmedBookArticle>',
      'BRCA1\nLost.',
    ],
    [
      'a book',
      '<BookDocument><PMID>1</PMID><Book><BookTitle>Genes</BookTitle></Book></BookDocument>',
      'Genes',
    ],
    [
      'a citation alone',
      '<MedlineCitationSet><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>BRCA1</ArticleTitle></Article></MedlineCitation></MedlineCitationSet>',
      'BRCA1',
    ],
    [
      'an abstract beside the article',
      '<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Rats.</ArticleTitle></Article><OtherAbstract Language="fre"><AbstractText>Non.</AbstractText></OtherAbstract><OtherAbstract Language="eng"><AbstractText>TNF rises.</AbstractText></OtherAbstract></MedlineCitation></PubmedArticle>',
      'Rats.\nTNF rises.',
    ],
  ])('%s is read', (_, source, text) => {
    expect(pubmed(source).documents).toMatchObject([{ id: '1', text }]);
  });

  it('says which abstract is not read', () => {
    const source =
      '<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Rats.</ArticleTitle><Abstract><AbstractText>TNF.</AbstractText></Abstract><Abstract><AbstractText>IL-6.</AbstractText></Abstract></Article><OtherAbstract Language="fre"><AbstractText>Non.</AbstractText></OtherAbstract></MedlineCitation></PubmedArticle>';
    expect(pubmed(source).warnings).toEqual([
      { place: 'line 1', reason: 'article 1: another abstract is not read: eng, fre' },
    ]);
  });

  it('of MEDLINE: abstracts with blank lines, in another field, and records without an id', () => {
    const record = (id: string, abstract: string) =>
      `${id}OWN - NLM\nTI  - Title.\n${abstract}FAU - Doe, J\nDP  - 2001\n\n`;
    const source =
      record('PMID- 1\n', 'AB  - One\n\n      two.\n') +
      record('PMID- 2\n', 'OAB - Other.\nOAB - Encore.\n') +
      record('', 'AB  - Three.\n') +
      record('', 'AB  - Four.\n');
    const { documents, warnings } = read('nbib', source, 7);
    expect(documents.map(({ id, text, info }) => [id, text, info.year])).toEqual([
      ['1', 'Title.\nOne two.', '2001'],
      ['2', 'Title.\nOther.', '2001'],
      ['file:18', 'Title.\nThree.', '2001'],
      ['file:24', 'Title.\nFour.', '2001'],
    ]);
    expect(warnings).toMatchObject([{ reason: 'record 2: another abstract (OAB) is not read' }]);
  });

  it.each([
    ['TI  - T\nAB  - One.\nAB  - Two.\nN2  - One.', 'T\nOne.\nTwo.'],
    ['BT  - A book\nN2  - One.', 'A book\nOne.'],
    [
      'TI  - <i>BRCA1</i> &amp; TNF-&alpha;\nAB  - <jats:p>p<0.05<br/>in <b>mice</b></jats:p>',
      'BRCA1 & TNF-α\np<0.05 in mice',
    ],
  ])('of RIS: %j', (fields, text) => {
    expect(read('ris', `TY  - JOUR\n${fields}\nER  - \n`).documents[0]!.text).toBe(text);
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
    expect(documents[0]!.info).toEqual({
      pmid: '123',
      doi: '10.1/y',
      journal: 'J Test',
      year: '2020',
    });
  });
});

describe('the journal of a record', () => {
  const journalOf = (format: 'nbib' | 'ris' | 'endnote', file: string) =>
    read(format, file).documents[0]!.info.journal;
  it.each([
    ['nbib', 'PMID- 1\nTI  - A title.\nTA  - Short J\nJT  - The whole journal\n', 'Short J'],
    ['nbib', 'PMID- 1\nTI  - A title.\nJT  - The whole journal\n', 'The whole journal'],
    ['nbib', 'PMID- 1\nTI  - A title.\nTA  - \nJT  - The whole journal\n', 'The whole journal'],
    ['ris', 'TY  - JOUR\nTI  - A title\nJA  - Short J\nER  - \n', 'Short J'],
    ['ris', 'TY  - JOUR\nTI  - A title\nJ2  - Short J\nER  - \n', 'Short J'],
    ['ris', 'TY  - JOUR\nTI  - A title\nJF  - The whole journal\nER  - \n', 'The whole journal'],
  ] as const)('is read of %s wherever it stands', (format, file, journal) => {
    expect(journalOf(format, file)).toBe(journal);
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

  const textOf = (body: string, title = '<article-title>T</article-title>') =>
    read(
      'jats',
      `<article><front><article-meta><title-group>${title}</title-group></article-meta></front><body>${body}</body></article>`,
    ).documents[0]!.text.replace(/^T\n/, '');
  const cite = (number: string, type = 'bibr') =>
    `<xref ref-type="${type}" rid="b">${number}</xref>`;

  it.each([
    [`BARD1<sup>${cite('12')},${cite('13')}</sup> and p53${cite('4')}.`, 'BARD1 and p53.'],
    [`mice${cite('<sup>2–5</sup>')} and rats<sup>${cite('a', 'table-fn')}</sup>`, 'mice and rats'],
    [`in mice [${cite('5')}] and (${cite('Smith, 2010')})`, 'in mice [5] and (Smith, 2010)'],
    [`p53<sup>7</sup>, IL-2<sup>14, 15</sup>.`, 'p53, IL-2.'],
    [
      'Ca<sup>2+</sup>, 10<sup>6</sup>, 3 cm<sup>2</sup>, R<sup>2</sup>, <sup>99m</sup>Tc, IL2<sup>high</sup>',
      'Ca2+, 106, 3 cm2, R2, 99mTc, IL2high',
    ],
    [
      `as ${cite('Fig. 1', 'fig')} shows<xref ref-type="table" rid="t">2</xref>`,
      'as Fig. 1 shows2',
    ],
  ])('leaves out the numbers of citations and nothing else: %s', (markup, text) => {
    expect(textOf(`<p>${markup}</p>`)).toBe(text);
  });

  it.each([
    [
      'lists',
      'We found:<list><list-item><label>1</label><p>BRCA1 up</p></list-item><list-item><p>p53 down</p></list-item></list>in mice.',
      'We found:\nBRCA1 up\np53 down\nin mice.',
    ],
    [
      'definitions',
      '<def-list><def-item><term>AA</term><def><p>Aplastic anemia</p></def></def-item></def-list>',
      'AA\nAplastic anemia',
    ],
    ['quotations', 'He said:<disp-quote><p>Gout hurts.</p></disp-quote>', 'He said:\nGout hurts.'],
  ])('keeps the words of %s within a paragraph apart', (_, markup, text) => {
    expect(textOf(`<p>${markup}</p>`)).toBe(text);
  });

  it.each([
    [
      'boxes',
      '<boxed-text><sec><title>Key points</title><p>Gout hurts.</p></sec></boxed-text>',
      'Key points\nGout hurts.',
    ],
    [
      'statements',
      '<statement><label>1</label><title>Theorem</title><p>Gout hurts.</p></statement>',
      'Theorem\nGout hurts.',
    ],
    [
      'verses',
      '<verse-group><verse-line>Gout</verse-line><verse-line>hurts</verse-line></verse-group>',
      'Gout\nhurts',
    ],
  ])('reads %s', (_, markup, text) => {
    expect(textOf(markup)).toBe(text);
  });

  it('reads formulas by their letters, not by how they are set', () => {
    const formula =
      '<inline-formula><alternatives><tex-math>\\documentclass{minimal}</tex-math><mml:math><mml:mi>α</mml:mi></mml:math><inline-graphic/></alternatives></inline-formula>';
    expect(textOf(`<p>We used ${formula}-synuclein<disp-formula>x</disp-formula>here.</p>`)).toBe(
      'We used α-synuclein here.',
    );
  });

  it.each([
    [
      '<article-title>BRCA1 loss</article-title><subtitle>a study</subtitle><trans-title-group><trans-title>Perte</trans-title></trans-title-group>',
      'BRCA1 loss: a study',
    ],
    [
      '<article-title>BRCA1 loss?</article-title><subtitle>A study</subtitle>',
      'BRCA1 loss? A study',
    ],
    [
      '<article-title>TNF-&alpha; &amp; IL-1&bgr;&nbsp;rise &ndash; 5&thinsp;mg</article-title>',
      'TNF-α & IL-1β\u00a0rise – 5\u2009mg',
    ],
  ])('has the title %s', (markup, title) => {
    expect(textOf('', markup)).toBe(title);
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

describe('what a record says of itself beside its text', () => {
  const infoOf = (name: string, source: string) => read(name, source).documents[0]!.info;

  it('takes the year of publication, never that of access, entry or revision', () => {
    const ris = (fields: string) => infoOf('ris', `TY  - JOUR\nTI  - T\n${fields}\nER  - \n`).year;
    expect(ris('Y2  - 2019/01/02\nDA  - 2005/09//\nPY  - 2005')).toBe('2005');
    expect(ris('Y2  - 2019\nY1  - 2005/05/31')).toBe('2005');
    expect(ris('Y2  - 2019\nDA  - 2005/09//')).toBe('2005');
    const nbib = (fields: string) => infoOf('nbib', `PMID- 1\nTI  - T\n${fields}\n`).year;
    expect(nbib('DEP - 20200207\nLR  - 20240101\nDP  - 2021 Jan')).toBe('2021');
    expect(nbib('LR  - 20240101\nDEP - 20200207')).toBe('2020');
  });

  it('names authors, groups among them, and what corrects or retracts it', () => {
    expect(
      infoOf(
        'nbib',
        'PMID- 1\nTI  - T\nAU  - Alpha A\nCN  - Trial Group\nPT  - Retracted Publication\nEIN - J. 2022. PMID: 2\nCON - J. PMID: 3\n',
      ),
    ).toMatchObject({
      authors: 'Alpha A; Trial Group',
      notice: 'retracted; corrected',
      related: 'ErratumIn 2',
    });
    const xml = `<PubmedArticle><MedlineCitation><PMID Version="2">7</PMID><Article><ArticleTitle>T</ArticleTitle><ELocationID EIdType="doi">10.1/x</ELocationID><AuthorList><Author><LastName>Alpha</LastName><Initials>A</Initials></Author><Author><CollectiveName>Trial Group</CollectiveName></Author></AuthorList></Article><CommentsCorrectionsList><CommentsCorrections RefType="ErratumFor"><PMID>6</PMID></CommentsCorrections><CommentsCorrections RefType="Cites"><PMID>5</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle>`;
    expect(infoOf('pubmed-xml', xml)).toEqual({
      pmid: '7',
      version: '2',
      doi: '10.1/x',
      authors: 'Alpha A; Trial Group',
      related: 'ErratumFor 6',
    });
  });

  it('keeps what is known of a record without text, and of one that was withdrawn', () => {
    const parsed = [
      ...formatNamed('pubmed-xml')!.read!('x').push(
        '<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle/></Article></MedlineCitation></PubmedArticle><DeleteCitation><PMID>8</PMID><PMID>9</PMID></DeleteCitation>',
      ),
    ];
    expect(parsed).toMatchObject([
      { record: { id: '7', text: '' } },
      { warning: { reason: 'PubMed has withdrawn 8, 9' }, withdrawn: ['8', '9'] },
    ]);
  });
});

it('JATS tells the journal, the authors and the identifiers of an article', () => {
  const author = (surname: string, given: string, type = 'author') =>
    `<contrib contrib-type="${type}"><name><surname>${surname}</surname><given-names>${given}</given-names></name><xref ref-type="aff">1</xref></contrib>`;
  const file = `<article><front><journal-meta><journal-title-group><journal-title>Plant Letters</journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type="pmc">77</article-id><title-group><article-title>Drought</article-title></title-group><contrib-group>${author('Mori', 'Kenji L.')}${author('Ng', 'Jean-Luc')}<contrib><collab>ABA Group</collab></contrib></contrib-group><contrib-group>${author('Edit', 'Or', 'editor')}</contrib-group></article-meta></front></article>`;
  expect(read('jats', file).documents.map(({ info }) => info)).toEqual([
    { pmcid: 'PMC77', journal: 'Plant Letters', authors: 'Mori KL; Ng JL; ABA Group' },
  ]);
});

describe('text as PubMed saves it', () => {
  const text = [
    '1. Diabetol Pract. 2025 Feb 12. doi: 10.1000/fin.2025.7. Online ahead of ',
    'print.',
    '',
    'Finerenone and albuminuria in ',
    'type 1 diabetes.',
    '',
    'Lindqvist A(1), de la Cruz BM(1)(2); FINE Group.',
    '',
    'Author information:',
    '(1)Cancer Institute, Stockholm.',
    '',
    'Comment in',
    '    Lancet. 2025;1:2.',
    '',
    'BACKGROUND: Finerenone lowers',
    'albuminuria.',
    'RESULTS: It fell by 28%.',
    '',
    '© 2025 The Author(s).',
    '',
    'DOI: 10.1000/fin.2025.7',
    'PMID: 39911001 [Indexed for MEDLINE]',
    '',
    'Conflict of interest statement: None.',
    '',
    '',
    '2. Transfusionsmedizin. 2025;3(1):1-2.',
    '',
    'Hepatitis E virus.',
    '',
    'Krause U.',
    '',
    'It was found in 0.1% of donations.',
    '',
    'PMID: 39911002',
  ].join('\n');

  it('is records of title and abstract', () => {
    const { documents, warnings } = readAll(formatNamed('pubmed-text')!, text);
    expect(warnings).toEqual([]);
    expect(documents.map((one) => [one.id, one.text, one.info.authors, one.info.journal])).toEqual([
      [
        '39911001',
        'Finerenone and albuminuria in type 1 diabetes.\nBACKGROUND: Finerenone lowers albuminuria.\nRESULTS: It fell by 28%.',
        'Lindqvist A; de la Cruz BM; FINE Group',
        'Diabetol Pract',
      ],
      [
        '39911002',
        'Hepatitis E virus.\nIt was found in 0.1% of donations.',
        'Krause U',
        'Transfusionsmedizin',
      ],
    ]);
  });

  it('is told by its citation and its identifier, which prose in a numbered list has not', () => {
    expect(detect(text)).toEqual({ kind: 'format', format: 'pubmed-text' });
    expect(detect('1. Gout rose in 2019.\n\n2. It fell.\n')).toEqual({ kind: 'prose' });
  });
});
