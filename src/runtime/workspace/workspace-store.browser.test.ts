import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { emptyLog, perform, undo } from '../../core/workspace/log.ts';
import type { DocumentKey, Entry } from '../../core/workspace/workspace.ts';
import { partsOf } from '../../formats/desk/desk.ts';
import { openDeskStore } from '../desk/desk-store.ts';
import { settled } from '../storage/database.ts';
import { changesBetween } from './changes.ts';
import fixture from './fixtures/desk-records.json';
import { moveDesks } from './move-desks.ts';
import { openWorkspaceStore, type WorkspaceStore } from './workspace-store.ts';

let name = '';
let open: WorkspaceStore[] = [];
beforeEach(() => {
  name = `workspace-${crypto.randomUUID()}`;
});
afterEach(() => {
  for (const store of open) store.close();
  open = [];
});

/** The store of one tab. */
function tab(): WorkspaceStore {
  const store = openWorkspaceStore(name, () => 7);
  open.push(store);
  return store;
}

const entryOf = (key: DocumentKey, text: string): Entry => ({
  ...{ key, log: emptyLog, document: newDocument(`id of ${key}`, text) },
});

const isNew = (entry: Entry, place: number) => ({
  ...{
    key: entry.key,
    revision: 0,
    changes: changesBetween(undefined, { entry, place, pending: {} }),
  },
});

async function load(store: WorkspaceStore, key: DocumentKey) {
  const loaded = await store.load(key);
  if (!loaded.ok || !loaded.value) throw new Error('not there');
  return loaded.value;
}

/** One tab changes the title of a document from the revision that it knows. */
async function rename(
  store: WorkspaceStore,
  known: Awaited<ReturnType<typeof load>>,
  title: string,
) {
  const { entry, place, pending, revision } = known;
  const changes = changesBetween(known, {
    entry: perform(entry, { kind: 'rename', title }),
    place,
    pending,
  });
  return store.write([{ key: entry.key, revision, changes }]);
}

test('says whether any document is stored', async () => {
  const store = tab();
  expect(await store.isEmpty()).toEqual({ ok: true, value: true });
  await store.write([isNew(entryOf('a-1', 'Some text.'), 0)]);
  expect(await store.isEmpty()).toEqual({ ok: true, value: false });
});

test('documents are listed in their order by their heads, and come back as they were', async () => {
  const store = tab();
  const [a, b] = [entryOf('a', 'One.'), entryOf('b', 'Two.')];
  expect(await store.write([isNew(a, 2), isNew(b, 1)])).toEqual({
    ...{ ok: true, value: { status: 'written' } },
  });
  expect(await store.list()).toMatchObject({
    value: [
      { key: 'b', id: 'id of b', length: 4, isRead: false, revision: 1, changed: 7 },
      { key: 'a', decisions: 0 },
    ],
  });
  expect((await load(tab(), 'a')).entry).toEqual(a);
  expect(await store.load('c')).toEqual({ ok: true, value: undefined });
  expect(await store.loadAll(['b', 'c', 'a'])).toMatchObject({
    value: [{ value: { entry: b } }, { value: undefined }, { value: { entry: a } }],
  });
  const many = Array.from({ length: 50 }, (_, index) => `a${index}`);
  expect(await store.loadAll([...many, 'b'])).toMatchObject({
    value: [...many.map(() => ({ value: undefined })), { value: { entry: b } }],
  });
  expect(await store.loadAll([])).toEqual({ ok: true, value: [] });
  expect(await store.measure()).toMatchObject({ value: { texts: 2 } });
});

test('a tab that knows an older state writes nothing over a newer one, and hears of what is new', async () => {
  const [one, two] = [tab(), tab()];
  await one.write([isNew(entryOf('a', 'TNF.'), 0), isNew(entryOf('b', 'IL6.'), 1)]);
  const heard = vi.fn();
  const end = two.onChange(heard);
  const known = await load(two, 'a');
  expect(await rename(one, await load(one, 'a'), 'By one')).toMatchObject({
    value: { status: 'written' },
  });
  await expect.poll(() => heard.mock.calls).toContainEqual([['a']]);
  expect(await rename(two, known, 'By two')).toEqual({
    ...{ ok: true, value: { status: 'stale', keys: ['a'] } },
  });
  // After loading and repeating the change, both changes are kept.
  expect(await rename(two, await load(two, 'a'), 'By two')).toMatchObject({
    value: { status: 'written' },
  });
  const { entry } = await load(one, 'a');
  expect(entry.document.title).toBe('By two');
  expect(undo(entry).document.title).toBe('By one');
  end();
});

test('of several documents all are written, or none', async () => {
  const store = tab();
  await store.write([isNew(entryOf('a', 'TNF.'), 0)]);
  const outcome = await store.write([isNew(entryOf('b', 'IL6.'), 1), isNew(entryOf('a', 'X.'), 0)]);
  expect(outcome).toMatchObject({ value: { status: 'stale', keys: ['a'] } });
  expect(await store.load('b')).toEqual({ ok: true, value: undefined });
});

test('a document that is removed goes with all of its records, and no other does', async () => {
  const store = tab();
  await store.write([isNew(entryOf('a', 'TNF.'), 0), isNew(entryOf('ab', 'IL6.'), 1)]);
  const known = await load(store, 'a');
  await store.write([{ key: 'a', revision: 1, changes: 'remove' }]);
  expect(await store.measure()).toMatchObject({ value: { texts: 1 } });
  expect((await load(store, 'ab')).entry.document.text).toBe('IL6.');
  expect(await rename(store, known, 'Too late')).toMatchObject({ value: { status: 'stale' } });
  const heard = vi.fn();
  tab().onChange(heard);
  await store.clear();
  await expect.poll(() => heard.mock.calls).toContainEqual(['all']);
  expect(await store.list()).toEqual({ ok: true, value: [] });
});

/** A database as the version before the workspace wrote it. */
async function oldDatabase(): Promise<string> {
  const desks = `${name}-desks`;
  await openDeskStore(desks).list();
  const database = await settled(indexedDB.open(desks));
  const transaction = database.transaction(['desks', 'parts'], 'readwrite');
  for (const { value } of fixture.desks) transaction.objectStore('desks').put(value);
  for (const { key, value } of fixture.parts) transaction.objectStore('parts').put(value, key);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
  return desks;
}

test('work that the version before the workspace kept is moved into it, whole and once', async () => {
  const desks = openDeskStore(await oldDatabase());
  const store = tab();
  const lock = async () => true;
  expect(await moveDesks({ desks, store, lock })).toEqual({
    ...{
      ok: true,
      value: { documents: 3, locked: [fixture.desks[0]?.key], left: [], unknown: [] },
    },
  });
  expect(await store.list()).toMatchObject({
    value: [
      { collection: { name: 'what was pasted' }, decisions: 1, isRead: true },
      { title: 'Second of two' },
      { length: 65 },
    ],
  });
  const listed = await store.list();
  const last = listed.ok ? listed.value.at(-1) : undefined;
  let { entry } = await load(store, last?.key ?? '');
  expect(entry.document.questions).toHaveLength(1);
  for (let step = entry.log.at; step > 0; step -= 1) entry = undo(entry);
  expect(entry.document.text).toContain('in mice');
  expect(await desks.list()).toEqual({ ok: true, value: [] });
  const tabs = await store.tabs();
  expect(tabs).toMatchObject({
    value: [{ id: fixture.desks[0]?.key, shown: { current: last?.key, putAway: [] } }],
  });
  expect(await moveDesks({ desks, store, lock })).toMatchObject({ value: { documents: 0 } });
});

test('a move that was cut short is made again, and a desk that a tab works on stays', async () => {
  const desks = openDeskStore(await oldDatabase());
  const store = tab();
  const isFull = { ok: false, error: { code: 'storage-full' } } as const;
  const cut = { ...desks, remove: async () => isFull };
  expect(await moveDesks({ desks: cut, store, lock: async () => true })).toMatchObject({
    value: { failure: isFull.error, left: [fixture.desks[0]?.key] },
  });
  const left = await moveDesks({ desks, store, lock: async () => false });
  expect(left).toMatchObject({ value: { documents: 0, left: [fixture.desks[0]?.key] } });
  await moveDesks({ desks, store, lock: async () => true });
  expect(await store.measure()).toMatchObject({ value: { texts: 3 } });
  expect(await desks.list()).toEqual({ ok: true, value: [] });
});

/** A desk with texts that were put away, the latest first, and one on the page. */
const deskOf = ([shown = '', ...away]: readonly string[]) => {
  const history = { undo: [], redo: [] };
  const of = (text: string) => ({ document: newDocument(`id of ${text}`, text), history });
  return partsOf({ ...of(shown), earlier: away.map(of) });
};

async function textsIn(store: WorkspaceStore): Promise<readonly string[]> {
  const listed = await store.list();
  const heads = listed.ok ? listed.value : [];
  const loaded = await Promise.all(heads.map(({ key }) => load(store, key)));
  return loaded.map(({ entry }) => entry.document.text).sort();
}

test('a desk that was changed after a move that was cut short loses no document, and none comes twice', async () => {
  const desks = openDeskStore(`${name}-desks`);
  const store = tab();
  const lock = async () => true;
  const isFull = { ok: false, error: { code: 'storage-full' } } as const;
  await desks.save('d', 0, deskOf(['A', 'B']));
  const cut = { ...desks, remove: async () => isFull };
  expect(await moveDesks({ desks: cut, store, lock })).toMatchObject({
    value: { failure: isFull.error },
  });
  await desks.save('d', 1, deskOf(['New', 'A', 'Newer', 'B']));
  expect(await moveDesks({ desks, store, lock })).toMatchObject({ value: { documents: 2 } });
  expect(await textsIn(store)).toEqual(['A', 'B', 'New', 'Newer']);
  const tabs = await store.tabs();
  const [only] = tabs.ok ? tabs.value : [];
  expect(new Set(only?.documents).size).toBe(4);
  const shown = await load(store, only?.shown.current ?? '');
  expect(shown.entry.document.text).toBe('New');
});

test('what was done or removed since a move that was cut short does not come back as it was', async () => {
  const desks = openDeskStore(`${name}-desks`);
  const store = tab();
  const lock = async () => true;
  const isFull = { ok: false, error: { code: 'storage-full' } } as const;
  await desks.save('d', 0, deskOf(['A', 'B', 'C']));
  await moveDesks({ desks: { ...desks, remove: async () => isFull }, store, lock });
  const [a, b] = await Promise.all(['d-0', 'd-1'].map((key) => load(store, key)));
  const named = perform(a!.entry, { kind: 'rename', title: 'Named since' });
  const changes = changesBetween(a, { ...a!, entry: named });
  await store.write([
    { key: 'd-0', revision: a!.revision, changes },
    { key: 'd-1', revision: b!.revision, changes: 'remove' },
  ]);
  expect(await moveDesks({ desks, store, lock })).toMatchObject({ value: { documents: 0 } });
  expect(await store.list()).toMatchObject({
    value: [{ key: 'd-0', title: 'Named since' }, { key: 'd-2' }],
  });
  expect(await desks.list()).toEqual({ ok: true, value: [] });
});

test('a desk that holds what is not known stays, is moved once, and again when it is written again', async () => {
  const desks = openDeskStore(`${name}-desks`);
  const store = tab();
  const move = () => moveDesks({ desks, store, lock: async () => true });
  const step = { kind: 'colour', of: 'another version' } as never;
  const parts = { ...deskOf(['A']), history: { undo: [step], redo: [] } };
  await desks.save('d', 0, parts);
  expect(await move()).toMatchObject({
    ...{ ok: true, value: { documents: 1, unknown: ['1 older steps that could be undone'] } },
  });
  expect(await move()).toMatchObject({ ok: true, value: { documents: 0, unknown: [] } });
  expect(await desks.load('d')).toMatchObject({ value: { parts: { history: { undo: [step] } } } });
  await desks.save('d', 1, { text: 'A, written by an older version' });
  expect(await move()).toMatchObject({ value: { documents: 1 } });
  expect(await textsIn(store)).toEqual(['A', 'A, written by an older version']);
});
