import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { fail } from '../../core/result.ts';
import { fill, keptIn, setQueue, texts } from './testing/queue-database.ts';
import { startQueueSession } from './testing/queue-session.ts';
import type { QueuePlay, ToldOfQueue } from './testing/queue-session.worker.ts';

/** `npm run test:kills` tries 200. */
const KILLS = Number(import.meta.env.VITE_KILLS ?? 5);

let database = '';
beforeEach(() => {
  database = `queue-${crypto.randomUUID()}`;
});

/** Runs the session in a worker and terminates it after this many messages. */
async function playUntil(play: QueuePlay, messages: number): Promise<readonly ToldOfQueue[]> {
  const worker = new Worker(new URL('./testing/queue-session.worker.ts', import.meta.url), {
    type: 'module',
  });
  const told: ToldOfQueue[] = [];
  await new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<ToldOfQueue>) => {
      told.push(data);
      if (told.length >= messages) resolve();
      else if (data.is === 'wanted') worker.postMessage('go on');
    };
    worker.postMessage(play);
  });
  worker.terminate();
  return told;
}

/** Reads all remaining documents. */
async function readOn(name: string): Promise<void> {
  const session = await startQueueSession(name);
  await session.queue.restore();
  if (session.queue.store.getState().status !== 'elsewhere') await session.queue.start();
  // The record without a current document is stored.
  await vi.waitFor(
    async () => {
      expect(session.queue.store.getState().status).toBe('stopped');
      expect((await keptIn(name)).queue).toEqual({ status: 'stopped' });
    },
    { timeout: 30_000 },
  );
  session.close();
}

test(`killed at any of ${KILLS} random points, the queue keeps what was read and done, and reads the rest`, {
  timeout: 60_000 + 10_000 * KILLS,
}, async () => {
  const points = fc.sample(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 24 })), {
    ...{ numRuns: KILLS, seed: 23 },
  });
  for (const [seed, at] of points) {
    const name = `${database}-${seed}-${at}`;
    const where = `seed ${seed}, killed after message ${at}`;
    await fill(name);
    const told = await playUntil({ seed, database: name }, at);
    const kept = await keptIn(name);
    for (const one of told) {
      if (one.is === 'read') {
        const document = kept.documents[Number(one.key.slice(1))];
        expect(document?.reading?.unread, `${where}: ${one.key}`).toEqual([]);
      }
    }
    const last = told.findLast(({ is }) => is === 'status' || is === 'wanted');
    if (last?.is === 'status' && last.status !== 'running') {
      expect(kept.queue?.status, where).toBe(last.status);
    }
    await readOn(name);
    const after = await keptIn(name);
    const named = new Map(
      told.flatMap((one) => (one.is === 'named' ? [[one.key, one.title] as const] : [])),
    );
    for (const [place, document] of after.documents.entries()) {
      expect(document.text, where).toBe(texts[place]);
      expect(document.reading?.unread, `${where}: d${place}`).toEqual([]);
      const title = named.get(`d${place}`);
      if (title !== undefined)
        expect(Number(document.title.slice(6)), where).toBeGreaterThanOrEqual(
          Number(title.slice(6)),
        );
    }
    expect(
      after.marks.some(({ failure }) => failure !== undefined),
      where,
    ).toBe(false);
    indexedDB.deleteDatabase(name);
  }
});

test('a storage that is full in the midst stops the queue with what was read, and it goes on when there is room', async () => {
  await fill(database);
  let room = 3;
  const session = await startQueueSession(database, {
    calls: (workspace) => ({
      async write(...given) {
        room -= 1;
        return room < 0 ? fail({ code: 'storage-full' }) : workspace.write(...given);
      },
    }),
  });
  const { store } = session.queue;
  await session.queue.start();
  await vi.waitFor(() => expect(store.getState().status).toBe('paused'), { timeout: 30_000 });
  expect(store.getState().problem?.kept).toBe('What was read is kept.');
  const kept = await keptIn(database);
  expect(kept.documents.filter(({ reading }) => reading)).toHaveLength(3);
  expect(kept.queue?.status).toBe('paused');
  room = 100;
  await session.queue.start();
  await vi.waitFor(() => expect(store.getState().status).toBe('stopped'), { timeout: 30_000 });
  expect(store.getState().problem).toBeUndefined();
  expect((await keptIn(database)).documents.every(({ reading }) => reading)).toBe(true);
  session.close();
});

test('a document that was at work when the page ended is read again, once; then it is left out', async () => {
  await fill(database);
  await setQueue(database, { status: 'running', run: { key: 'd0', tries: 1 } });
  await readOn(database);
  expect((await keptIn(database)).documents.every(({ reading }) => reading)).toBe(true);
  const other = `${database}-2`;
  await fill(other);
  await setQueue(other, { status: 'running', run: { key: 'd0', tries: 2 } });
  await readOn(other);
  const { documents, marks } = await keptIn(other);
  expect(documents.map(({ reading }) => reading !== undefined)).toEqual([
    false,
    ...texts.slice(1).map(() => true),
  ]);
  expect(marks[0]?.failure).toContain('The page ended each time');
});
