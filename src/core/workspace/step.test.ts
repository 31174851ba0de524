import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionKey } from '../document/decisions.ts';
import { newDocument, type TextDocument } from '../document/model.ts';
import { gesture, operationOf, readDocument } from '../testing/documents.ts';
import { diffEdit } from '../text/edit.ts';
import { type Step, stepOf, take } from './step.ts';

test('every step has an exact inverse, which has one too, after they were stored', () => {
  fc.assert(
    fc.property(readDocument, fc.array(gesture, { maxLength: 6 }), (given, gestures) => {
      let document: TextDocument = given;
      for (const made of gestures) {
        const operation = operationOf(document, made);
        const step = operation && stepOf(document, operation);
        if (!step) continue;
        const taken = take(document, step);
        const back = take(taken.document, structuredClone(taken.inverse));
        expect(back.document).toEqual(document);
        expect(take(back.document, structuredClone(back.inverse)).document).toEqual(taken.document);
        document = taken.document;
      }
    }),
    { numRuns: 150 },
  );
});

test('an edit of a text that was read anew in between brings back text and decisions', () => {
  fc.assert(
    fc.property(readDocument, gesture, gesture, (document, decided, edited) => {
      const decision = operationOf(document, { ...decided, kind: 'mention' });
      const before = decision ? take(document, stepOf(document, decision)!).document : document;
      const edit = operationOf(before, { ...edited, kind: 'edit' });
      if (edit?.kind !== 'edit-text') return;
      const { document: after, inverse } = take(before, edit);
      const reading = after.reading && { ...after.reading, guideline: 'other', unread: [] };
      const anew = reading ? { ...after, reading } : after;
      const back = take(anew, inverse).document;
      expect(back.text).toBe(before.text);
      expect(back.decisions).toEqual(before.decisions);
      expect(back.questions).toEqual(before.questions);
      for (const { start, end, text } of back.reading?.mentions ?? []) {
        expect(back.text.slice(start, end)).toBe(text);
      }
    }),
    { numRuns: 150 },
  );
});

test('the step of an edit takes the room of its sentence, however long the text is', () => {
  const sentence = 'The TNF rises in sepsis. ';
  const count = 2000;
  const mentions = Array.from({ length: count }, (_, index) => ({
    ...{ id: `T${index}`, start: index * sentence.length + 4, end: index * sentence.length + 7 },
    ...{ text: 'TNF', type: 'Gene', score: 0.9, group: 'Gene:tnf' },
  }));
  const document: TextDocument = {
    ...{ id: 'd', title: '', text: sentence.repeat(count), decisions: [], questions: [] },
    reading: {
      ...{ by: { pack: { id: 'tiny', version: '1' }, engine: 'wasm' }, guideline: 'any' },
      ...{ mentions, relations: [], unread: [], read: { pieces: 1, of: 1 } },
    },
  };
  const start = 900 * sentence.length + 8;
  const step: Step = { kind: 'edit-text', edit: { start, end: start + 5, insert: 'goes up' } };
  const { inverse } = take(document, step);
  expect(JSON.stringify(inverse).length).toBeLessThan(600);
});

test('an edit of the first and the last sentence leaves the decisions between them', () => {
  const text = 'Aspirin helps. TNF rose. EGFR fell.';
  const mention = {
    id: 'm1',
    start: 15,
    end: 18,
    text: 'TNF',
    type: 'Gene',
    score: 0.9,
    group: 'g',
  };
  const decided = take(newDocument('d', text), {
    kind: 'decide',
    key: decisionKey({ kind: 'mention', verdict: 'accepted', mention }),
    decision: { kind: 'mention', verdict: 'accepted', mention },
  }).document;
  const made = diffEdit(text, 'Aspirin may help. TNF rose. EGFR grew.')!;
  const { document, inverse } = take(decided, { kind: 'edit-text', edit: made });
  expect(document.decisions).toMatchObject([{ mention: { start: 18, end: 21, text: 'TNF' } }]);
  const back = take(document, inverse);
  expect(back.document).toEqual(decided);
  expect(take(back.document, back.inverse).document).toEqual(document);
});
