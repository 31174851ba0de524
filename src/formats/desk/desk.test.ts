import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perform, undo } from '../../core/document/history.ts';
import { emptyHistory, newDocument } from '../../core/document/model.ts';
import { gesture, operationOf, readDocument } from '../../core/testing/documents.ts';
import { type Desk, partsOf } from './desk.ts';
import { parseDesk } from './parse.ts';

test('what was taken apart is put together again exactly, with its undo and redo', () => {
  const session = fc.array(gesture, { maxLength: 8 });
  fc.assert(
    fc.property(readDocument, session, fc.nat({ max: 3 }), (document, gestures, undone) => {
      let tracked = { document, history: emptyHistory };
      for (const made of gestures) {
        const operation = operationOf(tracked.document, made);
        if (operation) tracked = perform(tracked, operation);
      }
      for (let i = 0; i < undone; i += 1) tracked = undo(tracked);
      const desk: Desk = { ...tracked, previous: { document, history: emptyHistory } };
      expect(parseDesk(structuredClone(partsOf(desk)))).toEqual({ ok: true, value: desk });
    }),
    { numRuns: 200 },
  );
});

test('a stack comes back with each of its documents, what the file says of them and their undo', () => {
  const imported = {
    from: 'a.txt',
    mentions: [
      {
        mention: {
          id: 'F1',
          start: 0,
          end: 3,
          text: 'TNF',
          type: 'Gene',
          score: 1,
          group: 'Gene:tnf',
        },
        spans: [{ start: 0, end: 3 }],
        concepts: ['NCBIGene:7124'],
        hasScore: false,
        info: { note: 'x' },
      },
    ],
    relations: [],
    sections: [{ kind: 'title', start: 0, end: 3 }],
    info: {},
  };
  const document = { ...newDocument('1', 'TNF falls.'), imported };
  const entries = [
    perform({ document, history: emptyHistory }, { kind: 'rename', title: 'T' }),
    { document: newDocument('2', 'Two.'), history: emptyHistory },
  ];
  const stack = { name: 'a.txt', entries, at: 1 };
  const desk: Desk = { ...entries[1]!, stack, previous: { ...entries[0]!, stack } };
  expect(parseDesk(structuredClone(partsOf(desk)))).toEqual({ ok: true, value: desk });
  const [mention] = imported.mentions;
  const untrue = {
    ...imported,
    mentions: [{ ...mention!, mention: { ...mention!.mention, end: 2 } }],
  };
  const lying = {
    ...stack,
    entries: [{ document: { ...document, imported: untrue }, history: emptyHistory }],
  };
  expect(parseDesk(partsOf({ ...desk, stack: lying }))).toMatchObject({
    ok: false,
    error: { path: 'imported.mentions.0' },
  });
});

test('an empty desk is one, too', () => {
  expect(parseDesk({})).toEqual({ ok: true, value: { history: emptyHistory } });
});

describe('kept data is not believed', () => {
  const document = newDocument('d', 'TNF in sepsis.', '');
  const good = partsOf({ document, history: emptyHistory });
  const edit = { start: 3, end: 99, insert: '' };

  test.each([
    ['a text that is none', 'document.text', { text: 1 }],
    ['a document without its text', 'document.text', { text: undefined }],
    ['an unknown operation', 'history.undo', { history: { undo: [{ kind: 'run' }], redo: [] } }],
    [
      'an edit beyond the text',
      'history.undo.0',
      { history: { undo: [{ kind: 'edit-text', edit }], redo: [] } },
    ],
    ['a question without its fields', 'document.questions', { questions: [{ id: 'q' }] }],
    ['markup instead of a list', 'document.decisions', { decisions: '<script>' }],
    ['a guideline that is no text', 'guideline', { guideline: { toString: 'x' } }],
  ])('%s', (_, path, change) => {
    const parsed = parseDesk({ ...good, ...change });
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.path).toContain(path);
  });

  test('a prototype in it changes nothing', () => {
    const evil = JSON.parse('{"__proto__":{"polluted":true},"undo":[],"redo":[]}');
    expect(parseDesk({ ...good, history: evil }).ok).toBe(true);
    expect('polluted' in {}).toBe(false);
  });
});
