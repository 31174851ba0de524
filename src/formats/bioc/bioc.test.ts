import { describe, expect, it } from 'vitest';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';

const readXml = (body: string) =>
  readAll(
    formatNamed('bioc-xml')!,
    `<?xml version="1.0"?>\n<!DOCTYPE collection SYSTEM "BioC.dtd">\n<collection><source/>${body}</collection>`,
  );
const readJson = (value: unknown) => readAll(formatNamed('bioc-json')!, JSON.stringify(value));
const mention = (offset: number, length: number, text: string) =>
  `<annotation id="T${offset}"><infon key="type">Gene</infon><location offset="${offset}" length="${length}"/><text>${text}</text></annotation>`;

describe('BioC XML', () => {
  it('is read in sentences, where offsets count from the document', () => {
    const { documents, warnings } = readXml(`<document><id>2</id><passage><offset>27</offset>
      <sentence><offset>27</offset><text>TNF falls.</text>${mention(27, 3, 'TNF')}</sentence>
      <sentence><offset>38</offset><text>IL-2 rises.</text>${mention(38, 4, 'IL-2')}</sentence></passage></document>`);
    expect(warnings).toEqual([]);
    expect(documents[0]!.text).toBe('TNF falls. IL-2 rises.');
    expect(documents[0]!.mentions.map(({ spans }) => spans)).toEqual([
      [{ start: 0, end: 3 }],
      [{ start: 11, end: 15 }],
    ]);
  });

  it('is read in sentences beside an empty text, as JSON is', () => {
    const { documents, warnings } = readXml(`<document><id>2</id><passage><offset>0</offset><text/>
      <sentence><offset>0</offset><text>TNF falls.</text>${mention(0, 3, 'TNF')}</sentence></passage></document>`);
    expect(warnings).toEqual([]);
    expect(documents[0]).toMatchObject({ text: 'TNF falls.', mentions: [{ id: 'T0' }] });
  });

  it.each([
    ['bytes', 7, 11],
    ['code points', 6, 10],
  ])('tells by the quotations that offsets count %s', (_, start, second) => {
    const { documents, warnings } = readXml(
      `<document><id>1</id><passage><infon key="type">title</infon><offset>0</offset><text>TNF-α IL2 EGFR</text>${mention(start, 3, 'IL2')}${mention(second, 4, 'EGFR')}</passage></document>`,
    );
    expect(warnings).toEqual([]);
    expect(documents[0]!.mentions.map(({ spans }) => spans[0]!.start)).toEqual([6, 10]);
  });

  it('keeps fragments, and relations of concepts as BioRED has them', () => {
    const { documents } =
      readXml(`<document><id>1</id><passage><infon key="type">title</infon><offset>0</offset><text>breast and ovarian cancer</text>
      <annotation id="T1"><infon key="type">Disease</infon><infon key="identifier">D1,D2</infon><location offset="0" length="6"/><location offset="19" length="6"/><text>breast cancer</text></annotation></passage>
      <relation id="R0"><infon key="entity1">D1</infon><infon key="entity2">7124</infon><infon key="type">Association</infon><infon key="novel">Novel</infon></relation></document>`);
    expect(documents[0]).toMatchObject({
      mentions: [
        {
          spans: [
            { start: 0, end: 6 },
            { start: 19, end: 25 },
          ],
          concepts: ['D1', 'D2'],
        },
      ],
      relations: [
        { type: 'Association', novel: true, arguments: [{ concept: 'D1' }, { concept: '7124' }] },
      ],
    });
  });

  it('leaves out a relation that names no mention, and says so', () => {
    const { documents, warnings } =
      readXml(`<document><id>1</id><passage><offset>0</offset><text>x</text></passage>
      <relation id="R"><node refid="T9" role="a"/></relation></document>`);
    expect(documents[0]!.relations).toEqual([]);
    expect(warnings).toMatchObject([{ reason: 'relation  left out: there is no mention T9' }]);
  });
});

describe("PubTator 3's BioC JSON", () => {
  it('is read with infons of any kind and relations by role', () => {
    const annotation = {
      id: '2',
      infons: {
        identifier: 'MESH:D009369',
        type: 'Disease',
        valid: true,
        normalized: ['D009369'],
        accession: null,
      },
      text: 'tumor',
      locations: [{ offset: 0, length: 5 }],
    };
    const relation = {
      id: 'R1',
      infons: {
        score: '0.9',
        type: 'Association',
        role1: { identifier: 'MESH:D009369' },
        role2: { identifier: '7124' },
      },
      nodes: [{ refid: '0', role: '12,7' }],
    };
    const passage = {
      infons: { type: 'title' },
      offset: 0,
      text: 'tumor 😀',
      sentences: [],
      annotations: [annotation],
    };
    const { documents, warnings } = readJson({
      PubTator3: [
        { _id: '1|None', id: 1, infons: {}, passages: [passage], relations: [relation], pmid: 1 },
      ],
    });
    expect(warnings).toEqual([]);
    expect(documents[0]).toMatchObject({
      id: '1',
      mentions: [{ type: 'Disease', concepts: ['MESH:D009369'], info: { valid: 'true' } }],
      relations: [{ score: 0.9, arguments: [{ concept: 'MESH:D009369' }, { concept: '7124' }] }],
    });
  });

  it.each([
    ['Chemical|MESH:D008094', 'Gene|7124'],
    ['Chemical@MESH:D008094', 'Gene@7124'],
    ['Cell Line|MESH:D008094', 'p|7124'],
  ])('has relations by role in XML, too: %s and %s', (one, two) => {
    const infon = (key: string, value: string) => `<infon key="${key}">${value}</infon>`;
    const relation = `<relation id="R1">${infon('type', 'Association')}${infon('role1', one)}${infon('role2', two)}<node refid="0" role="0,1"/></relation>`;
    const file = `<collection><document><id>1</id><passage><offset>0</offset><text>Lithium TNF</text></passage>${relation}</document></collection>`;
    const { documents, warnings } = readAll(formatNamed('bioc-xml')!, file);
    expect(warnings).toEqual([]);
    expect(documents[0]!.relations).toMatchObject([
      { arguments: [{ concept: 'MESH:D008094' }, { concept: '7124' }], info: {} },
    ]);
  });

  it('is read as one document, a list, or one a line; a bad one is left out', () => {
    const good = { id: 'a', passages: [{ offset: 0, text: 'x' }] };
    expect(readJson(good).documents).toHaveLength(1);
    expect(readJson([good, good]).documents).toHaveLength(2);
    const lines = `${JSON.stringify(good)}\n{"id":3}\n${JSON.stringify(good)}`;
    const { documents, warnings } = readAll(formatNamed('bioc-json')!, lines);
    expect(documents).toHaveLength(2);
    expect(warnings).toMatchObject([{ place: 'line 2, document 2' }]);
  });
});
