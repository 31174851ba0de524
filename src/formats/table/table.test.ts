import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { detect } from '../detect.ts';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';

const read = (source: string, chunk?: number) => readAll(formatNamed('table')!, source, chunk);
const found = (source: string, name = '') => {
  const finding = detect(source, name);
  return finding.kind === 'format' ? finding.format : finding.kind;
};

describe('a table whose head names titles or texts is records', () => {
  it.each([
    [
      'PubMed',
      'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n31,"TNF, IL-6 and gout","Doe J, Roe R.",J Test. 2001;1:1.,Doe J,J Test,2001,2001/01/01,,,10.1/x\n',
      {
        id: '31',
        text: 'TNF, IL-6 and gout',
        info: { pmid: '31', doi: '10.1/x', journal: 'J Test', year: '2001' },
      },
    ],
    [
      'Scopus',
      '\ufeff"Authors","Author full names","Title","Year","Source title","DOI","Abstract","EID"\r\n"Doe J.","Doe, Jane","Gout","2001","J Test","10.1/x","Uric acid is ""high"".\r\nIt hurts.","2-s2.0-1"\r\n"Roe R.","","Rats","2002","J Test","","[No abstract available]","2-s2.0-2"\r\n',
      { id: '2-s2.0-1', text: 'Gout\nUric acid is "high".\r\nIt hurts.' },
    ],
    [
      'Web of Science with tabs',
      'PT\tAU\tTI\tSO\tAB\tDI\tPY\tUT\tPM\nJ\tDoe, J\t"Omics" of gout\tJ TEST\tUric acid is high.\t10.1/x\t2001\tWOS:1\t\n',
      { id: 'WOS:1', text: '"Omics" of gout\nUric acid is high.', info: { journal: 'J TEST' } },
    ],
    [
      'Web of Science from Excel',
      'Publication Type,Authors,Article Title,Abstract,DOI,UT (Unique WOS ID)\nJ,"Doe, J",Gout,High.,10.1/x,WOS:1\n',
      { id: 'WOS:1', text: 'Gout\nHigh.' },
    ],
    [
      'Zotero',
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Abstract Note"\n"AB12","journalArticle","2001","Doe, J","Gout","J Test","","<p>TNF-&alpha;</p>"\n',
      { id: 'AB12', text: 'Gout\nTNF-α' },
    ],
    ['Excel in German', 'sep=;\nid;title;abstract\n7;Gicht;Harnsäure, hoch\n', { id: '7' }],
    ['texts', 'id\ttext\tlabel\na1\t  As it is. \tpos\n', { id: 'a1', text: '  As it is. ' }],
  ])('as %s writes it', (_, source, document) => {
    for (const chunk of [1, 5, 10_000]) {
      const { documents, warnings } = read(source, chunk);
      expect(warnings).toEqual([]);
      expect(documents[0]).toMatchObject(document);
    }
    expect(found(source)).toBe('table');
  });
});

it.each([
  ['names alone', 'gene,symbol,chromosome\nBRCA1,672,17\n'],
  ['mentions', 'doc_id\tmention_id\tstart_cp\tend_cp\ttext\ttype\n1\tT1\t0\t3\tTNF\tGene\n'],
  [
    'prose',
    'Title, abstract and keywords were screened by two, and a third.\nThey agreed, mostly.\n',
  ],
  ['prose of one line', 'Title, abstract'],
  ['a list', 'Title, abstract\nSecond line.'],
])('a table of %s is text', (_, source) => {
  expect(found(source)).toBe('prose');
  expect(found(source, 'a.csv')).toBe('prose');
});

describe('what a table has amiss', () => {
  const head = 'id,title,abstract\n';

  it('is told row by row, and the others are read', () => {
    const rows = ['1,A,B, and C', '2,,', '', '3,Rats,Fed.', '4,Short'].join('\n');
    const { documents, warnings } = read(head + rows);
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['3', 'Rats\nFed.'],
      ['4', 'Short'],
    ]);
    expect(warnings).toEqual([
      {
        place: 'line 2',
        reason: 'row left out: it has 4 cells and the head 3; quote cells that hold the delimiter',
      },
      { place: 'line 3', reason: 'row has no title and no abstract: left out' },
    ]);
  });

  it('costs no other row: a quotation mark that is never closed, one within a cell', () => {
    const rows = '1,"Omics" of gout,A\n2,"Rats,B\n3,Mice,"C\nD"\n4,,E\n';
    for (const chunk of [1, 3, 10_000]) {
      const { documents, warnings } = read(head + rows, chunk);
      expect(documents.map(({ id, text }) => [id, text])).toEqual([
        ['1', '"Omics" of gout\nA'],
        ['2', '"Rats\nB'],
        ['3', 'Mice\nC\nD'],
        ['4', 'E'],
      ]);
      expect(warnings.map(({ place }) => place)).toEqual(['line 2', 'line 3']);
    }
  });

  it('is said where no column is named', () => {
    expect(read('a,b\n1,2\n').warnings).toEqual([
      { place: 'line 1', reason: 'no column is called title, abstract or text' },
    ]);
    expect(read('').documents).toEqual([]);
  });
});

test('every table that is written by the rules is read as it was, in pieces of any size', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\t', '\n', '\r\n', '😀') });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('\n', '\r\n'),
      (cells, chunk, end) => {
        const texts = cells.map((one) => `x${one}`);
        const rows = texts.map((text, index) => `${index},${quoted(text)}`);
        const { documents, warnings } = read(['id,text', ...rows].join(end), chunk);
        expect(warnings).toEqual([]);
        expect(documents.map(({ text }) => text)).toEqual(texts);
      },
    ),
    { numRuns: 500 },
  );
});

test('thousands of quotation marks that fit nothing take no long time', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index},"Rats" of ${index},B\n`);
  expect(read(`id,title,abstract\n${rows.join('')}`).documents).toHaveLength(20_000);
});
