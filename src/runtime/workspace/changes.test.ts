import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedQuestion, newDocument } from '../../core/document/model.ts';
import { gesture, operationOf, readDocument } from '../../core/testing/documents.ts';
import { emptyLog, perform, redo, undo } from '../../core/workspace/log.ts';
import { stepOf } from '../../core/workspace/step.ts';
import type { Entry } from '../../core/workspace/workspace.ts';
import { assemble, type Rows } from './assemble.ts';
import { changesBetween, type Kept } from './changes.ts';
import { KIND_NAMES, type WorkspaceChange } from './records.ts';

/** Records in memory, in place of the database. */
class Records {
  readonly #all = new Map<string, WorkspaceChange>();
  write(changes: readonly WorkspaceChange[], revision = 1): void {
    for (const change of changes) {
      const name = `${change.kind} ${change.sub}`;
      const head = change.kind === 'heads' && { revision, changed: 0 };
      const value = head ? { ...(change.value as object), ...head } : change.value;
      if (change.value === undefined) this.#all.delete(name);
      else this.#all.set(name, structuredClone({ ...change, value }));
    }
  }
  put(change: WorkspaceChange, v: number): void {
    this.#all.set(`${change.kind} ${change.sub}`, { ...change, value: { isOf: v } });
    this.versions.set(`${change.kind} ${change.sub}`, v);
  }
  readonly versions = new Map<string, number>();
  rows(): Rows {
    const rows = KIND_NAMES.map((kind) => [
      kind,
      [...this.#all]
        .filter(([, change]) => change.kind === kind)
        .map(([name, { sub, value }]) => ({
          sub,
          stored: { v: this.versions.get(name) ?? 1, value },
        })),
    ]);
    return Object.fromEntries(rows) as Rows;
  }
}

const loaded = (records: Records) => {
  const entry = assemble('k', records.rows());
  if (!entry.ok) throw new Error(`${entry.error.path} ${entry.error.reason}`);
  return entry.value;
};

/** An entry after some gestures, undos and redos. */
function after(
  entry: Entry,
  gestures: readonly (typeof gesture extends fc.Arbitrary<infer G> ? G : never)[],
) {
  let at = entry;
  for (const made of gestures) {
    if (made.at % 5 === 0) at = undo(at);
    else if (made.at % 7 === 0) at = redo(at);
    else {
      const operation = operationOf(at.document, made);
      const step = operation && stepOf(at.document, operation);
      if (step) at = perform(at, step);
    }
  }
  return at;
}

test('what was written in pieces is put together again exactly, with its history', () => {
  const session = fc.array(gesture, { maxLength: 5 });
  fc.assert(
    fc.property(readDocument, session, session, (document, one, two) => {
      const records = new Records();
      const first = after(
        { key: 'k', document, log: emptyLog, collection: { id: 'c', name: 'two' } },
        one,
      );
      const before: Kept = { entry: first, place: 0, pending: {} };
      records.write(changesBetween(undefined, before));
      expect(loaded(records)).toEqual({ ...before, revision: 1, unknown: [] });
      const pending = { question: 'What?', readingRun: 'begun', questionRun: 'failed' } as const;
      const second: Kept = { entry: after(first, two), place: 3, pending };
      records.write(changesBetween(before, second), 2);
      expect(loaded(records)).toEqual({ ...second, revision: 2, unknown: [] });
      expect(changesBetween(second, second)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

const mention = (index: number) => ({
  ...{ id: `T${index}`, start: index * 4, end: index * 4 + 3, text: 'TNF', type: 'Gene' },
  ...{ score: 0.9, group: 'Gene:tnf' },
});

const at = (entry: Entry): Kept => ({ entry, place: 0, pending: {} });

/** A long document with many decisions. */
const long: Entry = {
  key: 'k',
  log: emptyLog,
  document: {
    ...{ id: 'd', title: '', text: 'TNF '.repeat(5000), questions: [] },
    decisions: Array.from({ length: 4000 }, (_, index) => ({
      ...({ kind: 'mention', verdict: 'accepted' } as const),
      mention: mention(index),
    })),
  },
};

test('a decision in a long document with thousands of them writes three small records', () => {
  const operation = operationOf(
    { ...long.document, decisions: [] },
    { kind: 'rename', edit: 0, at: 1, length: 0, text: 'Title', verdict: 'accepted' },
  )!;
  const renamed = perform(long, stepOf(long.document, operation)!);
  expect(changesBetween(at(long), at(renamed))).toHaveLength(2);
  const decided = perform(long, {
    ...{ kind: 'decide', key: 'mention 18000 18003 Gene' },
    decision: { kind: 'mention', verdict: 'rejected', mention: mention(4500) },
  });
  const changes = changesBetween(at(long), at(decided));
  expect(changes.map(({ kind }) => kind)).toEqual(['heads', 'decisions', 'steps']);
  expect(JSON.stringify(changes).length).toBeLessThan(700);
});

test('records of a later version cost nothing of the rest, and stay where they are', () => {
  const records = new Records();
  let entry: Entry = { ...long, document: { ...long.document, decisions: [] } };
  for (const title of ['One', 'Two', 'Three']) entry = perform(entry, { kind: 'rename', title });
  records.write(changesBetween(undefined, at(entry)));
  records.put({ kind: 'decisions', sub: 'comment 1' }, 2);
  records.put({ kind: 'readings', sub: '' }, 9);
  records.put({ kind: 'steps', sub: 1 }, 2);
  const known = loaded(records);
  expect(known.entry.document).toEqual(entry.document);
  expect(known.unknown).toEqual(['1 of readings', '1 of decisions', '1 of steps']);
  expect(known.entry.log).toMatchObject({ first: 2, at: 1 });
  const back = undo(known.entry);
  expect(back.document.title).toBe('Two');
  expect(undo(back)).toBe(back);
  const changed = perform(back, { kind: 'rename', title: 'Four' });
  records.write(changesBetween(known, at(changed)), 2);
  expect(loaded(records)).toMatchObject({
    entry: { document: { title: 'Four' }, log: { first: 2, at: 1 } },
    unknown: ['1 of readings', '1 of decisions', '1 of steps'],
  });
});

test('a step of a later version is passed neither back nor forth, and nothing beyond it comes back', () => {
  const records = new Records();
  let entry: Entry = { ...long, document: { ...long.document, decisions: [] } };
  for (let index = 0; index < 8; index += 1)
    entry = perform(entry, { kind: 'rename', title: `Title ${index}` });
  for (let index = 0; index < 5; index += 1) entry = undo(entry);
  records.write(changesBetween(undefined, at(entry)));
  records.put({ kind: 'steps', sub: 5 }, 2);
  const known = loaded(records);
  expect(known.entry.log).toEqual({ ...entry.log, steps: entry.log.steps.slice(0, 5) });
  expect(redo(redo(redo(known.entry))).document.title).toBe('Title 4');
  let [before, now] = [at(known.entry), known.entry];
  for (const title of ['Other 3', 'Other 4', 'Other 5']) {
    now = perform(now, { kind: 'rename', title });
    records.write(changesBetween(before, at(now)));
    records.versions.clear();
    expect(loaded(records).entry).toEqual(now);
    before = at(now);
  }
});

test('without a head or a text that is known there is no document', () => {
  const records = new Records();
  records.write(changesBetween(undefined, at(long)));
  records.put({ kind: 'texts', sub: '' }, 2);
  expect(assemble('k', records.rows())).toMatchObject({ ok: false, error: { path: 'texts' } });
  records.put({ kind: 'heads', sub: '' }, 2);
  expect(assemble('k', records.rows())).toMatchObject({ ok: false, error: { path: 'heads' } });
});

test('a document whose reading another version left in a way of its own is there', () => {
  const records = new Records();
  const paused = { entry: long, place: 0, pending: { readingRun: 'paused' as 'begun' } };
  records.write(changesBetween(undefined, paused));
  expect(loaded(records).pending).toEqual({ readingRun: 'failed' });
});

test('what another version decided and asked of the text before it was edited is set aside, and comes back with the text', () => {
  const records = new Records();
  const answer = { start: 0, end: 3, text: 'TNF', score: 1 };
  const question: AskedQuestion = {
    ...{ id: 'q1', question: 'What?', answers: [answer], best: answer, outdated: false },
    ...{ by: { pack: { id: 'p', version: '1' }, engine: 'wasm' }, read: { pieces: 4, of: 4 } },
  };
  const decision = {
    ...({ kind: 'mention', verdict: 'accepted' } as const),
    mention: mention(0),
  };
  const before: Entry = {
    ...{ key: 'k', log: emptyLog },
    document: { ...newDocument('d', 'TNF falls.'), decisions: [decision], questions: [question] },
  };
  records.write(changesBetween(undefined, at(before)));
  records.write([{ kind: 'texts', sub: '', value: 'IL6 falls.' }]);
  const edited = loaded(records);
  expect(edited.entry.document).toEqual({
    ...newDocument('d', 'IL6 falls.'),
    unknown: [
      { of: 'decisions', value: decision },
      { of: 'questions', value: question },
    ],
  });
  expect(edited.unknown).toHaveLength(2);
  const renamed = { ...edited, entry: perform(edited.entry, { kind: 'rename', title: 'A' }) };
  records.write(changesBetween(edited, renamed));
  expect(loaded(records).entry).toEqual(renamed.entry);
  records.write([{ kind: 'texts', sub: '', value: 'TNF falls.' }]);
  expect(loaded(records).entry.document).toMatchObject({
    ...{ decisions: [decision], questions: [question] },
  });
});
