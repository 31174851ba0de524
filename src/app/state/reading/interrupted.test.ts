import { expect, test } from 'vitest';
import { loadedFrom, start, startRead, type TestApp, text } from '../testing/on-words.ts';
import { type WordEngine, wordEngine } from '../testing/word-engine.ts';

/** The page ends as it is now, and is opened again. */
function reopened(app: TestApp, engine: WordEngine = wordEngine()): TestApp {
  const loaded = loadedFrom(app.state);
  app.stop();
  const next = start(engine);
  next.store.dispatch({ type: 'tab-restored', loaded });
  return next;
}

test('a text whose reading ends the page is read once more, and then only when it is asked for', async () => {
  const engine = wordEngine();
  const app = start(engine);
  await engine.go();
  void app.actions.giveText(text);
  expect(app.state.reading.status).toBe('reading');
  const again = wordEngine();
  const second = reopened(app, again);
  expect(second.state.reading).toEqual({ status: 'wanted', isRepeated: true });
  await again.go(1);
  expect(second.state.reading.status).toBe('reading');
  const last = wordEngine();
  const third = reopened(second, last);
  expect(third.state.reading).toMatchObject({
    status: 'failed',
    failure: { code: 'interrupted' },
  });
  await last.go();
  expect(last.annotated).toHaveLength(0);
  third.store.dispatch({ type: 'reading-retried' });
  await last.go();
  expect(third.state.reading.status).toBe('done');
});

test('a page that ends before the repeated reading began repeats it all the same', async () => {
  const engine = wordEngine();
  const app = start(engine);
  await engine.go();
  void app.actions.giveText(text);
  const second = reopened(app);
  const third = reopened(second);
  expect(third.state.reading).toEqual({ status: 'wanted', isRepeated: true });
});

test('a question that failed is not asked again by itself', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  engine.failJob({ code: 'worker-crashed', reason: 'no memory' });
  app.actions.ask('What is TNF?');
  await engine.go();
  expect(app.state.asking).toMatchObject({ status: 'failed', question: 'What is TNF?' });
  const next = reopened(app);
  expect(next.state.asking).toMatchObject({ status: 'failed', question: 'What is TNF?' });
  next.store.dispatch({ type: 'asking-retried' });
  expect(next.state.asking).toEqual({ status: 'wanted', question: 'What is TNF?' });
});

test('a question that waited is asked when the page is opened again', async () => {
  const app = start(wordEngine());
  void app.actions.giveText(text);
  app.actions.ask('What is TNF?');
  expect(reopened(app).state.asking).toEqual({ status: 'wanted', question: 'What is TNF?' });
});
