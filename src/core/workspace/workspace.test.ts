import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDocument } from '../document/model.ts';
import { gesture, operationOf, readDocument } from '../testing/documents.ts';
import { emptyLog, type Logged, MAX_STEPS, perform, redo, undo } from './log.ts';
import { stepOf } from './step.ts';
import {
  addDocuments,
  changeDocument,
  emptyWorkspace,
  removeDocuments,
  showDocument,
  type Workspace,
} from './workspace.ts';

const keys = ['a', 'b', 'c', 'd'] as const;
const key = fc.constantFrom(...keys);

type Change = (workspace: Workspace) => Workspace;

/** Something that happens to a workspace, and the document that it happens to. */
const happening: fc.Arbitrary<{ readonly of: string; readonly change: Change }> = fc
  .record({ of: key, made: gesture, document: readDocument })
  .chain(({ of, made, document }) =>
    fc
      .constantFrom<Change>(
        (one) => addDocuments(one, [{ key: of, document }]),
        (one) => removeDocuments(one, [of]),
        (one) => showDocument(one, of),
        (one) => showDocument(one, undefined),
        (one) =>
          changeDocument(one, of, (entry) => {
            const operation = operationOf(entry.document, made);
            const step = operation && stepOf(entry.document, operation);
            return step ? perform(entry, step) : entry;
          }),
        (one) => changeDocument(one, of, undo),
        (one) => changeDocument(one, of, redo),
      )
      .map((change) => ({ of, change })),
  );

test('whatever happens, order and current document are of documents that are there, and no other changes', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      let workspace = emptyWorkspace;
      for (const { of, change } of happenings) {
        const before = workspace;
        workspace = change(before);
        expect([...workspace.order].sort()).toEqual([...workspace.entries.keys()].sort());
        if (workspace.current !== undefined) expect(workspace.order).toContain(workspace.current);
        for (const other of keys.filter((one) => one !== of)) {
          expect(workspace.entries.get(other)).toBe(before.entries.get(other));
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('undone as often as it was changed a document is as it came, and redone as it was left', () => {
  fc.assert(
    fc.property(readDocument, fc.array(gesture, { maxLength: 8 }), (document, gestures) => {
      let logged: Logged = { document, log: emptyLog };
      for (const made of gestures) {
        const operation = operationOf(logged.document, made);
        const step = operation && stepOf(logged.document, operation);
        if (step) logged = perform(logged, step);
      }
      let back = logged;
      for (const _ of logged.log.steps) back = undo(back);
      expect(back.document).toEqual(document);
      expect(undo(back)).toBe(back);
      let again = structuredClone(back);
      for (const _ of logged.log.steps) again = redo(again);
      expect(again).toEqual(logged);
      expect(redo(again)).toBe(again);
    }),
    { numRuns: 100 },
  );
});

test('a new step takes the place of those that were taken back', () => {
  const rename = (title: string) => ({ kind: 'rename', title }) as const;
  let logged: Logged = { document: newDocument('d', 'TNF.'), log: emptyLog };
  for (const title of ['One', 'Two', 'Three']) logged = perform(logged, rename(title));
  logged = perform(undo(undo(logged)), rename('Four'));
  expect(logged.document.title).toBe('Four');
  expect(logged.log).toEqual({ steps: [rename(''), rename('One')], at: 2, first: 0 });
});

test('a history holds its last 1,000 steps, and each of them can be undone', () => {
  let logged: Logged = { document: newDocument('d', 'TNF.', '0'), log: emptyLog };
  const end = MAX_STEPS + 5;
  for (let step = 1; step <= end; step += 1) {
    logged = perform(logged, { kind: 'rename', title: String(step) });
  }
  expect(logged.log).toMatchObject({ at: MAX_STEPS, first: 5 });
  let back = logged;
  for (let step = 0; step < end; step += 1) back = undo(back);
  expect(back.document.title).toBe('5');
  const anew = perform(back, { kind: 'rename', title: 'anew' });
  expect(anew.log).toEqual({ steps: [{ kind: 'rename', title: '5' }], at: 1, first: 5 });
});

test('documents that come in together are one collection, the first of them on the page', () => {
  const document = newDocument('1', 'TNF.');
  const collection = { id: 'c', name: 'two.txt' };
  const added = ['a', 'b'].map((one) => ({ key: one, document, collection }));
  const workspace = addDocuments(emptyWorkspace, added);
  expect(workspace.current).toBe('a');
  expect(workspace.entries.get('b')).toMatchObject({ collection, log: emptyLog });
});
