import { describe, expect, it } from 'vitest';
import { writeFile } from './exchange/format.ts';
import { formatNamed, formats } from './formats.ts';
import { featureSamples } from './testing/feature-samples.ts';
import { readAll } from './testing/read-all.ts';

const read = (name: string, value: unknown) => readAll(formatNamed(name)!, JSON.stringify(value));
const written = (name: string) =>
  JSON.parse(writeFile(formatNamed(name)!.writer!, [featureSamples.relations], new Date(0)));

describe('PubAnnotation', () => {
  it('is read with tracks, whose ids are their own, and spans in pieces', () => {
    const track = (project: string) => ({
      project,
      denotations: [{ id: 'T1', span: { begin: 2, end: 6 }, obj: 'organism' }],
    });
    const span = [
      { begin: 2, end: 4 },
      { begin: 5, end: 6 },
    ];
    const { documents, warnings } = read('pubannotation', {
      text: '😀 mice',
      denotations: [{ id: 'T1', span, obj: 'x' }],
      tracks: [track('a'), track('b'), {}],
    });
    expect(warnings).toEqual([]);
    expect(documents[0]!.mentions.map(({ id, by, spans }) => [id, by, spans.length])).toEqual([
      ['T1', undefined, 2],
      ['1.T1', 'a', 1],
      ['2.T1', 'b', 1],
    ]);
    expect(documents[0]!.mentions[1]!.spans).toEqual([{ start: 3, end: 7 }]);
  });
});

describe('W3C', () => {
  it('is written with position and quotation side by side, in code points', () => {
    const { items } = written('w3c');
    expect(items[2].target.selector).toEqual([
      { type: 'TextPositionSelector', start: 12, end: 17 },
      expect.objectContaining({
        type: 'TextQuoteSelector',
        exact: 'COX-2',
        prefix: 'TNF-α and 😀 ',
      }),
    ]);
    expect(items[3]).toMatchObject({
      motivation: 'linking',
      target: [{ id: items[1].id }, { id: items[2].id }],
    });
  });

  it('gives a relation that has the id of a mention another, and a second document of one id', () => {
    const { relations } = featureSamples;
    const document = {
      ...relations,
      relations: relations.relations.map((one) => ({ ...one, id: 'T1' })),
    };
    const format = formatNamed('w3c')!;
    const { documents } = readAll(
      format,
      writeFile(format.writer!, [document, document], new Date(0)),
    );
    expect(documents.map(({ id }) => id)).toEqual(['123', '123-2']);
    expect(documents[0]!.relations).toMatchObject([
      { id: 'R:T1', arguments: [{ mention: 'T1' }, {}] },
    ]);
  });

  it('reads of annotations of a text elsewhere what they quote', () => {
    const page = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      items: [
        {
          body: 'https://identifiers.org/NCBIGene:7124',
          target: {
            source: 'http://europepmc.org/article/MED/5',
            selector: {
              type: 'TextQuoteSelector',
              prefix: 'the ',
              exact: 'TNF-α',
              suffix: ' gene',
            },
          },
        },
        { target: 'http://example.org' },
      ],
    };
    const { documents, warnings } = read('w3c', page);
    expect(documents[0]).toMatchObject({
      id: 'http://europepmc.org/article/MED/5',
      text: 'the TNF-α gene\n',
      mentions: [{ spans: [{ start: 4, end: 9 }], concepts: ['NCBIGene:7124'] }],
    });
    expect(warnings).toMatchObject([{ place: 'line 1, document 1, annotation 2' }]);
  });

  it('says that annotations that quote nothing cannot be read', () => {
    const page = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      items: [{ target: 'http://example.org' }],
    };
    expect(read('w3c', page)).toMatchObject({ documents: [], warnings: [{}] });
  });
});

describe('Europe PMC', () => {
  it('is written as its schema wants: position, quotation, tags', () => {
    expect(written('europepmc')).toMatchObject({
      src: 'MED',
      id: '123',
      anns: [
        {
          position: '1.1',
          exact: 'TNF-α',
          tags: [{ name: 'TNF-α', uri: 'https://identifiers.org/NCBIGene:1' }],
        },
        { prefix: 'TNF-α and 😀 ', exact: 'COX-2' },
      ],
    });
  });

  it('is read from the API as excerpts', () => {
    const annotation = {
      prefix: 'the ',
      exact: 'TNF',
      postfix: ' gene',
      type: 'Gene_Proteins',
      tags: [{ name: 'TNF', uri: 'http://x/1' }],
    };
    const { documents } = read('europepmc', [
      { source: 'MED', extId: '5', annotations: [annotation] },
    ]);
    expect(documents[0]).toMatchObject({
      id: '5',
      text: 'the TNF gene\n',
      mentions: [{ spans: [{ start: 4, end: 7 }], concepts: ['http://x/1'] }],
    });
  });
});

const half = /\\ud[89a-f]|\p{Surrogate}/iu;
const halves = {
  ...featureSamples.relations,
  text: `x \ud835\udc43${'a'.repeat(18)} gout ${'a'.repeat(18)}\ud835\udc43 \ud835 \udc43`,
  mentions: [
    {
      id: 'T1\ud835',
      spans: [{ start: 23, end: 27 }],
      type: '\udc43',
      concepts: ['MESH:D006073'],
      info: { '\ud835': '\ud835' },
    },
  ],
  relations: [],
};

it.each(formats.filter(({ writer }) => writer).map(({ name, writer }) => [name, writer!] as const))(
  '%s is written without halves of a surrogate pair, and quotations cut at whole characters',
  (_, writer) => {
    const file = writeFile(writer, [halves], new Date(0));
    expect(file).not.toMatch(half);
    expect(file).not.toContain('\ufffdaaa');
    expect(file).not.toContain('aaa\ufffd');
  },
);

describe('our JSON', () => {
  it.each([
    [9999, '"TNF-α" at 0-9999 does not lie within the text'],
    [4, 'left out: expected "TNF-α", found "TNF-"'],
  ])('leaves out a mention that does not fit the text: to %d', (end, reason) => {
    const file = written('json-lines');
    file.document.mentions[0].spans[0] = { start: 0, end };
    if (end === 4) file.document.text = `TNF-${'x'.repeat(40)}`;
    const { documents, warnings } = read('json-lines', file);
    expect(documents).toHaveLength(1);
    expect(documents[0]!.mentions.some(({ id }) => id === 'T1')).toBe(false);
    expect(warnings).toContainEqual({ place: expect.stringContaining('T1'), reason });
  });

  it('moves a mention that stands a little beside', () => {
    const file = written('json-lines');
    file.document.mentions[0].spans[0] = { start: 1, end: 6 };
    expect(read('json-lines', file).documents[0]!.mentions[0]!.spans).toEqual([
      { start: 0, end: 5 },
    ]);
  });
});
