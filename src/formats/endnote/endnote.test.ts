import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';

const SAMPLES: readonly (readonly [string, string])[] = [
  [
    'endnote',
    '%0 Journal Article\n%A Doe, Jane\n%T BRCA1 loss\n  in mice\n%J J Test\n%D 2001\n%X We study\nTNF-&alpha;.\n%R 10.1/x\n%M 31\n\n%0 Book\n%T Genes\n',
  ],
  [
    'endnote-xml',
    '<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="a.enl">a.enl</database><rec-number>5</rec-number><contributors><authors><author><style>Doe, Jane</style></author></authors></contributors><titles><title><style face="normal">BRCA1 loss </style><style face="italic">in mice</style></title><secondary-title>J Test</secondary-title></titles><dates><year><style>2001</style></year></dates><accession-num>31</accession-num><abstract><style>We study TNF-&#945;.</style></abstract><electronic-resource-num>10.1/x</electronic-resource-num></record><record><titles><title>Genes</title></titles></record></records></xml>',
  ],
  [
    'web-of-science',
    'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J\n   Roe, R\nTI BRCA1 loss\n   in mice\nSO J Test\nAB We study TNF-α.\nPY 2001\nDI 10.1/x\nUT WOS:1\nPM 31\nER\n\nPT J\nTI Genes\nER\n\nEF\n',
  ],
];

test.each(SAMPLES)('%s is told by its content, and read record by record', (name, source) => {
  expect(detect(source)).toEqual({ kind: 'format', format: name });
  for (const chunk of [1, 7, 10_000]) {
    const { documents, warnings } = readAll(formatNamed(name)!, source, chunk);
    expect(warnings).toEqual([]);
    expect(documents).toMatchObject([
      {
        id: '31',
        text: 'BRCA1 loss in mice\nWe study TNF-α.',
        sections: [{ kind: 'title' }, { kind: 'abstract' }],
        info: {
          doi: '10.1/x',
          journal: 'J Test',
          year: '2001',
          authors: expect.stringMatching(/^Doe, J(?:ane|; Roe, R)$/),
        },
      },
      { text: 'Genes' },
    ]);
  }
});

test.each([
  [
    'endnote',
    'stray\n%0 Book\n%A Doe\n',
    ['is no field: stray', 'record has no title and no abstract: left out'],
  ],
  ['web-of-science', 'PT J\nAU Doe\nER\n', ['record has no title and no abstract: left out']],
  [
    'endnote-xml',
    '<xml><records><record><rec-number>1</rec-number></record></records></xml>',
    ['record has no title and no abstract: left out'],
  ],
])('of %s it is told what is not read', (name, source, reasons) => {
  const { documents, warnings } = readAll(formatNamed(name)!, source);
  expect(documents).toEqual([]);
  expect(warnings.map(({ reason }) => reason)).toEqual(reasons);
});

test('a field of many lines takes no longer than its letters', () => {
  const lines = '\n%'.repeat(60_000);
  for (const [name, source] of [
    ['endnote', `%0 Book\n%T Gout${lines}`],
    ['ris', `TY  - BOOK\nTI  - Gout${lines}\nER  - `],
    ['web-of-science', `PT J\nTI Gout${lines}`],
    ['bibtex', `@book{a, title = {Gout${' '.repeat(60_000)}x\n\n${lines}}}`],
  ] as const) {
    expect(readAll(formatNamed(name)!, source).documents[0]!.text).toMatch(/^Gout/);
  }
});

test('percent signs and tags in prose make no format', () => {
  for (const prose of [
    '%0 of them fell.',
    '50 %\n%T cells rose',
    'FN means false negative.\nTI is thallium',
  ]) {
    expect(detect(prose).kind).toBe('prose');
  }
});
