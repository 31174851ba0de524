import { createStore } from 'zustand/vanilla';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { isUnread } from '../library-view/order-rows.ts';
import type { AppStore } from '../state/actions.ts';
import { blockedBy, type Ending, orPaused, pausedBy } from './ending.ts';
import { createPace } from './pace.ts';
import type { QueueOptions, QueueState, ReadingQueue } from './queue-model.ts';
import { keptQueue, type QueueStatus } from './queue-record.ts';
import { type Interruption, type Outcome, tryDocument } from './try-document.ts';
import { until } from './until.ts';

/** Tries after which a document is left out because it ended the page or the engine. */
const MAX_TRIES = 2;

/** Documents to read, in the order of adding. */
export const isToRead = (row: LibraryRow): boolean => isUnread(row) && row.deleted === undefined;

/** A person's last request in this tab. Each press of a button makes a new one. */
interface Wish {
  readonly status: QueueStatus;
}

/**
 * `resting` → (start) → `locking`, until no other tab reads → `reading`, turn by turn → `resting`. A turn waits for the
 * engine or reads one document, and returns an ending when the queue shall rest. A newer wish takes precedence over
 * that ending.
 */
type Phase = 'resting' | 'locking' | 'reading';

export function createReadingQueue(options: QueueOptions): ReadingQueue {
  const { app, page, workspace, engine, lexiconUrl, gazetteerUrl } = options;
  const kept = keptQueue(options.library);
  const store = createStore<QueueState>(() => ({ status: 'stopped', done: 0 }));
  const set = (change: Partial<QueueState>) => store.setState(change);
  const wishes = createStore<Wish>(() => ({ status: 'stopped' }));
  const pace = createPace();
  /** Rows of documents that were read or left out here. A changed row is considered again. */
  const settled = new Map<DocumentKey, LibraryRow>();
  /** Key of the document whose last try came to its end. It is tried again when its row has changed. */
  let finished: DocumentKey | undefined;
  let phase: Phase = 'resting';
  /** Aborts the work on the current document. */
  let work: AbortController | undefined;

  app.subscribe(({ engine }) => {
    const noEngine = engine.status === 'failed' ? engine.failure : undefined;
    if (store.getState().noEngine !== noEngine) set({ noEngine });
  });

  const interrupt = (by: Interruption) => work?.abort(by);
  const isFree = () => !isBusy(app) && engine() !== undefined;

  function next(): LibraryRow | undefined {
    const shown = app.getState().key;
    const { rows } = page.store.getState();
    for (const [key, row] of settled) if (rows.get(key) !== row) settled.delete(key);
    let first: LibraryRow | undefined;
    for (const row of rows.values()) {
      const isWaiting = isToRead(row) && row.key !== shown && !settled.has(row.key);
      if (isWaiting && (!first || row.place < first.place)) first = row;
    }
    return first;
  }

  async function leaveOut(row: LibraryRow, failure: string): Promise<void> {
    settled.set(row.key, row);
    await page.mark({ kind: 'failed', keys: [row.key], failure });
  }

  /** @returns `undefined` when there is more to do */
  async function turn(): Promise<Ending | undefined> {
    if (!isFree()) {
      set({ status: 'waiting', current: undefined });
      const wish = wishes.getState();
      await until(() => isFree() || wishes.getState() !== wish, [app, wishes]);
      return undefined;
    }
    const row = next();
    if (!row) return { status: 'stopped' };
    const controller = new AbortController();
    work = controller;
    // The page's own jobs take precedence.
    const endBusy = app.subscribe(() => isBusy(app) && controller.abort('busy' as Interruption));
    try {
      set({ status: 'reading', current: row.key });
      const begun = await kept.begin(row.key, finished === row.key);
      finished = undefined;
      if (!begun.ok) return blockedBy(begun.error);
      if (begun.value.is === 'ended') return begun.value;
      const { tries } = begun.value;
      if (tries > MAX_TRIES) {
        await leaveOut(row, 'The page ended each time that it was read.');
        return undefined;
      }
      return await take(row, tries, await read(row, controller.signal));
    } finally {
      endBusy();
      work = undefined;
    }
  }

  async function read({ key }: LibraryRow, signal: AbortSignal): Promise<Outcome> {
    const reader = engine();
    if (!reader) return { is: 'interrupted' };
    const begun = performance.now();
    const means = { engine: reader, lexiconUrl, gazetteerUrl, state: app.getState(), signal };
    const outcome = await tryDocument(key, { ...means, workspace });
    if (outcome.is === 'read') pace.add(performance.now() - begun);
    return outcome;
  }

  async function take(
    row: LibraryRow,
    tries: number,
    outcome: Outcome,
  ): Promise<Ending | undefined> {
    switch (outcome.is) {
      case 'read':
        settled.set(row.key, row);
        finished = row.key;
        set({ done: store.getState().done + 1, each: pace.each() });
        return undefined;
      case 'settled':
        settled.set(row.key, row);
        finished = row.key;
        return undefined;
      case 'interrupted': {
        const given = await kept.giveBack(row.key);
        return given.ok ? undefined : blockedBy(given.error);
      }
      case 'lost':
        if (tries >= MAX_TRIES) await leaveOut(row, outcome.why);
        return undefined;
      case 'failed':
        await leaveOut(row, outcome.why);
        return undefined;
      case 'blocked':
        return blockedBy(outcome.failure);
    }
  }

  /** Checks whether to begin: another tab may have paused the queue or read everything since it was started. */
  async function begin(): Promise<Ending | undefined> {
    await page.open();
    await until(() => page.store.getState().status !== 'opening', [page.store]);
    if (page.store.getState().status !== 'open') {
      const happened = 'The library could not be opened.';
      return { status: 'paused', problem: { happened, kept: '', next: 'Resume to try again.' } };
    }
    const status = await kept.status();
    if (!status.ok) return blockedBy(status.error);
    if (status.value === 'running') return undefined;
    return { status: status.value ?? 'stopped', keepsTries: true };
  }

  async function run(): Promise<void> {
    phase = 'reading';
    let step = begin;
    for (;;) {
      const wish = wishes.getState();
      const ending = wish.status === 'running' ? await orPaused(step) : { status: wish.status };
      step = turn;
      if (!ending) continue;
      const ended = await kept.end(ending.status, ending.keepsTries === true);
      const now = wishes.getState();
      // A newer wish came while the turn ended.
      if (now !== wish) {
        if (now.status === 'running') continue;
        rest({ ...ending, status: now.status });
        return;
      }
      rest({
        ...ending,
        status: ended.ok && ended.value.status !== 'running' ? ended.value.status : ending.status,
      });
      return;
    }
  }

  /** Sets the queue to rest; called at one place only. */
  function rest({ status, problem }: Ending): void {
    phase = 'resting';
    wishes.setState({ status });
    set({ status, current: undefined, ...(problem !== undefined && { problem }) });
  }

  /** Takes the lock: one tab reads, and the others wait until it rests or is closed. */
  function start(): void {
    if (phase === 'reading') {
      if (store.getState().status !== 'reading') set({ status: 'waiting' });
      return;
    }
    const isLocked = 'locks' in navigator;
    set({ status: isLocked ? 'elsewhere' : 'waiting' });
    if (phase === 'locking') return;
    phase = 'locking';
    const loop = isLocked ? navigator.locks.request('biogloss:queue', run) : run();
    loop.catch((error: unknown) => rest(pausedBy(error)));
  }

  return {
    store,
    async restore() {
      const wish = wishes.getState();
      const status = await kept.status();
      if (!status.ok || wishes.getState() !== wish) return;
      if (status.value === 'paused') set({ status: 'paused' });
      if (status.value !== 'running') return;
      wishes.setState({ status: 'running' });
      start();
    },
    async start() {
      const wish: Wish = { status: 'running' };
      wishes.setState(wish, true);
      const { status, done } = store.getState();
      set({ problem: undefined, done: status === 'stopped' ? 0 : done });
      const wished = await kept.wish('running');
      if (wishes.getState() !== wish) return;
      if (wished.ok) start();
      // A reading queue meets the same failure in its next turn.
      else if (phase !== 'reading') rest(blockedBy(wished.error));
    },
    async pause() {
      wishes.setState({ status: 'paused' }, true);
      if (!work) set({ status: 'paused', current: undefined });
      await kept.wish('paused');
    },
    async cancel() {
      wishes.setState({ status: 'stopped' }, true);
      interrupt('cancel');
      set({ status: 'stopped', current: undefined });
      await kept.wish('stopped');
    },
    skip: () => interrupt('skip'),
    retryEngine: () => app.dispatch({ type: 'engine-retried' }),
  };
}

/** True while the page itself uses the engine, and while no engine is open. */
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
