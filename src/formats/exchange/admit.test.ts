import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyHistory, newDocument } from '../../core/document/model.ts';
import { partsOf } from '../desk/desk.ts';
import { parseDesk } from '../desk/parse.ts';
import { formatNamed, formats } from '../formats.ts';
import { importDocument } from '../import/import-document.ts';
import { parseJson } from '../json/parse.ts';
import { writeJson } from '../json/write.ts';
import { exchangeDocument } from '../testing/exchange-documents.ts';
import { readAll } from '../testing/read-all.ts';
import { admit } from './admit.ts';
import { writeFile } from './format.ts';
import { fromDocument } from './from-document.ts';
import type { ExchangeDocument, Section } from './model.ts';

const date = new Date('2026-01-02T03:04:05Z');
const plain: ExchangeDocument = {
  id: '1',
  text: 'Gout hurts. Colchicine eased it.',
  sections: [],
  mentions: [],
  relations: [],
  info: {},
};
const gout = { id: 'T1', spans: [{ start: 0, end: 4 }], type: 'Disease', concepts: [], info: {} };

function admitted(document: Partial<ExchangeDocument>) {
  const parsed = [...admit([{ document: { ...plain, ...document } }])];
  return {
    document: parsed.flatMap((one) => ('document' in one ? [one.document] : []))[0]!,
    told: parsed.flatMap((one) => ('warning' in one ? [one.warning.reason] : [])),
  };
}

const section = (kind: string, start: number, end: number): Section => ({ kind, start, end });

/** Whether the page can keep the document and open it again. */
function expectKept(document: ExchangeDocument) {
  const page = importDocument(document, 'a file').document;
  expect(parseDesk(partsOf({ document: page, history: emptyHistory }))).toMatchObject({ ok: true });
  expect(parseJson(writeJson(page, date))).toMatchObject({ ok: true });
}

test('a score that is no probability is kept as a note', () => {
  for (const score of [87.5, -1, Number.NaN]) {
    const { document, told } = admitted({ mentions: [{ ...gout, score }] });
    expect(document.mentions).toEqual([{ ...gout, info: { score: String(score) } }]);
    expect(told).toEqual([`the score ${score} is not between 0 and 1: kept as a note`]);
  }
});

test('of a document of the page overlapping sections are left out, and the rest stays', () => {
  const document = { ...newDocument('d', 'TNF in mice'), decisions: [] };
  const sections = [
    { kind: 'a', start: 0, end: 6 },
    { kind: 'b', start: 4, end: 11 },
  ];
  const imported = { from: 'x', mentions: [], relations: [], sections, info: {} };
  const whole = { ...document, imported };
  const [told, kept] = [...admit([{ document: fromDocument(whole), whole }])];
  expect(told).toHaveProperty('warning');
  expect(kept).toMatchObject({ whole: { imported: { sections: sections.slice(0, 1) } } });
});

test('a mention beyond the text is left out, and the relations that need it', () => {
  const relation = { id: 'R1', type: 'x', arguments: [{ role: '', mention: 'T1' }], info: {} };
  for (const span of [
    { start: 0, end: 99 },
    { start: 4, end: 0 },
    { start: 0.5, end: 4 },
    { start: 4, end: 4 },
  ]) {
    const mentions = [{ ...gout, spans: [span] }];
    const { document, told } = admitted({ mentions, relations: [relation] });
    expect(document).toEqual(plain);
    expect(told).toHaveLength(2);
  }
});

test.each([
  ['around others', [section('TIAB', 0, 32), section('title', 0, 11), section('abstract', 12, 32)]],
  ['in disorder', [section('abstract', 12, 32), section('TIAB', 0, 32), section('title', 0, 11)]],
])('of nested sections the innermost stay: one %s', (_, sections) => {
  const { document, told } = admitted({ sections });
  expect(document.sections.map(({ kind }) => kind)).toEqual(['title', 'abstract']);
  expect(told).toEqual(["section 'TIAB' (0-32) left out: it holds the section 'title'"]);
});

test('of sections that overlap, or have one place, the first stays', () => {
  const sections = [section('a', 0, 11), section('b', 5, 20), section('c', 0, 11)];
  expect(admitted({ sections }).document.sections).toEqual([section('a', 0, 11)]);
});

test('sections that run backwards or beyond the text are left out', () => {
  const sections = [section('a', 8, 2), section('b', 0, 99), section('c', Number.NaN, 2)];
  expect(admitted({ sections })).toMatchObject({ document: { sections: [] }, told: [{}, {}, {}] });
});

test('notes with a name that objects have a meaning for are kept under another', () => {
  const info = JSON.parse('{"__proto__":"a","constructor":"b","x":"c"}');
  const { document, told } = admitted({ mentions: [{ ...gout, info }] });
  expect(document.mentions[0]!.info).toEqual({ __proto___: 'a', constructor_: 'b', x: 'c' });
  expect(told).toHaveLength(2);
});

test('a type that objects have a meaning for is a type like others', () => {
  const mentions = ['constructor', 'toString', '__proto__'].map((type, index) => ({
    ...gout,
    id: `T${index}`,
    type,
  }));
  expect(importDocument({ ...plain, mentions }, 'x').document.imported?.mentions).toHaveLength(3);
  expectKept({ ...plain, mentions });
});

/** What stands where a file has a number or a word. */
const amiss = fc.constantFrom('87.5', '-1', '0', '999999', '1e3', '0.5', '', 'null', '__proto__');

describe.each(
  formats.filter(({ read, writer }) => read && writer).map((one) => [one.name, one] as const),
)('%s', (_, format) => {
  test('gives only documents that the page can keep and open again, whatever a file says', () => {
    fc.assert(
      fc.property(
        exchangeDocument,
        fc.array(fc.tuple(fc.nat(), amiss), { minLength: 1, maxLength: 3 }),
        (document, changes) => {
          const beside = format.writer?.beside?.[0]?.content(document);
          let file = writeFile(format.writer!, [document], date);
          for (const [at, value] of changes) {
            const places = [...file.matchAll(/\d+(?:\.\d+)?/g)];
            const place = places[at % Math.max(1, places.length)];
            if (!place) continue;
            file = `${file.slice(0, place.index)}${value}${file.slice(place.index + place[0].length)}`;
          }
          for (const one of readAll(format, file, undefined, beside).documents) expectKept(one);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('a BioC score above 1 and a PubAnnotation block that runs backwards cost nothing else', () => {
  const bioc = `<collection><document><id>1</id><passage><offset>0</offset><text>Gout hurts.</text>
    <annotation id="T1"><infon key="type">Disease</infon><infon key="score">87.5</infon>
    <location offset="0" length="4"/><text>Gout</text></annotation></passage></document></collection>`;
  const fromBioc = readAll(formatNamed('bioc-xml')!, bioc);
  expect(fromBioc.documents[0]!.mentions).toMatchObject([{ id: 'T1', info: { score: '87.5' } }]);
  expect(fromBioc.warnings).toHaveLength(1);
  expectKept(fromBioc.documents[0]!);
  const block = { span: { begin: 8, end: 2 }, obj: 'x' };
  const file = JSON.stringify({ text: 'Gout hurts.', denotations: [], blocks: [block] });
  const fromPubannotation = readAll(formatNamed('pubannotation')!, file);
  expect(fromPubannotation.documents[0]!.sections).toEqual([]);
  expect(fromPubannotation.warnings).toHaveLength(1);
  expectKept(fromPubannotation.documents[0]!);
});
