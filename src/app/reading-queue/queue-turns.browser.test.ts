import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { fail, ok } from '../../core/result.ts';
import { perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../../runtime/workspace/changes.ts';
import type { LibraryState } from '../library-view/library-page.ts';
import { fill, keptIn, texts } from './testing/queue-database.ts';
import {
  type QueueSession,
  type SessionOptions,
  startQueueSession,
} from './testing/queue-session.ts';

let database = '';
let sessions: QueueSession[] = [];
beforeEach(() => {
  database = `queue-${crypto.randomUUID()}`;
});
afterEach(async () => {
  for (const { queue } of sessions) await queue.cancel();
  for (const one of sessions) one.close();
  sessions = [];
});

async function session(options?: SessionOptions): Promise<QueueSession> {
  const started = await startQueueSession(database, options);
  sessions.push(started);
  return started;
}
const statusOf = ({ queue }: QueueSession) => queue.store.getState().status;
const becomes = (one: QueueSession, status: string) =>
  vi.waitFor(() => expect(statusOf(one)).toBe(status), { timeout: 30_000 });
const kept = (status: string) =>
  vi.waitFor(async () => expect((await keptIn(database)).queue).toEqual({ status }));
const readIn = async () => {
  const { documents } = await keptIn(database);
  return documents.map(({ reading }) => reading !== undefined);
};
const failures = async () => (await keptIn(database)).marks.map(({ failure }) => failure);

test('a document whose reading was interrupted three times is read all the same', async () => {
  await fill(database, 2);
  let interruptions = 0;
  const one: QueueSession = await session({
    engine: (engine) => ({
      async annotate(input, options) {
        if (input.text === texts[0] && interruptions < 3) {
          interruptions += 1;
          // A person opens another document.
          await one.app.actions.giveText(`Aspirin ${interruptions}.`);
        }
        return engine.annotate(input, options);
      },
    }),
  });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(interruptions).toBe(3);
  expect(await readIn()).toEqual([true, true]);
  expect(await failures()).toEqual([undefined, undefined]);
});

test('a document that another tab changed three times while it was read is read all the same', async () => {
  await fill(database, 2);
  let stale = 0;
  const one = await session({
    calls: (workspace) => ({
      async write(...given) {
        stale += 1;
        return stale > 3 ? workspace.write(...given) : ok({ status: 'stale', keys: ['d0'] });
      },
    }),
  });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([true, true]);
  expect(await failures()).toEqual([undefined, undefined]);
});

test('a document that was read and whose row changes again and again is not left out', async () => {
  await fill(database, 2);
  let changes = 0;
  const one: QueueSession = await session({
    calls: (workspace) => ({
      async load(key) {
        const loaded = await workspace.load(key);
        const { rows } = one.page.store.getState();
        const row = rows.get(key);
        // Another tab changes the title of a document that the list does not know to be read.
        if (key === 'd0' && row && changes < 4) {
          changes += 1;
          const renamed = { ...row, name: `Title ${changes}`, status: 'unread' } as const;
          const list = one.page.store as StoreApi<LibraryState>;
          list.setState({ rows: new Map(rows).set(key, renamed) });
        }
        return loaded;
      },
    }),
  });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(changes).toBe(4);
  expect(await readIn()).toEqual([true, true]);
  expect(await failures()).toEqual([undefined, undefined]);
});

test('leaving out is about the document at work alone: one that was read by then is read, and the next one is no other’s', async () => {
  await fill(database, 3);
  let isInterrupted = false;
  const one: QueueSession = await session({
    calls: (workspace) => ({
      async write(...given) {
        const [[written] = []] = given;
        if (written?.key === 'd0') one.queue.skip();
        return workspace.write(...given);
      },
    }),
    engine: (engine) => ({
      async annotate(input, options) {
        if (input.text === texts[1] && !isInterrupted) {
          isInterrupted = true;
          await one.app.actions.giveText('Aspirin.');
        }
        if (input.text === texts[2]) one.queue.skip();
        return engine.annotate(input, options);
      },
    }),
  });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([true, true, false]);
  expect(await failures()).toEqual([undefined, undefined, 'It was left out by hand.']);
});

test.each(['pause', 'cancel'] as const)(
  '%s in the tab that reads, or in one that waits for it, holds for both',
  async (deed) => {
    await fill(database);
    const status = deed === 'pause' ? 'paused' : 'stopped';
    const [reads, waits] = [await session({ isHeld: true }), await session({ isHeld: true })];
    for (const pressed of [reads, waits]) {
      await reads.queue.start();
      await becomes(reads, 'reading');
      await waits.queue.restore();
      expect(statusOf(waits)).toBe('elsewhere');
      await pressed.queue[deed]();
      const before = (await readIn()).filter(Boolean).length;
      for (const one of [reads, waits]) one.setHeld(false);
      await becomes(reads, status);
      await becomes(waits, status);
      await kept(status);
      expect((await readIn()).filter(Boolean).length).toBeLessThanOrEqual(before + 1);
      for (const one of [reads, waits]) one.setHeld(true);
    }
  },
);

test('what throws pauses the queue with its reason, and it can be resumed', async () => {
  await fill(database, 3);
  let throws = 1;
  const one = await session({
    engine: (engine) => ({
      async annotate(input, options) {
        if (input.text === texts[1]) throws -= 1;
        if (throws === 0) throw new Error('not meant to happen');
        return engine.annotate(input, options);
      },
    }),
  });
  await one.queue.start();
  await becomes(one, 'paused');
  expect(one.queue.store.getState().problem?.happened).toContain('not meant to happen');
  expect((await keptIn(database)).queue).toMatchObject({ status: 'paused' });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(one.queue.store.getState().problem).toBeUndefined();
  expect(await readIn()).toEqual([true, true, true]);
});

test('a document that makes the engine throw each time is left out in the end', async () => {
  await fill(database, 2);
  const one = await session({
    engine: (engine) => ({
      async annotate(input, options) {
        if (input.text === texts[0]) throw new Error('not meant to happen');
        return engine.annotate(input, options);
      },
    }),
  });
  for (let start = 0; start < 2; start += 1) {
    await one.queue.start();
    await becomes(one, 'paused');
  }
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([false, true]);
  expect((await failures())[0]).toContain('each time');
});

test('while it waits for the engine the queue is paused, resumed and cancelled at once', async () => {
  await fill(database, 2);
  const one = await session({ isHeld: true });
  await one.app.actions.giveText('Aspirin.');
  await one.queue.start();
  await becomes(one, 'waiting');
  await one.queue.pause();
  expect(statusOf(one)).toBe('paused');
  await isFree();
  await one.queue.start();
  await becomes(one, 'waiting');
  await one.queue.cancel();
  expect(statusOf(one)).toBe('stopped');
  await isFree();
  await kept('stopped');
  await one.queue.start();
  await becomes(one, 'waiting');
  one.setHeld(false);
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([true, true]);
});

/** Resolves when no tab reads the queue. */
const isFree = () =>
  vi.waitFor(async () => {
    const { held = [] } = await navigator.locks.query();
    expect(held.filter(({ name }) => name === 'biogloss:queue')).toEqual([]);
  });

test('a storage that cannot be read pauses the queue with its reason, and no document is passed over', async () => {
  await fill(database, 2);
  let loads = 0;
  const one = await session({
    calls: (workspace) => ({
      async load(key) {
        loads += 1;
        return loads === 1
          ? fail({ code: 'storage-failed', reason: 'not now' })
          : workspace.load(key);
      },
    }),
  });
  await one.queue.start();
  await becomes(one, 'paused');
  expect(one.queue.store.getState().problem?.happened).toContain('not now');
  await kept('paused');
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([true, true]);
});

test('a document that is damaged is marked, and the others are read', async () => {
  await fill(database, 2);
  const one = await session({
    calls: (workspace) => ({
      load: async (key) =>
        key === 'd0'
          ? fail({ code: 'storage-unreadable', path: 'text', reason: 'is no text' })
          : workspace.load(key),
    }),
  });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([false, true]);
  expect(await failures()).toEqual([expect.stringContaining('text is no text'), undefined]);
});

test('a document whose text is replaced after it was read comes up again', async () => {
  await fill(database, 2);
  const one = await session();
  await one.queue.start();
  await becomes(one, 'stopped');
  const loaded = await one.workspace.load('d1');
  if (!loaded.ok || !loaded.value) throw new Error('not there');
  const { entry, revision } = loaded.value;
  const edit = { start: 0, end: 0, insert: 'Gefitinib helped. ' };
  const edited = perform(entry, { kind: 'edit-text', edit });
  const changes = changesBetween(loaded.value, { ...loaded.value, entry: edited });
  await one.workspace.write([{ key: 'd1', revision, changes }]);
  await vi.waitFor(() => expect(one.page.store.getState().rows.get('d1')?.status).toBe('partly'));
  await one.queue.start();
  await becomes(one, 'stopped');
  const { documents } = await keptIn(database);
  expect(documents[1]?.reading?.unread).toEqual([]);
});

test('a queue that goes on while the library is being opened waits for its list', async () => {
  await fill(database, 2);
  const one = await session({ isOpening: true });
  await one.queue.start();
  await becomes(one, 'stopped');
  expect(await readIn()).toEqual([true, true]);
});

test('that the engine failed is known while the queue waits for it, and it is started again from there', async () => {
  await fill(database, 2);
  const one = await session();
  const failure = { code: 'engine-unavailable', engine: 'wasm', reason: 'made up' } as const;
  one.app.store.dispatch({ type: 'engine-failed', failure });
  await one.queue.start();
  await becomes(one, 'waiting');
  expect(one.queue.store.getState().noEngine).toBe(failure);
  one.queue.retryEngine();
  await becomes(one, 'stopped');
  expect(one.queue.store.getState().noEngine).toBeUndefined();
  expect(await readIn()).toEqual([true, true]);
});
