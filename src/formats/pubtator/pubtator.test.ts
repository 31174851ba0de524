import { describe, expect, it, test } from 'vitest';
import { writeFile } from '../exchange/format.ts';
import { formatNamed } from '../formats.ts';
import { featureSamples } from '../testing/feature-samples.ts';
import { readAll } from '../testing/read-all.ts';
import { writePubtator } from './write.ts';

const read = (source: string) => readAll(formatNamed('pubtator')!, source);

describe('PubTator', () => {
  it('is read as the corpora write it: bars in identifiers, empty columns, novelty', () => {
    const file = [
      '7|t|TNF-α V600E | not a field',
      '7|a|Aspirin.',
      '7\t0\t5\tTNF-α\tGene\t7124,7125',
      '7\t6\t11\tV600E\tVariant\tp|SUB|V|600|E',
      '7\t26\t33\tAspirin\tChemical\tD001241|D000001\t',
      '7\tCID\tD001241\tD003907',
      '7\tAssociation\tD001241\t7124\tNo',
    ].join('\n');
    const { documents, warnings } = read(file);
    expect(warnings).toEqual([]);
    const [document] = documents;
    expect(document!.text).toBe('TNF-α V600E | not a field\nAspirin.');
    expect(document!.mentions.map(({ concepts }) => concepts)).toEqual([
      ['NCBIGene:7124', 'NCBIGene:7125'],
      ['p|SUB|V|600|E'],
      ['D001241', 'D000001'],
    ]);
    expect(document!.relations).toMatchObject([
      { type: 'CID' },
      { type: 'Association', novel: false },
    ]);
    expect(document!.relations.map((one) => one.arguments)).toEqual([
      [
        { role: 'Arg1', concept: 'D001241' },
        { role: 'Arg2', concept: 'D003907' },
      ],
      [
        { role: 'Arg1', concept: 'D001241' },
        { role: 'Arg2', concept: 'NCBIGene:7124' },
      ],
    ]);
    expect(writePubtator(document!)).toBe(`${file.replace('D000001\t', 'D000001')}\n\n`);
  });

  it.each([
    ['D008687', 'MESH:D008687'],
    ['MESH:D008687', 'D008687'],
    ['Chemical|D008687', 'MESH:D008687'],
    ['Variant|RS#:113488022;HGVS:p.V600E;CorrespondingGene:673', 'rs113488022'],
  ])('joins a relation of %s to mentions of %s', (ofRelation, ofMention) => {
    const { documents } = read(
      `7|t|Metformin\n7|a|\n7\t0\t9\tMetformin\tChemical\t${ofMention}\n7\tCID\t${ofRelation}\tD000140\n`,
    );
    expect(documents[0]!.relations[0]!.arguments).toEqual([
      { role: 'Arg1', concept: ofMention },
      { role: 'Arg2', concept: 'D000140' },
    ]);
  });

  it('keeps a mention that is spelled otherwise, moves one that is a little off, drops one outside', () => {
    const file =
      '7|t|TNF-α rises\n7|a|now.\n7\t0\t5\tTNF-a\tGene\t1\n7\t8\t13\trises\tEvent\t-\n7\t90\t95\tnever\tGene\t1\n';
    const { documents, warnings } = read(file);
    expect(documents[0]!.mentions.map(({ spans }) => spans)).toEqual([
      [{ start: 0, end: 5 }],
      [{ start: 6, end: 11 }],
    ]);
    expect(warnings).toEqual([
      { place: 'line 3', reason: 'expected "TNF-a", found "TNF-α"' },
      { place: 'line 4', reason: 'moved to "rises", found "ses\\nn"' },
      { place: 'line 5', reason: '"never" at 90-95 does not lie within the text' },
    ]);
  });

  it('is read although offsets count UTF-16 units, as some tools have them', () => {
    const { documents, warnings } = read(
      '7|t|😀 TNF 😀 IL-2\n7|a|x\n7\t3\t6\tTNF\tGene\t1\n7\t10\t14\tIL-2\tGene\t2\n',
    );
    expect(warnings).toEqual([]);
    expect(documents[0]!.mentions.map(({ spans }) => spans[0]!.start)).toEqual([3, 10]);
  });

  it('parts documents without a blank line between them, and reads on after rubbish', () => {
    const { documents, warnings } = read(
      '1|t|One\n1|a|a\n2|t|Two\n2|a|b\nrubbish\n\n3|t|Three\n3|a|c',
    );
    expect(documents.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(warnings).toMatchObject([{ place: 'line 5' }]);
  });

  it('writes lists of identifiers as they were, in BioC too', () => {
    const columns = [
      'D001241;D000001',
      'D001241|D000001',
      'D001241, D000001',
      'tmVar:c|SUB|T|1799|A;HGVS:c.1799T>A;VariantGroup:0;CorrespondingGene:673;RS#:113488022',
      'tmVar:p|SUB|V|600|E;HGVS:p.V600E;VariantGroup:0',
      'p|SUB|V|600|E\tRSID:113488022',
    ];
    for (const column of columns) {
      const line = `7\t0\t3\tTNF\tX\t${column}`;
      const [document] = read(`7|t|TNF\n7|a|\n${line}\n`).documents;
      expect(writePubtator(document!)).toContain(`${line}\n`);
      const bioc = formatNamed('bioc-json')!;
      const [again] = readAll(bioc, writeFile(bioc.writer!, [document!], new Date(0))).documents;
      expect(writePubtator(again!)).toContain(`${line}\n`);
    }
  });

  it.each([
    ['tmVar:c|SUB|T|1799|A;HGVS:c.1799T>A;RS#:113488022', ['rs113488022']],
    ['tmVar:p|SUB|V|600|E;HGVS:p.V600E', ['tmVar:p|SUB|V|600|E;HGVS:p.V600E']],
    ['p|SUB|V|600|E\tRSID:113488022', ['p|SUB|V|600|E', 'rs113488022']],
  ])('knows the rs number of a variant in %j', (column, concepts) => {
    const { documents } = read(`7|t|TNF\n7|a|\n7\t0\t3\tTNF\tX\t${column}\n`);
    expect(documents[0]!.mentions).toMatchObject([{ concepts }]);
  });

  it.each(['|', '@'])(
    'reads relations whose concepts have their type before them: Gene%s672',
    (mark) => {
      const { documents } = read(
        `7|t|BRCA1 and p53\n7|a|\n7\t0\t5\tBRCA1\tGene\t672\n7\t10\t13\tp53\tGene\t7157\n7\tassociate\tGene${mark}672\tGene${mark}7157\n`,
      );
      expect(documents[0]!.relations[0]!.arguments).toMatchObject([
        { concept: 'NCBIGene:672' },
        { concept: 'NCBIGene:7157' },
      ]);
    },
  );

  it('takes blank lines before the annotations, spaces behind ids and CR line ends', () => {
    const { documents, warnings } = read(
      '7 |t|TNF\r7 |a|\r\r7\t0\t3\tTNF\tGene\t1\r\r8|a|Alone.\r',
    );
    expect(warnings).toEqual([]);
    expect(documents.map(({ id, mentions }) => [id, mentions.length])).toEqual([
      ['7', 1],
      ['8', 0],
    ]);
  });

  it('leaves out a place that is none, and does not take it for a relation', () => {
    const { documents, warnings } = read('7|t|TNF\n7|a|\n7\t-1\t5\tTNF\tGene\t1\n');
    expect(documents[0]!.relations).toEqual([]);
    expect(warnings).toEqual([{ place: 'line 3', reason: 'left out: -1-5 is no place in a text' }]);
  });

  it('is written with offsets in code points', () => {
    expect(
      writeFile(formatNamed('pubtator')!.writer!, [featureSamples.relations], new Date(0)),
    ).toBe(
      [
        '123|t|TNF-α and 😀 COX-2',
        '123|a|Aspirin inhibits the synthesis of prostaglandins.',
        '123\t0\t5\tTNF-α\tGene\t1',
        '123\t12\t17\tCOX-2\tGene\t14',
        '123\tAssociation\t1\t14',
        '',
        '',
      ].join('\n'),
    );
  });

  it('writes identifiers as PubTator does, and reads them in full again; files with prefixes are read, too', () => {
    const head = '7|t|CYP2E1 of man (rs328) in HeLa\n7|a|Aspirin.\n';
    const file = (ids: readonly string[]) =>
      head +
      [
        ['0', '6', 'CYP2E1', 'Gene'],
        ['10', '13', 'man', 'Species'],
        ['15', '20', 'rs328', 'Variant'],
        ['25', '29', 'HeLa', 'CellLine'],
        ['30', '37', 'Aspirin', 'Chemical'],
      ]
        .map((columns, index) => `${['7', ...columns, ids[index]].join('\t')}\n`)
        .join('') +
      `7\tAssociation\t${ids[4]}\t${ids[0]}\n7\tAssociation\t${ids[1]}\t${ids[0]}\n\n`;
    const full = ['NCBIGene:1571', 'NCBITaxon:9606', 'dbSNP:rs328', 'CVCL:0030', 'MESH:D001241'];
    const short = ['1571', '9606', 'rs328', 'CVCL_0030', 'MESH:D001241'];
    const [old] = read(file(full)).documents;
    expect(writePubtator(old!)).toBe(file(short));
    expect(read(file(short)).documents).toEqual([old]);
    expect(old!.mentions.flatMap(({ concepts }) => concepts)).toEqual(full);
  });

  it('keeps the prefix where nothing tells it: of a type without a name space, of one number for two, without a mention', () => {
    const file = [
      '7|t|A B C',
      '7|a|',
      '7\t0\t1\tA\tGene\t9606',
      '7\t2\t3\tB\tSpecies\t9606',
      '7\t4\t5\tC\tProcess\tNCBIGene:5',
      '7\tAssociation\tNCBITaxon:9606\t9606',
      '7\tAssociation\tNCBIGene:5\tNCBIGene:6',
    ].join('\n');
    const [document] = read(file).documents;
    expect(document!.relations[0]!.arguments).toMatchObject([
      { concept: 'NCBITaxon:9606' },
      { concept: 'NCBIGene:9606' },
    ]);
    expect(writePubtator(document!)).toBe(`${file}\n\n`);
  });

  it('has the first line that is not blank as the title', () => {
    const document = { ...featureSamples.relations, text: '\n\nTitle\nAbstract', sections: [] };
    const bare = { ...document, mentions: [], relations: [] };
    expect(writePubtator(bare)).toBe('123|t|  Title\n123|a|Abstract\n\n');
  });

  it('gives a mention without identifier a local one when a relation needs it', () => {
    const document = featureSamples.relations;
    const bare = {
      ...document,
      mentions: document.mentions.map((one) => ({ ...one, concepts: [] })),
    };
    expect(writePubtator(bare)).toContain('123\tAssociation\tlocal:1\tlocal:2\n');
  });
});

it('takes no longer for a long run of blanks than for its letters', () => {
  const blanks = ' '.repeat(200_000);
  const { documents } = read(`1|t|TNF\n1|a|rose${blanks}.\n1${blanks}x`);
  expect(documents[0]!.text).toContain('TNF');
});

test('names that hold in one document alone come back as the mentions that they stand for', () => {
  const text = [
    '1|t|Aspirin and X.',
    '1|a|X was seen.',
    '1\t0\t7\tAspirin\tChemical\tMESH:D001241',
    '1\t12\t13\tX\tDisease\tlocal:1',
    '1\t15\t16\tX\tDisease\tlocal:1',
    '1\tAssociation\tMESH:D001241\tlocal:1\tNovel',
    '',
  ].join('\n');
  const {
    documents: [document],
  } = read(text);
  expect(document?.mentions.map(({ concepts }) => concepts)).toEqual([['MESH:D001241'], [], []]);
  expect(document?.relations).toMatchObject([
    { arguments: [{ mention: 'T1' }, { mention: 'T2' }], novel: true },
  ]);
  expect(writePubtator(document!)).toContain('Association\tMESH:D001241\tlocal:1\tNovel');
});
