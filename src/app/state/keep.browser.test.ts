import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDesk } from '../../formats/desk/parse.ts';
import { openDeskStore } from '../../runtime/desk/desk-store.ts';
import { deskOf } from './desk.ts';
import type { State } from './model.ts';
import { type Step, scriptOf, startScripted } from './scripted-session.ts';
import type { Play, Told } from './scripted-session.worker.ts';

const KILLS = 200;

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
  const worker = new Worker(new URL('./scripted-session.worker.ts', import.meta.url), {
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
  worker.terminate();
  return seen;
}

test(`killed at any of ${KILLS} random points, nothing that was kept is lost and nothing else comes back`, {
  timeout: 300_000,
}, async () => {
  const points = fc.sample(fc.tuple(fc.nat(), fc.nat()), { numRuns: KILLS, seed: 22 });
  let behind = 0;
  let restored = 0;
  const tryPoint = async (seed: number, at: number) => {
    const states = await statesOf(scriptOf(seed));
    const database = `kill-${seed}-${at}`;
    // There are at least as many messages as changes.
    const seen = await playUntil({ seed, database }, 1 + (at % (states.length - 1)));
    const loaded = await openDeskStore(database).load('desk');
    if (!loaded.ok) throw new Error(loaded.error.code);
    const desk = parseDesk(loaded.value?.parts ?? {});
    if (!desk.ok) throw new Error(`seed ${seed}: ${desk.error.path} ${desk.error.reason}`);
    const found = states.findLastIndex((state) => isSame(deskOf(state), desk.value.desk));
    expect(found, `seed ${seed}, killed after message ${at}`).toBeGreaterThanOrEqual(seen.kept);
    behind = Math.max(behind, seen.made - found);
    if (loaded.value) restored += 1;
    indexedDB.deleteDatabase(database);
  };
  // Starting a thread is mostly waiting.
  const lane = async () => {
    for (let point = points.pop(); point; point = points.pop()) await tryPoint(...point);
  };
  await Promise.all([lane(), lane(), lane()]);
  console.info(`${restored} of ${KILLS} had something kept; at most ${behind} changes were lost`);
  expect(restored).toBeGreaterThan(KILLS / 2);
});

/** Where two states have the same desk, either is right. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}
