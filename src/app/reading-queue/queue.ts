import { createStore } from 'zustand/vanilla';
import { describeFailure } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { changesBetween } from '../../runtime/workspace/changes.ts';
import { isUnread } from '../library-view/order-rows.ts';
import type { AppStore } from '../state/actions.ts';
import { impactOf } from '../state/annotator/failure-impact.ts';
import { createPace } from './pace.ts';
import type { QueueOptions, QueueState, ReadingQueue } from './queue-model.ts';
import { readDocument } from './read-document.ts';

/** A document whose reading ended the page or the engine so often is left out. */
const MAX_TRIES = 2;

/** What is to be read: those that were added first come first. */
export const isToRead = (row: LibraryRow): boolean => isUnread(row) && row.deleted === undefined;

export function createReadingQueue(options: QueueOptions): ReadingQueue {
  const { app, page, workspace, library, engine, lexiconUrl, gazetteerUrl } = options;
  const store = createStore<QueueState>(() => ({ status: 'stopped', done: 0 }));
  const set = (change: Partial<QueueState>) => store.setState(change);
  const pace = createPace();
  /** Read here, and still listed as unread. */
  const read = new Set<DocumentKey>();
  let wanted: 'run' | 'pause' | 'stop' = 'stop';
  let isSkipping = false;
  let job: AbortController | undefined;
  let running: Promise<void> | undefined;

  const keep = (status: 'running' | 'paused' | 'stopped') =>
    library.change('queue', (before) => ({ ...before, status }));

  /** Until the page needs the engine for nothing else. */
  const untilFree = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (wanted === 'run' && isBusy(app)) return;
        end();
        resolve();
      };
      const end = app.subscribe(look);
      look();
    });

  function next(): DocumentKey | undefined {
    const shown = app.getState().key;
    let first: LibraryRow | undefined;
    for (const row of page.store.getState().rows.values()) {
      if (!isToRead(row)) read.delete(row.key);
      else if (row.key !== shown && !read.has(row.key) && (!first || row.place < first.place)) {
        first = row;
      }
    }
    return first?.key;
  }

  const markFailed = (key: DocumentKey, failure: string) => {
    read.add(key);
    return page.mark({ kind: 'failed', keys: [key], failure });
  };

  /** @returns why the queue cannot go on */
  async function readOne(key: DocumentKey, tries: number): Promise<Failure | undefined> {
    const loaded = await workspace.load(key);
    const found = loaded.ok ? loaded.value : undefined;
    const reader = engine();
    if (!found || !reader) {
      read.add(key);
      return undefined;
    }
    job = new AbortController();
    isSkipping = false;
    const { signal } = job;
    const begun = performance.now();
    const means = { engine: reader, lexiconUrl, gazetteerUrl, state: app.getState(), signal };
    // Who opens another document comes first.
    const endBusy = app.subscribe(() => isBusy(app) && job?.abort());
    const result = await readDocument(found.entry.document.text, means);
    endBusy();
    job = undefined;
    if (!result.ok) return failed(key, tries, result.error);
    const { entry, revision } = found;
    const document = { ...entry.document, reading: result.value };
    const changes = changesBetween(found, { ...found, entry: { ...entry, document } });
    const written = await workspace.write([{ key, revision, changes }]);
    if (!written.ok) return written.error;
    // Another tab has changed it meanwhile: it comes up again.
    if (written.value.status === 'stale') {
      await giveTryBack();
      return undefined;
    }
    read.add(key);
    pace.add(performance.now() - begun);
    set({ done: store.getState().done + 1, each: pace.each() });
    return undefined;
  }

  async function failed(
    key: DocumentKey,
    tries: number,
    failure: Failure,
  ): Promise<Failure | undefined> {
    const { happened } = describeFailure(failure);
    if (isSkipping) {
      isSkipping = false;
      await markFailed(key, 'It was left out by hand.');
      return undefined;
    }
    const impact = impactOf(failure);
    if (impact === 'stopped') {
      await giveTryBack();
      return undefined;
    }
    if (impact === 'unusable') return failure;
    if (impact === 'unharmed' || tries >= MAX_TRIES) await markFailed(key, happened);
    return undefined;
  }

  /** Notes what is at work, so that a document that ends the page is not read for ever. */
  async function begin(key: DocumentKey): Promise<number> {
    let tries = 1;
    await library.change('queue', (before) => {
      tries = before?.run?.key === key ? before.run.tries + 1 : 1;
      return { status: 'running', run: { key, tries } };
    });
    return tries;
  }

  /** A try that the user or another tab has ended says nothing against the document. */
  const giveTryBack = () => library.change('queue', () => ({ status: 'running' }));

  async function run(): Promise<void> {
    await page.open();
    while (wanted === 'run') {
      if (isBusy(app)) {
        set({ status: 'waiting' });
        await untilFree();
        continue;
      }
      const key = next();
      if (key === undefined) {
        wanted = 'stop';
        break;
      }
      set({ status: 'reading', current: key });
      const tries = await begin(key);
      if (tries > MAX_TRIES) {
        await markFailed(key, 'The page ended each time that it was read.');
        continue;
      }
      const trouble = await readOne(key, tries);
      if (trouble) {
        const { happened, next: advice } = describeFailure(trouble);
        set({ problem: `${happened} What was read is kept. ${advice} Then resume.` });
        wanted = 'pause';
      }
    }
    const isPaused = wanted === 'pause';
    set({ status: isPaused ? 'paused' : 'stopped', current: undefined });
    // What came to its end was no reason for the end of the page.
    await library.change('queue', () => ({ status: isPaused ? 'paused' : 'stopped' }));
  }

  /** One tab reads; the others wait until it is closed. */
  function startLoop(): void {
    if (running) return;
    const locked = 'locks' in navigator;
    set({ status: locked ? 'elsewhere' : 'waiting', problem: undefined });
    const loop = locked
      ? navigator.locks.request('biogloss:queue', () => (wanted === 'run' ? run() : undefined))
      : run();
    running = Promise.resolve(loop).then(() => {
      running = undefined;
      // Started again while it came to its end.
      if (wanted === 'run') startLoop();
    });
  }

  return {
    store,
    async restore() {
      const kept = await library.get('queue');
      const status = kept.ok ? kept.value?.status : undefined;
      if (status === 'running') {
        wanted = 'run';
        startLoop();
      } else if (status === 'paused') set({ status: 'paused' });
    },
    async start() {
      wanted = 'run';
      set({ done: store.getState().status === 'stopped' ? 0 : store.getState().done });
      startLoop();
      await keep('running');
    },
    async pause() {
      wanted = 'pause';
      if (store.getState().status === 'elsewhere') set({ status: 'paused' });
      await keep('paused');
    },
    async cancel() {
      wanted = 'stop';
      job?.abort();
      set({ status: 'stopped' });
      await keep('stopped');
    },
    skip() {
      isSkipping = job !== undefined;
      job?.abort();
    },
  };
}

/** Whether the page itself needs the engine, or there is none. */
function isBusy(app: AppStore): boolean {
  const { engine, reading, asking, linking } = app.getState();
  if (engine.status !== 'ready') return true;
  return (
    reading.status === 'wanted' ||
    reading.status === 'reading' ||
    asking.status === 'wanted' ||
    asking.status === 'asking' ||
    linking.status === 'linking'
  );
}
