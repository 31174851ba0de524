import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Gesture, gesture, operationOf, readDocument } from '../testing/documents.ts';
import { apply } from './apply.ts';
import { perform, redo, type Tracked, undo } from './history.ts';
import { emptyHistory, type TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';

/** Every offset of a document covers the text it claims to. */
function expectOffsetsToPointToText(document: TextDocument): void {
  const answers = document.questions.flatMap(({ answers, best }) => [
    ...answers,
    ...(best ? [best] : []),
  ]);
  for (const { start, end, text } of [...resolvedMentions(document), ...answers]) {
    expect(document.text.slice(start, end)).toBe(text);
  }
  const ids = new Set(document.reading?.mentions.map((mention) => mention.id));
  for (const { evidence } of document.reading?.relations ?? []) {
    expect(evidence).not.toHaveLength(0);
    for (const pair of evidence) expect(ids.has(pair.head) && ids.has(pair.tail)).toBe(true);
  }
}

const begin = (document: TextDocument): Tracked => ({ document, history: emptyHistory });

/** Every state on the way, the first included. */
function performAll(document: TextDocument, gestures: readonly Gesture[]): Tracked[] {
  const states = [begin(document)];
  for (const made of gestures) {
    const last = states.at(-1) ?? begin(document);
    const operation = operationOf(last.document, made);
    if (operation) states.push(perform(last, operation));
  }
  return states;
}

const session = [readDocument, fc.array(gesture, { maxLength: 12 })] as const;

test('undoing an operation gives the document back exactly', () => {
  fc.assert(
    fc.property(readDocument, gesture, (document, made) => {
      const operation = operationOf(document, made);
      if (!operation) return;
      const applied = apply(document, operation);
      expect(apply(applied.document, applied.inverse).document).toEqual(document);
    }),
    { numRuns: 500 },
  );
});

test('undo walks back through any sequence of operations, redo forward again', () => {
  fc.assert(
    fc.property(...session, (document, gestures) => {
      const states = performAll(document, gestures);
      let now = states.at(-1) ?? begin(document);
      for (const before of states.slice(0, -1).toReversed()) {
        now = undo(now);
        expect(now.document).toEqual(before.document);
      }
      expect(undo(now)).toBe(now);
      for (const after of states.slice(1)) {
        now = redo(now);
        expect(now.document).toEqual(after.document);
      }
      expect(redo(now)).toBe(now);
    }),
  );
});

test('a new operation clears what could be redone', () => {
  fc.assert(
    fc.property(...session, (document, gestures) => {
      const last = performAll(document, gestures).at(-1) ?? begin(document);
      const next = perform(undo(last), { kind: 'rename', title: 'New' });
      expect(next.history.redo).toEqual([]);
      expect(redo(next)).toBe(next);
    }),
  );
});

test('offsets point to their text whatever is edited, undone and redone', () => {
  fc.assert(
    fc.property(...session, (document, gestures) => {
      const states = performAll(document, gestures);
      for (const state of states) expectOffsetsToPointToText(state.document);
      expectOffsetsToPointToText(undo(states.at(-1) ?? begin(document)).document);
    }),
    { numRuns: 500 },
  );
});

test('a document and its history survive being stored as JSON', () => {
  fc.assert(
    fc.property(...session, (document, gestures) => {
      const tracked = performAll(document, gestures).at(-1) ?? begin(document);
      const stored: Tracked = JSON.parse(JSON.stringify(tracked));
      expect(stored).toEqual(tracked);
      expect(undo(stored)).toEqual(undo(tracked));
    }),
  );
});
