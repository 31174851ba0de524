import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  perform as performOperation,
  redo,
  type Tracked,
  undo,
} from '../../core/document/history.ts';
import { emptyHistory, newDocument } from '../../core/document/model.ts';
import { gesture, operationOf, readDocument } from '../../core/testing/documents.ts';
import * as log from '../../core/workspace/log.ts';
import { type Desk, type DeskParts, partsOf } from '../../formats/desk/desk.ts';
import { parseDesk } from '../../formats/desk/parse.ts';
import { fromDesk } from './from-desk.ts';

test('every state that could be undone or redone to before can be now', () => {
  const session = fc.array(gesture, { maxLength: 6 });
  fc.assert(
    fc.property(readDocument, session, fc.nat({ max: 4 }), (document, gestures, undone) => {
      let tracked: Tracked = { document, history: emptyHistory };
      for (const made of gestures) {
        const operation = operationOf(tracked.document, made);
        if (operation) tracked = performOperation(tracked, operation);
      }
      for (let i = 0; i < undone; i += 1) tracked = undo(tracked);
      const [kept] = fromDesk(tracked, 'desk', 7).documents;
      const entry = kept?.entry;
      for (const [turnOld, turnNew, steps] of [
        [undo, log.undo, tracked.history.undo],
        [redo, log.redo, tracked.history.redo],
      ] as const) {
        let [before, now] = [tracked, structuredClone(entry!)];
        for (const _ of steps) {
          [before, now] = [turnOld(before), turnNew(now)];
          expect(now.document).toEqual(before.document);
        }
        expect(turnNew(now)).toBe(now);
      }
    }),
    { numRuns: 100 },
  );
});

test('documents opened together, that on the page and those put away all come, each once', () => {
  const of = (id: string): Tracked => ({ document: newDocument(id, id), history: emptyHistory });
  const named = (id: string) =>
    performOperation(of(id), { kind: 'rename', title: `${id}, as it is now` });
  const stack = (at?: number) => ({
    ...{ name: 'two.txt', entries: [of('1'), of('2')] },
    ...(at !== undefined && { at }),
  });
  const namesOf = (desk: Desk) => {
    const { documents, tab } = fromDesk(desk, 'd', 7);
    const { current, collection, putAway } = tab.shown;
    expect(tab.documents).toEqual(documents.map(({ entry }) => entry.key));
    const names = documents.map(({ entry: { key, document, collection }, pending }) =>
      [key, document.title || document.id, collection?.name, pending.question]
        .filter(Boolean)
        .join(' '),
    );
    return [...names, [current, collection, ...putAway].filter(Boolean).join(' ')];
  };
  expect(namesOf({ ...named('2'), stack: stack(1), question: 'What?' })).toEqual([
    'd-0 1 two.txt',
    'd-1 2, as it is now two.txt What?',
    'd-1 d-c0',
  ]);
  expect(namesOf({ ...of('3'), stack: stack(), previous: of('4'), question: 'Who?' })).toEqual([
    'd-0 1 two.txt',
    'd-1 2 two.txt',
    'd-2 3 Who?',
    'd-3 4',
    'd-2 d-c0 d-3',
  ]);
  const putAway = [
    { ...of('1'), stack: stack() },
    { ...of('5'), stack: stack() },
    { ...named('1'), stack: stack(0) },
  ] as const;
  const [previous, ...earlier] = putAway;
  expect(namesOf({ history: emptyHistory, previous, earlier })).toEqual([
    'd-0 1 two.txt',
    'd-1 2 two.txt',
    'd-2 1 two.txt',
    'd-3 2 two.txt',
    'd-4 5',
    'd-5 1, as it is now two.txt',
    'd-6 2 two.txt',
    'd-0 d-4 d-2 d-5',
  ]);
  expect(namesOf({ history: emptyHistory })).toEqual(['']);
});

test('records that the version before the workspace wrote give all of their documents and decisions', () => {
  const file = new URL('./fixtures/desk-records.json', import.meta.url);
  const records: { parts: readonly { key: [string, string]; value: unknown }[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const parts: Partial<DeskParts> = Object.fromEntries(
    records.parts.map(({ key, value }) => [key[1], value]),
  );
  const parsed = parseDesk(parts);
  if (!parsed.ok) throw new Error(`${parsed.error.path} ${parsed.error.reason}`);
  expect(parsed.value.unknown).toEqual([]);
  const { documents } = fromDesk(parsed.value.desk, 'desk', 7);
  const entries = documents.map(({ entry }) => entry);
  expect(entries.map(({ document }) => document.text.slice(0, 22))).toEqual([
    'Cisplatin and hearing\n',
    'Infliximab\ninhibits TN',
    'Cisplatin causes nephr',
  ]);
  const [first, second, last] = entries;
  expect(first?.document.decisions).toMatchObject([{ kind: 'mention', verdict: 'rejected' }]);
  expect(second?.document.title).toBe('Second of two');
  expect(last?.document.questions).toHaveLength(1);
  let back = last!;
  for (let step = 0; step < last!.log.at; step += 1) back = log.undo(back);
  expect(back.document.text).toContain('in mice');
  expect(back.document.decisions).toEqual([]);
  const accepted = log.redo(back);
  expect(accepted.document.decisions).toMatchObject([{ verdict: 'accepted' }]);
  expect(partsOf(parsed.value.desk).text).toBe(last?.document.text);
});
