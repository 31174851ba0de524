import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEqual } from '../../core/workspace/patch.ts';
import { type JournalStore, openJournals } from '../../runtime/workspace/journal.ts';
import { type LoadedTab, loadTab } from '../../runtime/workspace/load-tab.ts';
import { type ReplayOptions, replayJournals } from '../../runtime/workspace/replay.ts';
import { openWorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { State } from './model.ts';
import { loadedFrom } from './testing/on-words.ts';
import { type Step, scriptOf, startScripted } from './testing/scripted-session.ts';
import type { Play, Told } from './testing/scripted-session.worker.ts';
import { endWriter, newSharedStorage, sharedStorage } from './testing/shared-storage.ts';

/** `npm run test:kills` tries ten times as many. */
const KILLS = Number(import.meta.env.VITE_KILLS ?? 20);

/** Every state of a session that nobody kills; number 0 is the one before the first change. */
async function statesOf(script: readonly Step[]): Promise<readonly State[]> {
  const { app, perform } = startScripted();
  const states = [app.state];
  app.store.subscribe(() => states.push(app.state));
  for (const step of script) await perform(step);
  app.stop();
  return states;
}

/** Plays in a thread of its own and ends it after so many messages: in the midst of whatever it does. */
async function playUntil(play: Play, messages: number): Promise<{ made: number; kept: number }> {
  const worker = new Worker(new URL('./testing/scripted-session.worker.ts', import.meta.url), {
    type: 'module',
  });
  const seen = { made: 0, kept: 0 };
  let left = messages;
  await new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      seen[data.is] = Math.max(seen[data.is], data.change);
      left -= 1;
      if (left <= 0) resolve();
    };
    worker.postMessage(play);
  });
  endWriter(play.storage);
  worker.terminate();
  return seen;
}

test(`killed at any of ${KILLS} random points, nothing that was done is lost and nothing else comes back`, {
  timeout: 60_000 + 5_000 * KILLS,
}, async () => {
  const points = fc.sample(fc.tuple(fc.nat(), fc.nat()), { numRuns: KILLS, seed: 22 });
  const tally = { restored: 0, journals: 0, behind: 0 };
  const tryPoint = async (seed: number, at: number) => {
    const states = (await statesOf(scriptOf(seed))).map((state) => loadedFrom(state));
    const database = `kill-${seed}-${at}`;
    const storage = newSharedStorage();
    const where = `seed ${seed}, killed after message ${at}`;
    // There are at least as many messages as changes.
    const seen = await playUntil({ seed, database, storage }, 1 + (at % (states.length - 1)));
    const written = await keptIn(database);
    const found = states.findLastIndex((state) => isSame(essenceOf(state), written));
    expect(found, `${where}: written`).toBeGreaterThanOrEqual(seen.kept);
    const journals = openJournals(sharedStorage(storage));
    tally.journals += journals.list().length;
    // This one ends, too, before it has put the journal away.
    await replayed(database, { ...journals, remove: () => {} });
    await replayed(database, journals);
    expect(journals.list(), where).toEqual([]);
    const kept = await keptIn(database);
    const noted = states.findLastIndex((state) =>
      isSame(withoutReadings(essenceOf(state)), withoutReadings(kept)),
    );
    expect(noted, `${where}: noted`).toBeGreaterThanOrEqual(seen.made);
    tally.behind = Math.max(tally.behind, seen.made - found);
    if (kept) tally.restored += 1;
    indexedDB.deleteDatabase(database);
  };
  // Starting a thread is mostly waiting.
  const lane = async () => {
    for (let point = points.pop(); point; point = points.pop()) await tryPoint(...point);
  };
  await Promise.all([lane(), lane(), lane()]);
  const { restored, journals, behind } = tally;
  console.info(
    `${restored} of ${KILLS} had something kept; ${journals} had a journal, without which up to ${behind} changes were lost`,
  );
  expect(restored).toBeGreaterThan(KILLS / 4);
  expect(journals).toBeGreaterThan(KILLS / 10);
});

/** As a page that starts after the end of the one that was killed. */
async function replayed(database: string, journals: JournalStore): Promise<void> {
  const workspace = openWorkspaceStore(database);
  const whileGone: ReplayOptions['whileGone'] = (_, __, run) => run();
  const made = await replayJournals({ journals, workspace, whileGone, ours: undefined });
  workspace.close();
  expect(made.ok).toBe(true);
}

/** What would be restored; `undefined`: nothing was kept yet. */
async function keptIn(database: string) {
  const store = openWorkspaceStore(database);
  try {
    const tabs = await store.tabs();
    if (!tabs.ok) throw new Error(tabs.error.code);
    const [tab] = tabs.value;
    if (!tab) return undefined;
    const loaded = await loadTab(store, tab);
    if (!loaded.ok) throw new Error(loaded.error.code);
    expect(loaded.value).toMatchObject({ unread: [] });
    return essenceOf(loaded.value);
  } finally {
    store.close();
  }
}

/**
 * Without what tells of when and how often it was written; an empty page is kept as nothing. Documents that the tab neither
 * shows nor has put away are left to the library sooner or later.
 */
function essenceOf({ tab, documents }: LoadedTab) {
  const { changed: _, ...shown } = tab.shown;
  const named = new Set([shown.current, ...shown.putAway]);
  const collections = new Set([
    shown.collection,
    ...documents.flatMap(({ entry }) => (named.has(entry.key) ? [entry.collection?.id] : [])),
  ]);
  collections.delete(undefined);
  const held = documents.filter(
    ({ entry }) => named.has(entry.key) || collections.has(entry.collection?.id),
  );
  if (held.length === 0) return undefined;
  return { shown, documents: held.map(({ entry, pending }) => ({ entry, pending })) };
}

/** What a model has read is not noted: it is read again. */
const withoutReadings = (essence: ReturnType<typeof essenceOf>) =>
  essence && {
    ...essence,
    documents: essence.documents.map(({ entry, pending }) => {
      const { reading: _, ...document } = entry.document;
      return { pending, entry: { ...entry, document } };
    }),
  };

/** Where two states are kept alike, either is right. */
const isSame = (a: unknown, b: unknown): boolean => isEqual(plain(a), plain(b));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
