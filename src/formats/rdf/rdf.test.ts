import fc from 'fast-check';
import { Parser } from 'n3';
import { expect, test } from 'vitest';
import { writeFile } from '../exchange/format.ts';
import { lossesBetween } from '../exchange/losses.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { exchangeDocument, tameDocument } from '../testing/exchange-documents.ts';
import { readRdf } from './testing/read-rdf.ts';
import { rdfLosses, rdfWriter } from './write.ts';

const date = new Date('2026-01-02T03:04:05Z');
const write = (document: ExchangeDocument) => writeFile(rdfWriter, [document], date);
const parse = (source: string) => new Parser({ format: 'N-Quads' }).parse(source);

const document: ExchangeDocument = {
  id: 'a 1',
  text: '😀 Aspirin inhibits COX-2.',
  sections: [],
  mentions: [
    {
      id: 'T1',
      spans: [{ start: 3, end: 10 }],
      type: 'Chemical',
      concepts: ['CHEBI:15365'],
      by: 'mini@1',
      score: 0.5,
      info: {},
    },
    {
      id: 'T2',
      spans: [{ start: 20, end: 25 }],
      type: 'Gene',
      concepts: ['NCBIGene:5743'],
      info: {},
    },
  ],
  relations: [
    {
      id: 'R1',
      type: 'INHIBITOR',
      arguments: [
        { role: 'subject', mention: 'T1' },
        { role: 'object', mention: 'T2' },
      ],
      by: 'person',
      info: {},
    },
  ],
  info: {},
};

test('what the text relates is asserted between concepts, and what says so stands in the provenance', () => {
  const lines = write(document).split('\n');
  const name = 'urn:biogloss:document:a%201';
  const says = (graph: string, ...terms: readonly string[]) =>
    expect(lines).toContain(`${terms.join(' ')} <${name}#${graph}> .`);
  const [aspirin, cox2] = [
    '<http://purl.obolibrary.org/obo/CHEBI_15365>',
    '<https://identifiers.org/NCBIGene:5743>',
  ];
  says('assertion', aspirin, '<urn:biogloss:relation:INHIBITOR>', cox2);
  says('assertion', `<${name}>`, '<https://schema.org/mentions>', cox2);
  const oa = 'http://www.w3.org/ns/oa#';
  says('provenance', `<${name}#T1>`, `<${oa}hasBody>`, aspirin);
  const [position, quote] = [`<${name}#T1/position1>`, `<${name}#T1/quote1>`];
  // Code points, not UTF-16 units.
  says('provenance', position, `<${oa}start>`, '"2"^^<http://www.w3.org/2001/XMLSchema#integer>');
  says('provenance', quote, `<${oa}exact>`, '"Aspirin"');
  says('provenance', quote, `<${oa}suffix>`, '" inhibits COX-2."');
  expect(lines.at(-2)).toContain('"2026-01-02T03:04:05.000Z"');
});

test('of negated mentions nothing is asserted', () => {
  const [mention] = document.mentions;
  const negated = {
    ...document,
    mentions: [{ ...mention!, negated: true as const }],
    relations: [],
  };
  const graphs = parse(write(negated)).map(({ graph }) => graph.value);
  expect(graphs.filter((graph) => graph.endsWith('#assertion'))).toEqual([]);
});

test('holds of an ordinary document all but what it says is lost', () => {
  fc.assert(
    fc.property(tameDocument, (one) => {
      const lost = lossesBetween(one, readRdf(write(one)));
      expect(lost).toEqual(rdfLosses(one));
    }),
    { numRuns: 1000 },
  );
});

test('is N-Quads whatever the document holds, the same each time', () => {
  fc.assert(
    fc.property(exchangeDocument, (one) => {
      const source = write(one);
      expect(parse(source).length).toBe(source.split('\n').length - 1);
      expect(write(one)).toBe(source);
    }),
    { numRuns: 1000 },
  );
});

test('a mention and a relation of one id, or of a name that is taken, have addresses of their own', () => {
  const [aspirin, cox2] = document.mentions;
  const mentions = [
    { ...aspirin!, id: '1' },
    { ...cox2!, id: 'head' },
  ];
  const parts = [
    { role: 'subject', mention: '1' },
    { role: 'object', mention: 'head' },
  ];
  const relations = [{ ...document.relations[0]!, id: '1', arguments: parts }];
  const given = { ...document, mentions, relations };
  const again = readRdf(write(given));
  expect(again.mentions.map(({ id, type }) => [id, type])).toEqual([
    ['1', 'Chemical'],
    ['head-2', 'Gene'],
  ]);
  expect(again.relations).toMatchObject([
    { id: 'R:1', arguments: [{ mention: '1' }, { mention: 'head-2' }] },
  ]);
  expect(rdfLosses(given).map(({ feature, kind }) => [feature, kind])).toEqual([
    ['mention ids', 'changed'],
    ['relation ids', 'changed'],
  ]);
});

test('two documents of one id do not flow into one', () => {
  const quads = parse(writeFile(rdfWriter, [document, document], date));
  const documents = quads.filter(
    ({ object }) => object.value === 'https://schema.org/CreativeWork',
  );
  expect(documents.map(({ subject }) => subject.value)).toEqual([
    'urn:biogloss:document:a%201',
    'urn:biogloss:document:a%201-2',
  ]);
});

test.each(['negated', 'speculative'] as const)(
  'a relation with a %s side is no claim, and stays in the provenance',
  (flag) => {
    const [aspirin, cox2] = document.mentions;
    const mentions = [{ ...aspirin!, [flag]: true as const }, cox2!];
    const ofConcepts = {
      ...document.relations[0]!,
      id: 'R2',
      arguments: [
        { role: 'subject', concept: 'CHEBI:15365' },
        { role: 'object', concept: 'NCBIGene:5743' },
      ],
    };
    const relations = [...document.relations, ofConcepts];
    const lines = write({ ...document, mentions, relations }).split('\n');
    const claims = (of: readonly string[]) =>
      of.filter((line) => line.includes(' <urn:biogloss:relation:INHIBITOR> <https:'));
    expect(claims(lines)).toEqual([]);
    expect(lines.filter((line) => line.includes('oa#linking'))).toHaveLength(2);
    // Said firmly elsewhere, it is a claim of concepts.
    const again = { ...aspirin!, id: 'T3' };
    const firm = write({ ...document, mentions: [...mentions, again], relations }).split('\n');
    expect(claims(firm)).toHaveLength(1);
  },
);
