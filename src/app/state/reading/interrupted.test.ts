import { expect, test } from 'vitest';
import { loadedFrom, names, start, startRead, type TestApp, text } from '../testing/on-words.ts';
import { type WordEngine, wordEngine } from '../testing/word-engine.ts';
import { selectRead } from './select-reading.ts';

/** Closes the page in its current state and opens it again. */
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

const CASES = Array.from({ length: 24 }, (_, at) =>
  at % 2 === 0 ? 'The patient took aspirin and BRAF.' : 'What is gefitinib and TNF?',
);
const LONG = CASES.join(' ');

test('a long text whose reading ends the page is read on from where it was, and nothing is missing', async () => {
  const whole = await startRead(wordEngine(), LONG);
  const engine = wordEngine();
  const app = start(engine);
  await engine.go();
  void app.actions.giveText(LONG);
  await engine.go(10);
  const before = app.state.document?.reading;
  expect(before?.isBrokenOff).toBe(true);
  expect(before?.relations.length).toBeGreaterThan(0);
  const again = wordEngine();
  const second = reopened(app, again);
  expect(second.state.document?.reading).toEqual(before);
  await again.go(1);
  expect(selectRead(second.state), 'the count goes on').toEqual(before?.read);
  await again.go();
  expect(again.annotated[0]?.focus?.[0]?.start).toBeGreaterThan(LONG.length / 4);
  expect(second.state.reading.status).toBe('done');
  expect(names(second.state)).toEqual(names(whole.state));
  // A relation without a direction is the same from both ends.
  const claims = ({ state }: TestApp) =>
    state.document?.reading?.relations.map(({ head, type, tail, directed }) =>
      [type, ...(directed ? [head, tail] : [head, tail].sort())].join(' '),
    );
  expect(claims(second)).toEqual(claims(whole));
  const { isBrokenOff, unread, read } = second.state.document?.reading ?? {};
  expect({ isBrokenOff, unread, read }).toEqual({
    ...{ isBrokenOff: undefined, unread: [] },
    read: whole.state.document?.reading?.read,
  });
});

test('a reading that was stopped is read on, and what was edited meanwhile is read too', async () => {
  const engine = wordEngine();
  const app = start(engine);
  await engine.go();
  void app.actions.giveText(LONG);
  await engine.go(10);
  app.store.dispatch({ type: 'reading-stopped' });
  await engine.go();
  const edited = `${LONG.replace('aspirin', 'EGFR')} The EGFR.`;
  app.actions.editText(edited);
  app.store.dispatch({ type: 'reading-retried' });
  await engine.go();
  const whole = await startRead(wordEngine(), edited);
  expect(app.state.reading.status).toBe('done');
  expect(names(app.state)).toEqual(names(whole.state));
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
