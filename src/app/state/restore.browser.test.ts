import { beforeEach, expect, test } from 'vitest';
import { ok } from '../../core/result.ts';
import { claimDesk } from '../../runtime/desk/claim.ts';
import { type DeskStore, openDeskStore } from '../../runtime/desk/desk-store.ts';
import type { State } from './model.ts';
import { start, type TestApp, text } from './on-words.ts';
import { type RestoreOptions, restoreAndKeep } from './restore.ts';
import { wordEngine } from './word-engine.ts';

let name = '';
let ids = 0;
beforeEach(() => {
  name = `restore-${crypto.randomUUID()}`;
  ids = 0;
});

interface Tab {
  readonly app: TestApp;
  readonly desk: string;
  /** When the desk of now is kept. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

/** A tab on its own; claims are kept in `held`, as the browser keeps locks. */
async function openTab(held: Set<string>, options: Partial<RestoreOptions> = {}): Promise<Tab> {
  const app = start(wordEngine());
  let desk = '';
  const desks = options.desks ?? openDeskStore(name);
  let saves = Promise.resolve<unknown>(undefined);
  const watched: DeskStore = {
    ...desks,
    save(...args) {
      const saved = desks.save(...args);
      saves = saved;
      return saved;
    },
  };
  const stop = await restoreAndKeep(app.store, {
    claim: async (id) => !held.has(id) && held.add(id) === held,
    ours: undefined,
    newId: () => `desk-${++ids}`,
    pause: async () => {},
    onDesk: (id) => {
      desk = id;
    },
    ...options,
    desks: watched,
  });
  return {
    app,
    get desk() {
      return desk;
    },
    async settled() {
      let last: unknown;
      do {
        last = saves;
        await saves;
        // The keeper looks for more to write first.
        await new Promise((resolve) => setTimeout(resolve));
      } while (last !== saves);
    },
    close() {
      stop();
      app.stop();
      held.delete(desk);
    },
  };
}

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

test('two tabs at once have a desk each, and each takes up its own', async () => {
  const held = new Set<string>();
  const one = await openTab(held);
  await one.app.actions.giveText(text, 'One');
  await one.settled();
  const two = await openTab(held);
  expect(two.app.state.document).toBeUndefined();
  await two.app.actions.giveText(text, 'Two');
  await two.settled();
  const [first, second] = [one.desk, two.desk];
  one.close();
  two.close();
  expect(titleIn((await openTab(held, { ours: first })).app.state)).toBe('One');
  expect(titleIn((await openTab(held, { ours: second })).app.state)).toBe('Two');
});

test('without locks, the tab that comes second moves its decisions to a desk of their own', async () => {
  const claim = async () => true;
  const one = await openTab(new Set(), { claim });
  await one.app.actions.giveText(text, 'One');
  await one.settled();
  const two = await openTab(new Set(), { claim });
  expect(titleIn(two.app.state)).toBe('One');
  two.app.store.dispatch({ type: 'title-changed', title: 'Two' });
  await two.settled();
  one.app.store.dispatch({ type: 'title-changed', title: 'Still one' });
  await one.settled();
  expect(one.desk).not.toBe(two.desk);
  const titles = [one.desk, two.desk].map(async (ours) => {
    const tab = await openTab(new Set(), { ours, claim });
    return titleIn(tab.app.state);
  });
  expect(await Promise.all(titles)).toEqual(['Still one', 'Two']);
});

test('what was evicted while the page was open is written again in full', async () => {
  const tab = await openTab(new Set());
  await tab.app.actions.giveText(text, 'One');
  await tab.settled();
  await openDeskStore(name).remove([tab.desk]);
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
  const desks = openDeskStore(name);
  let isFull = true;
  const tab = await openTab(new Set(), {
    desks: {
      ...desks,
      save: (...args) =>
        isFull
          ? Promise.resolve({ ok: false, error: { code: 'storage-full' } })
          : desks.save(...args),
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
  const desks = openDeskStore(name);
  await desks.save('bad', 0, { id: 'd', title: '', text: 'TNF', decisions: '<evil>' });
  const { app, desk } = await openTab(new Set());
  expect(app.state.document).toBeUndefined();
  expect(app.state.notKept).toMatchObject({ code: 'storage-unreadable' });
  expect(desk).not.toBe('bad');
  expect(await desks.load('bad')).toMatchObject({ value: { parts: { text: 'TNF' } } });
});

test('what another version kept is told of, and the rest is opened', async () => {
  const desks = openDeskStore(name);
  const comment = { kind: 'comment', says: 'x' };
  await desks.save('newer', 0, {
    ...{ id: 'd', title: 'Mine', text, decisions: [comment], questions: [] },
  });
  const { app, settled } = await openTab(new Set());
  expect(titleIn(app.state)).toBe('Mine');
  expect(app.state.notKept).toMatchObject({ code: 'storage-unknown' });
  await settled();
  expect(await desks.load('newer')).toMatchObject({
    value: { parts: { decisions: [], unknown: [{ of: 'decisions', value: comment }] } },
  });
});

test('a text given before the storage answers stays, and the kept one waits', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'Kept');
  await first.settled();
  first.close();
  const desks = openDeskStore(name);
  const app = start(wordEngine());
  const stop = await restoreAndKeep(app.store, {
    desks: {
      ...desks,
      list: async () => {
        void app.actions.giveText(text, 'Quicker');
        return ok([first.desk]);
      },
    },
    claim: async () => true,
    ours: undefined,
    newId: () => 'new',
    onDesk: () => {},
  });
  stop();
  expect(titleIn(app.state)).toBe('Quicker');
  expect(await desks.load(first.desk)).toMatchObject({ value: { parts: { title: 'Kept' } } });
});

test('a browser without storage is told of, and the page goes on', async () => {
  const gone = { ok: false, error: { code: 'storage-failed', reason: 'refused' } } as const;
  const tab = await openTab(new Set(), {
    desks: {
      list: async () => gone,
      load: async () => gone,
      save: async () => gone,
      remove: async () => gone,
      measure: async () => gone,
      clear: async () => gone,
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
    desks: {
      ...openDeskStore(name),
      async save() {
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
    desks: {
      ...openDeskStore(name),
      save: async () => ({ ok: false, error: { code: 'storage-full' } }),
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

test('of two claims to a desk in one browser only the first is granted', async () => {
  const id = crypto.randomUUID();
  expect(await claimDesk(id, false)).toBe(true);
  expect(await claimDesk(id, false)).toBe(false);
  expect(await claimDesk(id, true)).toBe(false);
});

/** A tab in which something happens before the storage answers. */
async function openBusy(first: Tab, happen: (app: TestApp) => void): Promise<Tab> {
  const desks = openDeskStore(name);
  const app = start(wordEngine());
  const stop = await restoreAndKeep(app.store, {
    desks: {
      ...desks,
      async list() {
        happen(app);
        return ok([first.desk]);
      },
    },
    claim: async () => true,
    ours: undefined,
    newId: () => 'new',
    onDesk: () => {},
  });
  return { app, desk: 'new', settled: async () => {}, close: stop };
}

test('who types before the storage answers keeps the field, and is asked about what was kept', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'Kept');
  first.app.store.dispatch({ type: 'title-changed', title: 'Kept and named' });
  await first.settled();
  first.close();
  const { app, close } = await openBusy(first, ({ store }) =>
    store.dispatch({ type: 'text-typed', text: 'Pati' }),
  );
  expect(app.state).toMatchObject({ typed: 'Pati', offered: { id: first.desk } });
  expect(app.state.document).toBeUndefined();
  await app.actions.giveText('Patients.', 'Typed');
  app.store.dispatch({ type: 'desk-taken' });
  expect(titleIn(app.state)).toBe('Kept and named');
  expect(app.state.previous?.document.title).toBe('Typed');
  expect(app.state.typed).toBe('Pati');
  const desks = openDeskStore(name);
  // What was taken over is kept under one name before it goes under the other.
  await expect.poll(async () => desks.list()).toEqual({ ok: true, value: ['new'] });
  expect(await desks.load('new')).toMatchObject({ value: { parts: { title: 'Kept and named' } } });
  close();
});

test('what was typed before the page was left is no reason not to bring back the document', async () => {
  const held = new Set<string>();
  const first = await openTab(held);
  await first.app.actions.giveText(text, 'Kept');
  await first.settled();
  first.close();
  const app = start(wordEngine());
  app.store.dispatch({ type: 'text-typed', text: 'Half a sentence' });
  const stop = await restoreAndKeep(app.store, {
    desks: openDeskStore(name),
    claim: async () => true,
    ours: first.desk,
    newId: () => 'new',
    onDesk: () => {},
  });
  expect(app.state).toMatchObject({ typed: 'Half a sentence', document: { title: 'Kept' } });
  stop();
});
