import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Edit } from '../../core/document/edits/edit.ts';
import { addMention } from '../../core/document/edits/mentions.ts';
import { setNote } from '../../core/document/edits/notes.ts';
import { newDocument } from '../../core/document/model.ts';
import { emptyLog, perform, undo } from '../../core/workspace/log.ts';
import { stepOf } from '../../core/workspace/step.ts';
import type { Entry } from '../../core/workspace/workspace.ts';
import { changesBetween, type Kept } from './changes.ts';
import { type JournaledWrite, openJournals } from './journal.ts';
import { journaled } from './journaled.ts';
import { replayJournals } from './replay.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { openWorkspaceStore, type WorkspaceStore } from './workspace-store.ts';

const text = 'Cisplatin causes hearing loss.';
let name = '';
let store: WorkspaceStore;
beforeEach(() => {
  name = `replay-${crypto.randomUUID()}`;
  store = openWorkspaceStore(name);
});
afterEach(() => {
  store.close();
  indexedDB.deleteDatabase(name);
});

const fresh: Entry = { key: 'd', log: emptyLog, document: newDocument('d', text, 'Before') };
const keptAs = (entry: Entry, question?: string): Kept => ({
  ...{ entry, place: 0, pending: question === undefined ? {} : { question } },
});

const made = (entry: Entry, edit: Edit): Entry => {
  const step = edit.ok ? stepOf(entry.document, edit.value) : undefined;
  if (!step) throw new Error('No edit was made.');
  return perform(entry, step);
};
const noted = (entry: Entry, written: string): Entry =>
  made(entry, setNote(entry.document, { kind: 'document' }, written));
const marked = (entry: Entry, start: number, end: number, type = 'Disease'): Entry =>
  made(entry, addMention(entry.document, [{ start, end }], type));

/** One save of a tab: its write, and its journal. */
function save(id: string, before: Kept | undefined, revision: number, after: Kept) {
  const one = { key: after.entry.key, revision, changes: changesBetween(before, after) };
  const write: JournaledWrite = {
    ...{ id, documents: [journaled(one, after.entry.document.text)] },
    tabs: [{ id: 'tab', changes: { documents: ['d'] } }],
  };
  return { write, make: () => store.write([one], write.tabs, id) };
}

/** Starts a page that finds the journaled writes of a tab that has ended. The start runs twice. */
async function restart(...writes: JournaledWrite[]) {
  const journals = openJournals(memoryStorage());
  journals.put('j', { tab: 'tab', writes });
  const options = { workspace: store, ours: undefined };
  const whileGone = (_: string, __: boolean, run: () => Promise<void>) => run();
  await replayJournals({ ...options, journals: { ...journals, remove: () => {} }, whileGone });
  expect(await replayJournals({ ...options, journals, whileGone })).toEqual({ ok: true });
  expect(journals.list()).toEqual([]);
}

async function load(key = 'd') {
  const loaded = await store.load(key);
  if (!loaded.ok || !loaded.value) throw new Error(`${key} is not there`);
  return loaded.value;
}
const keys = async () => {
  const listed = await store.list();
  return listed.ok ? listed.value.map(({ key }) => key) : [];
};

const first = marked(fresh, 0, 9, 'Chemical');
const second = marked(first, 17, 29);

test.each([[0], [1], [2]])(
  'of two saves that had begun %i were made: after the replay both are, once',
  async (written) => {
    await save('w0', undefined, 0, keptAs(fresh)).make();
    const one = save('w1', keptAs(fresh), 1, keptAs(first));
    const two = save('w2', keptAs(first), 2, keptAs(second));
    if (written > 0) await one.make();
    if (written > 1) await two.make();
    await restart(one.write, two.write);
    expect(await load()).toMatchObject({ entry: second, revision: 3 });
    expect(await keys()).toEqual(['d']);
  },
);

test('a decision that was taken back while it was written is not there', async () => {
  await save('w0', undefined, 0, keptAs(fresh)).make();
  const back = undo(first);
  const one = save('w1', keptAs(fresh), 1, keptAs(first));
  const two = save('w2', keptAs(first), 2, keptAs(back));
  await one.make();
  await restart(one.write, two.write);
  expect((await load()).entry).toEqual(back);
});

test('a text that was never written is there whole, with what was decided', async () => {
  const one = save('w1', undefined, 0, keptAs(first, 'What?'));
  await restart(one.write);
  expect(await load()).toMatchObject({ entry: first, pending: { question: 'What?' } });
  const tabs = await store.tabs();
  expect(tabs).toMatchObject({ ok: true });
});

test('decisions, a title and an undo go on top of what another tab has written since', async () => {
  await save('w0', undefined, 0, keptAs(first)).make();
  const ours = perform(undo(first), { kind: 'rename', title: 'Ours' });
  const done = marked(ours, 17, 29);
  const one = save('w1', keptAs(first), 1, keptAs(done));
  const theirs = noted(first, 'theirs');
  await save('x', keptAs(first), 1, keptAs(theirs)).make();
  await restart(one.write);
  const { entry, revision } = await load();
  expect(entry.document.title).toBe('Ours');
  expect(entry.document.decisions.map(({ kind }) => kind).sort()).toEqual(['mention', 'note']);
  expect(entry.document.decisions).toContainEqual(done.document.decisions[0]);
  expect(revision).toBe(3);
  expect(await keys()).toEqual(['d']);
  // Merged changes can be undone like any other step.
  expect(undo(undo(entry)).document).toEqual(theirs.document);
});

test('where another tab has edited the text since, decisions go with the text they were made for into a copy', async () => {
  await save('w0', undefined, 0, keptAs(fresh)).make();
  const one = save('w1', keptAs(fresh), 1, keptAs(first));
  const two = save('w2', keptAs(first), 2, keptAs(second));
  const edit = { start: 0, end: 9, insert: 'Carboplatin' };
  const theirs = perform(fresh, { kind: 'edit-text', edit });
  await save('x', keptAs(fresh), 1, keptAs(theirs)).make();
  await restart(one.write, two.write);
  expect(await keys()).toEqual(['d', 'd-w1']);
  expect((await load()).entry).toEqual(theirs);
  const copy = (await load('d-w1')).entry;
  expect(copy.document).toMatchObject({ text, decisions: second.document.decisions });
});

test('a text that was edited while another tab decided is kept beside it, with the decisions of both', async () => {
  await save('w0', undefined, 0, keptAs(first)).make();
  const edit = { start: text.length, end: text.length, insert: ' More.' };
  const ours = marked(perform(first, { kind: 'edit-text', edit }), 17, 29);
  const one = save('w1', keptAs(first), 1, keptAs(ours));
  const theirs = noted(first, 'theirs');
  await save('x', keptAs(first), 1, keptAs(theirs)).make();
  await restart(one.write);
  expect((await load()).entry).toEqual(theirs);
  const copy = (await load('d-w1')).entry.document;
  expect(copy.text).toBe(`${text} More.`);
  expect(copy.decisions.map(({ kind }) => kind).sort()).toEqual(['mention', 'mention', 'note']);
});

test('a document that was deleted since stays deleted, and others of the same save are written', async () => {
  await save('w0', undefined, 0, keptAs(fresh)).make();
  const other: Entry = { key: 'e', log: emptyLog, document: newDocument('e', 'TNF.') };
  const one = save('w1', keptAs(fresh), 1, keptAs(first));
  const added = save('w1', undefined, 0, keptAs(other));
  await store.write([{ key: 'd', revision: 1, changes: 'remove' }]);
  await restart({ ...one.write, documents: [...one.write.documents, ...added.write.documents] });
  expect(await keys()).toEqual(['e']);
});

test('a tab that lives makes its own writes, and what cannot be written stays in the journal', async () => {
  const journals = openJournals(memoryStorage());
  const { write } = save('w1', undefined, 0, keptAs(first));
  journals.put('j', { tab: 'tab', writes: [write] });
  const lives = { journals, workspace: store, ours: undefined, whileGone: async () => {} };
  expect(await replayJournals(lives)).toEqual({ ok: true });
  expect([journals.list().length, await keys()]).toEqual([1, []]);
  const full = { ok: false, error: { code: 'storage-full' } } as const;
  const workspace = { ...store, write: async () => full };
  const whileGone = (_: string, __: boolean, run: () => Promise<void>) => run();
  expect(await replayJournals({ ...lives, workspace, whileGone })).toEqual(full);
  expect(journals.list()).toHaveLength(1);
});

test('of two notes that were written on one subject meanwhile both are there, and a note that nobody changed is replaced', async () => {
  const base = noted(fresh, 'before');
  await save('w0', undefined, 0, keptAs(base)).make();
  const ours = noted(noted(base, 'draft'), 'ours');
  const one = save('w1', keptAs(base), 1, keptAs(ours));
  await save('x', keptAs(base), 1, keptAs(noted(base, 'theirs'))).make();
  await restart(one.write);
  const { entry } = await load();
  expect(entry.document.decisions).toMatchObject([{ kind: 'note', text: 'theirs\nours' }]);

  const other = { ...base, key: 'e' };
  await save('v0', undefined, 0, keptAs(other)).make();
  const two = save('v1', keptAs(other), 1, keptAs({ ...ours, key: 'e' }));
  await save('y', keptAs(other), 1, keptAs(perform(other, { kind: 'rename', title: 'T' }))).make();
  await restart(two.write);
  expect((await load('e')).entry.document.decisions).toMatchObject([{ text: 'ours' }]);
});

test('a newer note of another tab is not removed with the one that was there', async () => {
  const base = noted(fresh, 'before');
  await save('w0', undefined, 0, keptAs(base)).make();
  const one = save('w1', keptAs(base), 1, keptAs(noted(base, '')));
  await save('x', keptAs(base), 1, keptAs(noted(base, 'theirs'))).make();
  await restart(one.write);
  expect((await load()).entry.document.decisions).toMatchObject([{ text: 'theirs' }]);
});

test('a document that cannot be read keeps no other of its journal from being merged, and waits for the next start', async () => {
  const keysOf = ['bad', 'good'];
  const writes = [];
  for (const key of keysOf) {
    const mine = { ...fresh, key };
    await save(`${key}0`, undefined, 0, keptAs(mine)).make();
    writes.push(save(`${key}1`, keptAs(mine), 1, keptAs({ ...first, key })).write);
    await save(`${key}2`, keptAs(mine), 1, keptAs(noted(mine, 'theirs'))).make();
  }
  const journals = openJournals(memoryStorage());
  journals.put('j', { tab: 'tab', writes });
  const failure = { code: 'storage-unreadable', path: 'text', reason: 'is no text' } as const;
  const workspace = {
    ...store,
    load: async (key: string) =>
      key === 'bad' ? ({ ok: false, error: failure } as const) : store.load(key),
  };
  const whileGone = (_: string, __: boolean, run: () => Promise<void>) => run();
  const options = { journals, ours: undefined, whileGone };
  expect(await replayJournals({ ...options, workspace })).toEqual({ ok: false, error: failure });
  const kindsOf = async (key: string) =>
    (await load(key)).entry.document.decisions.map(({ kind }) => kind).sort();
  expect(await kindsOf('good')).toEqual(['mention', 'note']);
  const [[, left] = []] = journals.list();
  expect(left?.writes.flatMap(({ documents }) => documents.map(({ key }) => key))).toEqual(['bad']);
  const { revision } = await load('good');
  expect(await replayJournals({ ...options, workspace: store })).toEqual({ ok: true });
  expect(await kindsOf('bad')).toEqual(['mention', 'note']);
  expect((await load('good')).revision).toBe(revision);
  expect(journals.list()).toEqual([]);
});
