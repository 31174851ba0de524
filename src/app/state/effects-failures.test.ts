import { expect, test } from 'vitest';
import type { Failure } from '../../core/errors.ts';
import { selectAllMentions } from './document/select-resolved.ts';
import type { AppEvent } from './events.ts';
import { rootAttributes } from './reading/select-reading.ts';
import { judge } from './testing/judge.ts';
import { names, start, startReady, text } from './testing/on-words.ts';
import { wordEngine } from './testing/word-engine.ts';

const crash: Failure = { code: 'worker-crashed', reason: 'gone' };

test('a crash while reading keeps text and decisions; the model starts anew and reads when told to', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  void app.actions.giveText(text);
  await engine.go(1);
  const id = selectAllMentions(app.state)[0]!.id;
  app.store.dispatch(judge(app.state, id, 'accepted'));
  engine.failJob(crash);
  await engine.go();
  expect(app.state.reading).toEqual({ status: 'failed', failure: crash });
  expect(rootAttributes(app.state)['data-state']).toBe('failed');
  expect(app.state.engine.status).toBe('ready');
  expect(engine.opens).toBe(2);
  app.store.dispatch({ type: 'reading-retried' });
  await engine.go();
  expect(names(app.state)).toContain('gefitinib');
  expect(selectAllMentions(app.state)[0]?.verdict).toBe('accepted');
});

test('a model that cannot be opened leaves the text, and reads it once it can', async () => {
  const engine = wordEngine();
  const missing: Failure = { code: 'pack-not-found', url: 'http://x/', status: 404 };
  engine.failToOpen(missing);
  const app = start(engine);
  void app.actions.giveText(text);
  await engine.go();
  expect(app.state.engine).toEqual({ status: 'failed', failure: missing });
  expect(rootAttributes(app.state)).toEqual({ 'data-state': 'failed' });
  expect(app.state.document?.text).toBe(text);
  app.store.dispatch({ type: 'engine-retried' });
  await engine.go();
  expect(rootAttributes(app.state)['data-state']).toBe('ready');
});

test('a pack found damaged by a job is told as a failed engine, and the job waits', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  void app.actions.giveText(text);
  engine.failJob({ code: 'pack-corrupt', file: 'x', expected: 'a', actual: 'b' });
  await engine.go();
  expect(app.state.engine.status).toBe('failed');
  expect(app.state.reading).toEqual({ status: 'wanted' });
});

test('when WASM takes over while a text is read, it is told and no mention is doubled', async () => {
  const engine = wordEngine('webgpu');
  const app = await startReady(engine);
  expect(rootAttributes(app.state)['data-engine']).toBe('webgpu');
  void app.actions.giveText(text);
  await engine.go(2);
  expect(app.state.reading).not.toMatchObject({ found: [] });
  engine.failJob({ code: 'gpu-lost', reason: 'reset' });
  await engine.go(1);
  expect(rootAttributes(app.state)['data-state']).toBe('reading');
  expect(app.state.engine.status).toBe('loading');
  expect(app.state.reading).toMatchObject({ status: 'reading', found: [] });
  await engine.go();
  expect(names(app.state)).toEqual(['aspirin', 'BRAF', 'EGFR', 'TNF', 'gefitinib', 'TNF']);
  expect(app.state.fallback).toEqual({ code: 'gpu-lost', reason: 'reset' });
  expect(rootAttributes(app.state)['data-engine']).toBe('wasm');
  expect(app.state.document?.reading?.by.engine).toBe('wasm');
  app.store.dispatch({ type: 'fallback-dismissed' });
  expect(app.state).not.toHaveProperty('fallback');
});

test('stopping the app ends the worker and dispatches nothing more', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  void app.actions.giveText(text);
  app.stop();
  const before = app.state;
  await engine.go();
  expect(engine.isClosed).toBe(true);
  expect(app.state).toBe(before);
});

test('an event of a job that is not current changes nothing', () => {
  const read = { pieces: 1, of: 1 };
  const events: AppEvent[] = [
    { type: 'reading-advanced', of: 'none', job: 7, reading: { mentions: [], read } },
    { type: 'reading-failed', of: 'none', job: 7, failure: crash },
    { type: 'asking-advanced', of: 'none', job: 7, read },
    { type: 'asking-failed', of: 'none', job: 7, failure: crash },
  ];
  const app = start(wordEngine());
  void app.actions.giveText(text);
  const before = app.state;
  for (const event of events) app.store.dispatch(event);
  expect(app.state).toBe(before);
});

test('other models are opened anew, whatever was under way, and read the text', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  void app.actions.giveText(text);
  await engine.go();
  app.store.dispatch({ type: 'guideline-chosen', guideline: 'any' });
  app.store.dispatch({ type: 'models-changed' });
  expect(app.state.view.guideline).toBeUndefined();
  // The opening that ended with the worker is no failure of the new worker.
  expect(app.state.engine.status).toBe('loading');
  await engine.go();
  expect(rootAttributes(app.state)['data-state']).toBe('ready');
  expect(engine.opens).toBe(2);
});

test('an opening that was ended by closing is no failed engine', async () => {
  const engine = wordEngine();
  engine.failToOpen({ code: 'cancelled' });
  const app = start(engine);
  await engine.go();
  expect(app.state.engine.status).toBe('loading');
});
