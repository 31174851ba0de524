import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perform } from '../../core/document/history.ts';
import { emptyHistory, newDocument, type TextDocument } from '../../core/document/model.ts';
import { gesture, operationOf, readDocument } from '../../core/testing/documents.ts';
import { parseJson } from './parse.ts';
import { writeJson } from './write.ts';

const date = new Date('2026-11-22T12:00:00Z');
const written = '2026-11-22T12:00:00.000Z';

test('what was written is read back exactly, whatever a person did to it', () => {
  const session = fc.array(gesture, { maxLength: 8 });
  fc.assert(
    fc.property(readDocument, session, (given, gestures) => {
      let document: TextDocument = given;
      for (const made of gestures) {
        const operation = operationOf(document, made);
        if (!operation) continue;
        ({ document } = perform({ document, history: emptyHistory }, operation));
      }
      expect(parseJson(writeJson(document, date))).toEqual({
        ok: true,
        value: { document, written, unknown: [] },
      });
    }),
    { numRuns: 300 },
  );
});

test('a document that was not read yet is written and read too', () => {
  const document = newDocument('d', 'TNF.', 'A title');
  expect(parseJson(writeJson(document, date))).toMatchObject({ value: { document } });
});

describe('a file is refused with the place and the reason:', () => {
  const mention = {
    ...{ id: 'T1', start: 0, end: 3, text: 'TNF', type: 'Gene', score: 0.9, group: 'Gene:tnf' },
  };
  const by = { pack: { id: 'tiny', version: '1' }, engine: 'wasm' };
  const sepsis = { ...mention, id: 'T2', start: 7, end: 13, text: 'sepsis', group: 'sepsis' };
  const relation = {
    ...{ id: 'R1', head: 'Gene:tnf', tail: 'sepsis', type: 'Association', schema: 'biored' },
    ...{ directed: false, score: 0.5, evidence: [{ head: 'T1', tail: 'T2', score: 0.5 }] },
  };
  const reading = {
    ...{ by, guideline: 'any', mentions: [mention, sepsis], relations: [relation] },
    ...{ read: { pieces: 4, of: 4 }, unread: [] },
  };
  const document = {
    ...{ id: 'd', title: '', text: 'TNF in sepsis.', reading, decisions: [], questions: [] },
  };
  const file = { format: 'biogloss', version: 1, written, offsets: 'utf16', document };
  const withReading = (given: object) => ({
    ...file,
    document: { ...document, reading: { ...reading, ...given } },
  });
  const said = { mention: sepsis, concepts: [], hasScore: false, info: {} };
  const withImported = (spans: readonly object[]) => ({
    ...file,
    document: {
      ...document,
      imported: {
        from: 'a',
        mentions: [{ ...said, spans }],
        relations: [],
        sections: [],
        info: {},
      },
    },
  });
  const decision = { kind: 'mention', verdict: 'accepted', mention };

  test('except this one', () => {
    expect(parseJson(JSON.stringify(file))).toMatchObject({ ok: true });
  });

  test.each([
    ['', 'not JSON', '{'],
    ['format', 'expected "biogloss"', { ...file, format: 'other' }],
    ['version', 'expected 1', { ...file, version: 2 }],
    ['document.text', 'expected string', { ...file, document: { ...document, text: 1 } }],
    [
      'document.reading.mentions.1.score',
      '<=1',
      withReading({ mentions: [mention, { ...sepsis, score: 2 }] }),
    ],
    [
      'document.reading.mentions.0',
      'expected "TNF" at 1-4, found "NF "',
      withReading({ mentions: [{ ...mention, start: 1, end: 4 }, sepsis] }),
    ],
    [
      'document.reading.mentions.1',
      'expected "sepsis." at 7-99',
      withReading({ mentions: [mention, { ...sepsis, text: 'sepsis.', end: 99 }], relations: [] }),
    ],
    [
      'document.imported.mentions.0.spans',
      'the part 12-14 lies outside of the mention',
      withImported([
        { start: 7, end: 9 },
        { start: 12, end: 14 },
      ]),
    ],
    [
      'document.imported.mentions.0.spans.1',
      'expected "si" at 11-13, found "is"',
      withImported([
        { start: 7, end: 9, text: 'se' },
        { start: 11, end: 13, text: 'si' },
      ]),
    ],
    [
      'document.reading.mentions.1.id',
      'T1 was used before',
      withReading({ mentions: [mention, mention], relations: [] }),
    ],
    [
      'document.reading.relations.0.evidence.0',
      'tail is no mention of the tail',
      withReading({ mentions: [mention] }),
    ],
    [
      'document.reading.unread.0',
      'lies outside of the text',
      withReading({ unread: [{ start: 3, end: 99 }] }),
    ],
    [
      'document.reading.read',
      'more was read than there is',
      withReading({ read: { pieces: 5, of: 4 } }),
    ],
    [
      'document.decisions.1',
      'was decided before',
      { ...file, document: { ...document, decisions: [decision, decision] } },
    ],
  ])('%s %s', (path, reason, json) => {
    const source = typeof json === 'string' ? json : JSON.stringify(json);
    const parsed = parseJson(source);
    expect(parsed).toMatchObject({ ok: false, error: { path } });
    if (!parsed.ok) expect(parsed.error.reason.toLowerCase()).toContain(reason.toLowerCase());
  });
});
