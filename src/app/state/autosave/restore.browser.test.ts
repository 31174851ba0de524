import { beforeEach, expect, test } from 'vitest';
import type { Verdict } from '../../../core/document/model.ts';
import { perform } from '../../../core/workspace/log.ts';
import { openDeskStore } from '../../../runtime/desk/desk-store.ts';
import { settled } from '../../../runtime/storage/database.ts';
import fixture from '../../../runtime/workspace/fixtures/desk-records.json';
import { openJournals } from '../../../runtime/workspace/journal.ts';
import { lockTab } from '../../../runtime/workspace/tab-lock.ts';
import { memoryStorage } from '../../../runtime/workspace/testing/memory-storage.ts';
import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import { selectCanUndo } from '../document/select-resolved.ts';
import type { State } from '../model.ts';
import { start, type TestApp, text } from '../testing/on-words.ts';
import { type OpenedTab, openTabOn } from '../testing/open-tab.ts';
import { wordEngine } from '../testing/word-engine.ts';
import { selectCollection } from '../workspace/select-documents.ts';
import { type RestoreOptions, restoreAndKeep } from './restore.ts';

let name = '';
beforeEach(() => {
  name = `restore-${crypto.randomUUID()}`;
});

const openTab = (held: Set<string>, options: Partial<RestoreOptions> = {}): Promise<OpenedTab> =>
  openTabOn(name, held, options);

const titleIn = (state: State) => state.document?.title;

test('what was worked on is there again in the next tab, with its undo', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'One');
  first.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  first.app.actions.ask('What is TNF?');
  await first.settled();
  first.close();
  const { app } = await openTab(held);
  expect(app.state.document).toMatchObject({ text, title: 'Two' });
  expect(app.state.asking).toMatchObject({ question: 'What is TNF?' });
  app.store.dispatch({ type: 'undone' });
  expect(titleIn(app.state)).toBe('One');
});

test('two tabs at once show what they were given, and each takes up its own', async () => {
  const held = new Set<string>();
  const one = await openTab(held);
  await one.app.actions.giveText(text, 'One');
  await one.settled();
  const two = await openTab(held);
  expect(two.app.state.document).toBeUndefined();
  await two.app.actions.giveText(text, 'Two');
  await two.settled();
  const [first, second] = [one.id, two.id];
  one.close();
  two.close();
  expect(titleIn((await openTab(held, { ours: first })).app.state)).toBe('One');
  expect(titleIn((await openTab(held, { ours: second })).app.state)).toBe('Two');
});

/** Two tabs that show the same document. */
async function openTwice(): Promise<readonly [OpenedTab, OpenedTab]> {
  const one = await openTab(new Set());
  await one.app.actions.giveText(text, 'One');
  await one.settled();
  const held = new Set([one.id]);
  const two = await openTab(held, { ours: one.id });
  expect(two.app.state.key).toBe(one.app.state.key);
  expect(two.id).not.toBe(one.id);
  return [one, two];
}

const verdictsIn = ({ document }: State) =>
  document?.decisions.map((one) => 'verdict' in one && one.verdict);

test('a tab that was duplicated shows the same document, and each hears what is done in the other', async () => {
  const [one, two] = await openTwice();
  one.app.store.dispatch({ type: 'title-changed', title: 'By one' });
  await expect.poll(() => titleIn(two.app.state)).toBe('By one');
  two.app.store.dispatch({ type: 'title-changed', title: 'By two' });
  await expect.poll(() => titleIn(one.app.state)).toBe('By two');
  one.app.store.dispatch({ type: 'undone' });
  await expect.poll(() => titleIn(two.app.state)).toBe('By one');
  one.close();
  two.close();
});

test('what another tab has written is loaded again until that works, and the failure is told meanwhile', async () => {
  const one = await openTab(new Set());
  await one.app.actions.giveText(text, 'One');
  await one.settled();
  const workspace = openWorkspaceStore(name);
  let isBroken = false;
  const pauses: number[] = [];
  const two = await openTab(new Set([one.id]), {
    ours: one.id,
    workspace: {
      ...workspace,
      load: async (key) =>
        isBroken
          ? { ok: false, error: { code: 'storage-failed', reason: 'no disk' } }
          : workspace.load(key),
    },
    pause: async (failures) => {
      pauses.push(failures);
      expect(two.app.state.notKept).toMatchObject({ reason: 'no disk' });
      isBroken = failures < 3;
    },
  });
  isBroken = true;
  one.app.store.dispatch({ type: 'title-changed', title: 'By one' });
  await expect.poll(() => titleIn(two.app.state)).toBe('By one');
  await two.settled();
  expect(pauses).toEqual([1, 2, 3]);
  expect(two.app.state.notKept).toBeUndefined();
  one.close();
  two.close();
});

test('a question that waits in one of two tabs is kept, and the tabs come to rest', async () => {
  const [one, two] = await openTwice();
  const key = one.app.state.key!;
  const revision = async () => {
    const loaded = await two.workspace.load(key);
    return loaded.ok ? loaded.value?.revision : undefined;
  };
  const before = (await revision()) ?? 0;
  one.app.actions.ask('What is TNF?');
  await expect.poll(revision).toBe(before + 1);
  // If the tab answered the other tab's write, the answer would come before its own next change.
  for (const [index, title] of ['A', 'B', 'C'].entries()) {
    two.app.store.dispatch({ type: 'title-changed', title });
    await expect.poll(() => titleIn(one.app.state)).toBe(title);
    await one.settled();
    await two.settled();
    expect(await revision()).toBe(before + 2 + index);
  }
  one.close();
  two.close();
  const { app } = await openTab(new Set());
  expect(app.state.asking).toMatchObject({ question: 'What is TNF?' });
});

test('two decisions at the same time are both kept, in both tabs and after them', async () => {
  const [one, two] = await openTwice();
  const decide = ({ app }: OpenedTab, start: number, verdict: Verdict) => {
    const mention = { id: `m${start}`, start, end: start + 3, text: text.slice(start, start + 3) };
    const found = { ...mention, type: 'Gene', score: 1, group: 'Gene:x' };
    app.store.dispatch({
      type: 'document-synced',
      entry: perform(app.state.workspace.entries.get(app.state.key!)!, {
        ...{ kind: 'decide', key: `mention ${start} ${start + 3} Gene` },
        decision: { kind: 'mention', verdict, mention: found },
      }),
    });
  };
  decide(one, 0, 'accepted');
  decide(two, 4, 'rejected');
  for (const { app } of [one, two]) {
    await expect.poll(() => verdictsIn(app.state)).toEqual(['accepted', 'rejected']);
  }
  await one.settled();
  await two.settled();
  one.close();
  two.close();
  expect(verdictsIn((await openTab(new Set())).app.state)).toEqual(['accepted', 'rejected']);
});

test('where both tabs edited the text each goes on with its own, and both are kept', async () => {
  const [one, two] = await openTwice();
  one.app.actions.editText(`${text} One.`);
  two.app.actions.editText(`${text} Two.`);
  await expect.poll(() => one.app.state.key !== two.app.state.key).toBe(true);
  await one.settled();
  await two.settled();
  expect(one.app.state.document?.text).toBe(`${text} One.`);
  expect(two.app.state.document?.text).toBe(`${text} Two.`);
  const ours = two.id;
  one.close();
  two.close();
  expect((await openTab(new Set(), { ours })).app.state.document?.text).toBe(`${text} Two.`);
});

test('without locks, what another tab wrote over is among what was put away', async () => {
  const lock = async () => true;
  const one = await openTab(new Set(), { lock });
  await one.app.actions.giveText(text, 'One');
  await one.settled();
  const two = await openTab(new Set(), { lock });
  await one.app.actions.giveText(text, 'Mine');
  one.app.store.dispatch({ type: 'title-changed', title: 'Still mine' });
  await one.settled();
  two.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  await two.settled();
  one.close();
  two.close();
  const { app } = await openTab(new Set(), { lock });
  const titles = [...app.state.workspace.entries.values()].map(({ document }) => document.title);
  expect(titles.sort()).toEqual(['Still mine', 'Two']);
  expect(app.state.putAway).toHaveLength(1);
});

test('work that the version before the workspace kept comes on the page, and is kept as any other', async () => {
  const desks = openDeskStore(`${name}-desks`);
  for (const { key } of fixture.desks) {
    const parts = fixture.parts.filter(({ key: [desk] }) => desk === key);
    const given = Object.fromEntries(parts.map(({ key: [, part], value }) => [part, value]));
    await desks.save(key, 0, given);
  }
  const ours = fixture.desks[0]?.key;
  const first = await openTab(new Set(), { ours });
  expect(first.id).toBe(ours);
  expect(first.app.state.document?.text).toContain('Cisplatin causes nephr');
  expect(first.app.state.document?.questions).toHaveLength(1);
  expect(selectCollection(first.app.state)).toMatchObject({
    name: 'what was pasted',
    entries: [{ document: { decisions: [{ verdict: 'rejected' }] } }, {}],
  });
  while (selectCanUndo(first.app.state)) first.app.store.dispatch({ type: 'undone' });
  expect(first.app.state.document?.text).toContain('in mice');
  first.app.store.dispatch({ type: 'collection-turned', to: 0 });
  await first.settled();
  first.close();
  const { app } = await openTab(new Set());
  expect(verdictsIn(app.state)).toEqual(['rejected']);
  expect(await desks.list()).toEqual({ ok: true, value: [] });
});

test('what was evicted while the page was open is written again in full', async () => {
  const tab = await openTab(new Set());
  await tab.app.actions.giveText(text, 'One');
  await tab.settled();
  const stored = await tab.workspace.list();
  const removed = (stored.ok ? stored.value : []).map(({ key, revision }) => ({
    ...{ key, revision, changes: 'remove' as const },
  }));
  await tab.workspace.write(removed);
  tab.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  await tab.settled();
  const again = await openTab(new Set());
  expect(again.app.state.document).toMatchObject({ text, title: 'Two' });
});

test('site data removed while the page is open is no end: the database is opened anew', async () => {
  const tab = await openTab(new Set());
  await tab.app.actions.giveText(text, 'One');
  await tab.settled();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  tab.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  await tab.settled();
  expect(tab.app.state.notKept).toBeUndefined();
  expect((await openTab(new Set())).app.state.document).toMatchObject({ text, title: 'Two' });
});

test('when the storage is full the page says so, loses nothing, and keeps all when there is room again', async () => {
  const workspace = openWorkspaceStore(name);
  let isFull = true;
  const tab = await openTab(new Set(), {
    workspace: {
      ...workspace,
      write: (...args) =>
        isFull
          ? Promise.resolve({ ok: false, error: { code: 'storage-full' } })
          : workspace.write(...args),
    },
  });
  await tab.app.actions.giveText(text, 'One');
  await tab.settled();
  expect(tab.app.state.notKept).toEqual({ code: 'storage-full' });
  expect(titleIn(tab.app.state)).toBe('One');
  isFull = false;
  tab.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  await tab.settled();
  expect(tab.app.state.notKept).toBeUndefined();
  expect((await openTab(new Set())).app.state.document).toMatchObject({ text, title: 'Two' });
});

test('a damaged desk is told of, left as it is, and not opened', async () => {
  const desks = openDeskStore(`${name}-desks`);
  await desks.save('bad', 0, { id: 'd', title: '', text: 'TNF', decisions: '<evil>' });
  const { app, id } = await openTab(new Set());
  expect(app.state.document).toBeUndefined();
  expect(app.state.notKept).toMatchObject({ code: 'storage-unreadable' });
  expect(id).not.toBe('bad');
  expect(await desks.load('bad')).toMatchObject({ value: { parts: { text: 'TNF' } } });
});

/** Changes a record in a way that no program of this version would. */
async function tamper(key: string, kind: 'texts' | 'decisions', sub: string, record: unknown) {
  const database = await settled(indexedDB.open(name));
  const transaction = database.transaction(kind, 'readwrite');
  transaction.objectStore(kind).put(record, [key, sub]);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

test('a document that cannot be read is told of and left, and a version that can read it finds it in its place', async () => {
  const first = await openTab(new Set());
  await first.app.actions.giveText(text, 'One');
  await first.settled();
  const key = first.app.state.key!;
  first.close();
  await tamper(key, 'texts', '', { v: 2, value: { in: 'pieces' } });
  const second = await openTab(new Set());
  expect(second.app.state.document).toBeUndefined();
  expect(second.app.state.notKept).toMatchObject({ code: 'storage-unreadable' });
  await second.app.actions.giveText(text, 'Two');
  second.app.store.dispatch({ type: 'title-changed', title: 'Mine' });
  await second.settled();
  second.close();
  await tamper(key, 'texts', '', { v: 1, value: text });
  const { app } = await openTab(new Set());
  const titles = [...app.state.workspace.entries.values()].map(({ document }) => document.title);
  expect(titles.sort()).toEqual(['Mine', 'One']);
});

test('what another version kept is told of, and the rest is opened', async () => {
  const first = await openTab(new Set());
  await first.app.actions.giveText(text, 'Mine');
  await first.settled();
  const key = first.app.state.key!;
  first.close();
  const comment = { v: 2, value: { kind: 'comment', says: 'x' } };
  await tamper(key, 'decisions', 'comment', comment);
  const { app, settled: saved, workspace } = await openTab(new Set());
  expect(titleIn(app.state)).toBe('Mine');
  expect(app.state.notKept).toMatchObject({ code: 'storage-unknown' });
  app.store.dispatch({ type: 'title-changed', title: 'Changed' });
  await saved();
  const again = await workspace.load(app.state.key!);
  expect(again).toMatchObject({ value: { unknown: ['1 of decisions'] } });
});

test('a text given before the storage answers stays, and the kept one waits', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'Kept');
  await first.settled();
  first.close();
  const kept = first.app.state.key!;
  const { app, workspace, close } = await openBusy(
    ({ actions }) => void actions.giveText(text, 'Quicker'),
  );
  expect(titleIn(app.state)).toBe('Quicker');
  expect(await workspace.load(kept)).toMatchObject({
    value: { entry: { document: { title: 'Kept' } } },
  });
  close();
});

test('a browser without storage is told of, and the page goes on', async () => {
  const gone = { ok: false, error: { code: 'storage-failed', reason: 'refused' } } as const;
  const tab = await openTab(new Set(), {
    workspace: {
      list: async () => gone,
      isEmpty: async () => gone,
      tabs: async () => gone,
      movedFrom: async () => gone,
      load: async () => gone,
      loadAll: async () => gone,
      write: async () => gone,
      measure: async () => gone,
      clear: async () => gone,
      onChange: () => () => {},
      close: () => {},
    },
  });
  await tab.app.actions.giveText(text, 'One');
  await tab.settled();
  expect(tab.app.state.notKept).toMatchObject({ code: 'storage-failed' });
  expect(titleIn(tab.app.state)).toBe('One');
});

test('a notice that was closed stays closed, and only a change of the work tries to keep it again', async () => {
  let attempts = 0;
  const failures = ['no room', 'no room', 'no room', 'no disk'];
  const tab = await openTab(new Set(), {
    workspace: {
      ...openWorkspaceStore(name),
      async write() {
        const reason = failures[attempts] ?? 'no disk';
        attempts += 1;
        return { ok: false, error: { code: 'storage-failed', reason } };
      },
    },
  });
  const { store, actions } = tab.app;
  await actions.giveText(text, 'One');
  await tab.settled();
  expect(attempts).toBe(1);
  store.dispatch({ type: 'not-kept-dismissed' });
  for (const panel of ['ask', 'export', 'entities'] as const) {
    store.dispatch({ type: 'panel-chosen', panel });
    await tab.settled();
  }
  expect(attempts).toBe(1);
  expect(tab.app.state.notKept).toBeUndefined();
  for (const title of ['Two', 'Three']) {
    store.dispatch({ type: 'title-changed', title });
    await tab.settled();
  }
  expect(attempts).toBe(3);
  expect(tab.app.state.notKept).toBeUndefined();
  store.dispatch({ type: 'title-changed', title: 'Four' });
  await tab.settled();
  expect(tab.app.state.notKept).toMatchObject({ reason: 'no disk' });
});

test('the longer nothing can be kept, the longer it waits before it tries again', async () => {
  const pauses: number[] = [];
  const tab = await openTab(new Set(), {
    workspace: {
      ...openWorkspaceStore(name),
      write: async () => ({ ok: false, error: { code: 'storage-full' } }),
    },
    pause: async (failures) => {
      pauses.push(failures);
    },
  });
  for (const title of ['One', 'Two', 'Three']) {
    await tab.app.actions.giveText(text, title);
    await tab.settled();
  }
  expect(pauses).toEqual([1, 2, 3]);
});

test('of two locks in one browser only the first is granted', async () => {
  const id = crypto.randomUUID();
  expect(await lockTab(id, false)).toBe(true);
  expect(await lockTab(id, false)).toBe(false);
  expect(await lockTab(id, true)).toBe(false);
});

/** Returns this id first, then others. */
const idsFrom = (first: string) => {
  let ids = 0;
  return () => (ids++ === 0 ? first : `${first}-${ids}`);
};

/** A tab in which something happens before the storage answers. */
async function openBusy(happen: (app: TestApp) => void) {
  const workspace = openWorkspaceStore(name);
  const app = start(wordEngine(), { prefix: `${crypto.randomUUID()}-` });
  const stop = await restoreAndKeep(app.store, {
    workspace: {
      ...workspace,
      async tabs() {
        happen(app);
        return workspace.tabs();
      },
    },
    desks: openDeskStore(`${name}-desks`),
    journals: openJournals(memoryStorage()),
    lock: async () => true,
    whileGone: (_, __, run) => run(),
    ours: undefined,
    newId: idsFrom('new'),
    onTab: () => {},
  });
  return { app, workspace, close: stop };
}

test('who types before the storage answers keeps the field, and is asked about what was kept', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'Kept');
  first.app.store.dispatch({ type: 'title-changed', title: 'Kept and named' });
  await first.settled();
  first.close();
  const { app, workspace, close } = await openBusy(({ store }) =>
    store.dispatch({ type: 'text-typed', text: 'Pati' }),
  );
  expect(app.state).toMatchObject({ typed: 'Pati', offered: { id: first.id } });
  expect(app.state.document).toBeUndefined();
  await app.actions.giveText('Patients.', 'Typed');
  app.store.dispatch({ type: 'offer-taken' });
  expect(titleIn(app.state)).toBe('Kept and named');
  const [away] = app.state.putAway;
  expect(app.state.workspace.entries.get(away ?? '')?.document.title).toBe('Typed');
  expect(app.state.typed).toBe('Pati');
  const tabs = async () => {
    const listed = await workspace.tabs();
    return listed.ok && listed.value.map(({ id, shown }) => [id, shown.current]);
  };
  await expect.poll(tabs).toEqual([['new', app.state.key]]);
  close();
});

test('what was typed before the page was left is no reason not to bring back the document', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'Kept');
  await first.settled();
  first.close();
  const app = start(wordEngine(), { prefix: `${crypto.randomUUID()}-` });
  app.store.dispatch({ type: 'text-typed', text: 'Half a sentence' });
  const stop = await restoreAndKeep(app.store, {
    workspace: openWorkspaceStore(name),
    desks: openDeskStore(`${name}-desks`),
    journals: openJournals(memoryStorage()),
    lock: async () => true,
    whileGone: (_, __, run) => run(),
    ours: first.id,
    newId: idsFrom('new'),
    onTab: () => {},
  });
  expect(app.state).toMatchObject({ typed: 'Half a sentence', document: { title: 'Kept' } });
  stop();
});

test('a text that gives way to others stays in the library, whatever was done to it', async () => {
  const tab = await openTab(new Set());
  const texts = ['Gout in rats.', 'Gout in mice.', 'Gout in men.', 'Gout in birds.'];
  for (const one of texts) {
    await tab.app.actions.giveText(one);
    await tab.settled();
  }
  expect(tab.app.state.workspace.order).toHaveLength(2);
  const listed = await tab.workspace.list();
  const loaded = await tab.workspace.loadAll(listed.ok ? listed.value.map(({ key }) => key) : []);
  const kept = (loaded.ok ? loaded.value : []).map((one) =>
    one.ok ? one.value?.entry.document : undefined,
  );
  expect(kept.map((document) => document?.text).sort()).toEqual([...texts].sort());
  tab.close();
});

test('a document of the library is shown and decided on as any other', async () => {
  const arriving: NonNullable<RestoreOptions['arriving']> = [];
  const tab = await openTab(new Set(), { arriving });
  for (const title of ['One', 'Two', 'Three']) {
    await tab.app.actions.giveText(`${text} ${title}`, title);
    await tab.settled();
  }
  const listed = await tab.workspace.list();
  const one = listed.ok ? listed.value.find(({ title }) => title === 'One') : undefined;
  const loaded = await tab.workspace.load(one?.key ?? '');
  if (!loaded.ok || !loaded.value) throw new Error('not there');
  arriving.push(loaded.value);
  tab.app.store.dispatch({ type: 'document-loaded', loaded: loaded.value });
  expect(titleIn(tab.app.state)).toBe('One');
  tab.app.store.dispatch({ type: 'title-changed', title: 'One, again' });
  await tab.settled();
  const now = await tab.workspace.list();
  expect(now.ok && now.value.map(({ title }) => title).sort()).toEqual([
    'One, again',
    'Three',
    'Two',
  ]);
  tab.close();
});
