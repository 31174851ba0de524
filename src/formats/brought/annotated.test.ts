import { describe, expect, test } from 'vitest';
import { bring } from '../testing/bring.ts';

const bioc = (text: string, annotations: readonly object[], relations: readonly object[] = []) =>
  JSON.stringify({
    source: 'x',
    key: '',
    documents: [{ id: '1', passages: [{ offset: 0, infons: {}, text, annotations }], relations }],
  });
const annotation = (id: string, text: string, offset: number, length: number, infons = {}) => ({
  ...{ id, text, infons: { type: 'Gene', ...infons }, locations: [{ offset, length }] },
});

describe("NCBI's own exports", () => {
  test("PubTator 3's relations of roles, and a list of genes", async () => {
    const file = bioc(
      'BRCA1 and BRCA2 raise asthma.',
      [
        annotation('1', 'BRCA1', 0, 5, { identifier: '672' }),
        annotation('2', 'BRCA2', 10, 5, { identifier: '675;672' }),
        annotation('3', 'asthma', 22, 6, { type: 'Disease', identifier: 'MESH:D001249' }),
      ],
      [
        {
          id: 'R1',
          infons: {
            type: 'Positive_Correlation',
            score: '0.99',
            role1: { identifier: '672', type: 'Gene' },
            role2: { identifier: 'MESH:D001249', type: 'Disease' },
          },
          nodes: [],
        },
      ],
    );
    const { mentions, told } = await bring('pubtator3.biocjson', file);
    expect(mentions).toEqual([
      'Gene: BRCA1 [672]',
      'Gene: BRCA2 [675 | 672]',
      'Disease: asthma [MESH:D001249]',
    ]);
    expect(told).toEqual([]);
  });

  test.each(['Gene|672', 'Gene@672', '672'])('a relation of %s is one of the gene', async (key) => {
    const other = key.includes('@') ? 'Disease@MESH:D001249' : 'MESH:D001249';
    const file = `9|t|BRCA1 in asthma\n9|a|\n9\t0\t5\tBRCA1\tGene\t672\n9\t9\t15\tasthma\tDisease\tMESH:D001249\n9\tAssociation\t${key}\t${other}\n`;
    const { mentions, told } = await bring('export.pubtator', file);
    expect(mentions).toHaveLength(2);
    expect(told).toEqual([]);
  });

  test('an answer of several collections, one of them empty, is read', async () => {
    const one = JSON.parse(bioc('BRCA1 rose.', [annotation('1', 'BRCA1', 0, 5)]));
    const file = JSON.stringify([{ ...one, documents: [] }, one]);
    expect(await bring('pmcoa.cgi', file)).toMatchObject({ mentions: ['Gene: BRCA1'], told: [] });
  });
});

describe("other people's offsets", () => {
  test('bytes of UTF-8', async () => {
    const text = 'TNF-α and IL-1β raise BRCA1.';
    const file = bioc(text, [annotation('1', 'IL-1β', 11, 6), annotation('2', 'BRCA1', 24, 5)]);
    expect(await bring('bytes.json', file)).toMatchObject({
      mentions: ['Gene: IL-1β', 'Gene: BRCA1'],
      told: [],
    });
  });

  test('UTF-16 units behind an emoji, and a mention that is nowhere is named', async () => {
    const text = '🧬🧬 BRCA1 binds p53.\r\nTNF fell.';
    const ann = 'T1\tGene 5 10\tBRCA1\nT2\tGene 17 20\tp53\nT3\tGene 40 45\tEGFR\n';
    const { mentions, told } = await bring('x.ann', ann, ['x.txt', text]);
    expect(mentions).toEqual(['Gene: BRCA1', 'Gene: p53']);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^line 3: "EGFR" at 40-45 /);
  });

  test('offsets within the sentence of each passage', async () => {
    const passage = (offset: number, text: string, at: number) => ({
      ...{ offset, infons: {}, annotations: [] },
      sentences: [
        { offset, infons: {}, text, annotations: [annotation(`${offset}`, 'BRCA1', at, 5)] },
      ],
    });
    const file = JSON.stringify({
      ...{ source: 'x', key: '' },
      documents: [
        { id: '1', passages: [passage(0, 'Loss of BRCA1.', 8), passage(15, 'No BRCA1 here.', 3)] },
      ],
    });
    expect(await bring('sentences.json', file)).toMatchObject({
      mentions: ['Gene: BRCA1', 'Gene: BRCA1'],
      told: [],
    });
  });
});

describe('one bad field costs no document', () => {
  test('BioC: no infons, locations that are none', async () => {
    const bad = { id: '2', text: 'p53', infons: null, locations: {} };
    const file = bioc('BRCA1 binds p53.', [annotation('1', 'BRCA1', 0, 5), bad]);
    const { texts, mentions, told } = await bring('a.json', file);
    expect([texts, mentions]).toEqual([['BRCA1 binds p53.'], ['Gene: BRCA1']]);
    expect(told).toContainEqual(expect.stringContaining('locations'));
  });

  test('PubAnnotation: a span that is text is named by what stands there and what belongs there', async () => {
    const file = JSON.stringify({
      text: 'BRCA1 binds p53.',
      denotations: [
        { id: 'T1', span: { begin: 'start', end: 'end' }, obj: 'Gene' },
        { id: 'T2', span: { begin: 12, end: 15 }, obj: 'Gene' },
        'T3',
      ],
      relations: null,
    });
    const { mentions, told } = await bring('a.json', file);
    expect(mentions).toEqual(['Gene: p53']);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(
      expect.stringMatching(/denotations\.0: begin: .* number but received "start"$/),
    );
    expect(told).toContainEqual(expect.stringMatching(/denotations\.2: .*"T3"$/));
  });

  test('Europe PMC: an annotation without a quotation', async () => {
    const file = JSON.stringify([
      {
        ...{ source: 'MED', extId: '1' },
        annotations: [
          {
            prefix: 'Loss of ',
            exact: 'BRCA1',
            postfix: ' in asthma.',
            type: 'Gene_Proteins',
            tags: null,
          },
          { prefix: 'a', exact: null, postfix: 'b', type: 'Diseases' },
        ],
      },
    ]);
    const { texts, mentions } = await bring('annotations.json', file);
    expect(texts).toHaveLength(1);
    expect(mentions).toHaveLength(1);
  });
});
