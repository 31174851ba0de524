import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEqual } from '../../../core/workspace/patch.ts';
import { type JournalStore, openJournals } from '../../../runtime/workspace/journal.ts';
import { type LoadedTab, loadTab } from '../../../runtime/workspace/load-tab.ts';
import { type ReplayOptions, replayJournals } from '../../../runtime/workspace/replay.ts';
import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import type { State } from '../model.ts';
import { loadedFrom } from '../testing/on-words.ts';
import { type Step, scriptOf, startScripted } from '../testing/scripted-session.ts';
import type { Play, Told } from '../testing/scripted-session.worker.ts';
import { endWriter, newSharedStorage, sharedStorage } from '../testing/shared-storage.ts';

/** `npm run test:kills` tries ten times as many. */
const KILLS = Number(import.meta.env.VITE_KILLS ?? 20);

/** Every state of an uninterrupted session; number 0 precedes the first change. */
async function statesOf(script: readonly Step[]): Promise<readonly State[]> {
  const { app, perform } = startScripted();
  const states = [app.state];
  app.store.subscribe(() => states.push(app.state));
  for (const step of script) await perform(step);
  app.stop();
  return states;
}

/** Runs the session in a worker and terminates it after this many messages, at any point of its work. */
async function playUntil(play: Play, messages: number): Promise<{ made: number; kept: number }> {
  const worker = new Worker(new URL('../testing/scripted-session.worker.ts', import.meta.url), {
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
    // The first replay also ends early, before it removes the journal.
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
  // Several lanes run at once, because starting a worker is mostly waiting.
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

/** Replays the journals as a page that starts after the end of the killed one. */
async function replayed(database: string, journals: JournalStore): Promise<void> {
  const workspace = openWorkspaceStore(database);
  const whileGone: ReplayOptions['whileGone'] = (_, __, run) => run();
  const made = await replayJournals({ journals, workspace, whileGone, ours: undefined });
  workspace.close();
  expect(made.ok).toBe(true);
}

/** The work that would be restored; undefined when nothing was stored. */
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
 * Removes times and revisions; an empty page counts as nothing. Documents that are neither shown nor put away are
 * released to the library at some point, so they are left out.
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

/** Journals do not contain readings of a model. */
const withoutReadings = (essence: ReturnType<typeof essenceOf>) =>
  essence && {
    ...essence,
    documents: essence.documents.map(({ entry, pending }) => {
      const { reading: _, ...document } = entry.document;
      return { pending, entry: { ...entry, document } };
    }),
  };

/** When two states are stored alike, either one is right. */
const isSame = (a: unknown, b: unknown): boolean => isEqual(plain(a), plain(b));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
