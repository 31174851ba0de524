import { expect } from 'vitest';
import type { Relation } from '../../core/annotation.ts';
import type { State } from './model.ts';
import { selectAllMentions } from './selectors.ts';
import { type App, startApp } from './start.ts';
import type { WordEngine } from './word-engine.ts';

/** The page without its looks, on an engine for tests. */
export interface TestApp extends App {
  readonly state: State;
}

/** In words that `wordReader` knows; three sentences. */
export const text =
  'The patient took aspirin. The BRAF and EGFR and TNF. What is gefitinib and TNF.';

export function start(engine: WordEngine): TestApp {
  let ids = 0;
  const app = startApp({
    createEngine: engine.create,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
  });
  return {
    ...app,
    get state() {
      return app.store.getState();
    },
  };
}

export async function startReady(engine: WordEngine): Promise<TestApp> {
  const app = start(engine);
  await engine.go();
  return app;
}

/** With `given` read to its end. */
export async function startRead(engine: WordEngine, given = text): Promise<TestApp> {
  const app = await startReady(engine);
  app.actions.giveText(given);
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  return app;
}

export const names = (state: State): string[] => selectAllMentions(state).map((one) => one.text);

export const claimOf = ({ head, tail, type, schema }: Relation): string =>
  `${head} ${type} ${tail} ${schema}`;
