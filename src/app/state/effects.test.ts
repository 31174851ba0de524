import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Relation } from '../../core/annotation.ts';
import type { Failure } from '../../core/errors.ts';
import type { AppEvent } from './events.ts';
import { initialState, type State } from './model.ts';
import { rootAttributes, selectAllMentions, selectAllRelations, selectRead } from './selectors.ts';
import { type App, startApp } from './start.ts';
import { type WordEngine, wordEngine } from './word-engine.ts';

const crash: Failure = { code: 'worker-crashed', reason: 'gone' };
const text = 'The patient took aspirin. The BRAF and EGFR and TNF. What is gefitinib and TNF.';

function start(engine: WordEngine): App & { readonly state: State } {
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

async function startReady(engine = wordEngine()): Promise<ReturnType<typeof start>> {
  const app = start(engine);
  await engine.go();
  return app;
}

/** With `given` read to its end. */
async function startRead(engine: WordEngine, given = text): Promise<ReturnType<typeof start>> {
  const app = await startReady(engine);
  app.actions.giveText(given);
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  return app;
}

const claimOf = ({ head, tail, type, schema }: Relation): string =>
  `${head} ${type} ${tail} ${schema}`;

const names = (state: State): string[] => selectAllMentions(state).map((one) => one.text);

test('the model is opened at once, with its progress told', async () => {
  const engine = wordEngine();
  const app = start(engine);
  expect(app.state.engine).toEqual({
    status: 'loading',
    progress: { phase: 'fetch', done: 1, total: 2 },
  });
  await engine.go();
  expect(app.state.engine.status).toBe('ready');
  expect(engine.opens).toBe(1);
});

test('a text given while the model loads is shown at once and read as soon as it is there', async () => {
  const engine = wordEngine();
  const app = start(engine);
  app.actions.giveText(text);
  expect(app.state.document?.text).toBe(text);
  expect(rootAttributes(app.state)).toEqual({ 'data-state': 'loading' });
  await engine.go();
  expect(app.state.document?.text).toBe(text);
  expect(names(app.state)).toEqual(['aspirin', 'BRAF', 'EGFR', 'TNF', 'gefitinib', 'TNF']);
  const { pieces, of } = selectRead(app.state)!;
  expect(pieces).toBe(of);
  expect(rootAttributes(app.state)).toEqual({
    'data-state': 'ready',
    'data-engine': 'wasm',
    'data-read': of,
    'data-of': of,
  });
});

test('the first mentions are shown before the text is finished, and never move', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  app.actions.giveText(text);
  await engine.go(1);
  expect(app.state.reading.status).toBe('reading');
  const first = selectAllMentions(app.state);
  expect(first.map((one) => one.text)).toContain('aspirin');
  const { pieces, of } = selectRead(app.state)!;
  expect(pieces).toBeLessThan(of);
  expect(app.state.document?.reading?.read).toEqual({ pieces, of });
  await engine.go();
  expect(selectAllMentions(app.state).slice(0, first.length)).toEqual(first);
  expect(app.state.reading).toEqual({ status: 'done', elapsedMs: 5 });
});

test('a reading stopped after its last window is not taken for complete: relations are missing', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startReady(engine);
  app.actions.giveText('The patient took aspirin and TNF.');
  await engine.go(1);
  app.store.dispatch({ type: 'reading-stopped' });
  expect(names(app.state)).toEqual(['aspirin', 'TNF']);
  const { pieces, of } = selectRead(app.state)!;
  expect(pieces).toBeLessThan(of);
  app.store.dispatch({ type: 'reading-retried' });
  await engine.go();
  expect(selectAllRelations(app.state)).toHaveLength(1);
});

test('of a long text all that was found is kept when it is stopped', async () => {
  const engine = wordEngine('wasm', 16);
  const app = await startReady(engine);
  app.actions.giveText('The TNF and EGFR and BRAF and the aspirin. '.repeat(60));
  await engine.go(40);
  const { found, shown } = app.state.reading as Extract<State['reading'], { status: 'reading' }>;
  expect(found.length).toBeGreaterThan(50);
  expect(shown).toBeLessThanOrEqual(found.length);
  expect(shown).toBeGreaterThan(found.length * 0.9);
  expect(selectAllMentions(app.state)).toHaveLength(shown);
  app.store.dispatch({ type: 'reading-stopped' });
  expect(selectAllMentions(app.state)).toHaveLength(found.length);
});

test('another text cancels the reading of the first', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  app.actions.giveText(text);
  await engine.go(2);
  app.actions.giveText('The gefitinib.');
  await engine.go();
  expect(names(app.state)).toEqual(['gefitinib']);
  expect(app.state.reading.status).toBe('done');
  expect(engine.annotated).toHaveLength(2);
});

test('a reading that is stopped keeps what it found, and can be begun again', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  app.actions.giveText(text);
  await engine.go(1);
  app.store.dispatch({ type: 'reading-stopped' });
  await engine.go();
  expect(app.state.reading).toEqual({ status: 'cancelled' });
  expect(names(app.state)).toContain('aspirin');
  expect(names(app.state)).not.toContain('gefitinib');
  app.store.dispatch({ type: 'reading-retried' });
  await engine.go();
  expect(engine.annotated[1]).not.toHaveProperty('focus');
  expect(names(app.state)).toContain('gefitinib');
});

test('after an edit the changed sentence alone is read, and what is known is passed on', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  const before = selectAllMentions(app.state);
  app.actions.editText(text.replace('The BRAF', 'The gefitinib'));
  expect(names(app.state)).toEqual(['aspirin', 'gefitinib', 'TNF']);
  await engine.go();
  const input = engine.annotated[1]!;
  expect(input.focus?.map(({ start, end }) => input.text.slice(start, end))).toEqual([
    'The gefitinib and EGFR and TNF.',
  ]);
  expect(input.known?.map((one) => one.text)).toEqual(['aspirin', 'gefitinib', 'TNF']);
  expect(names(app.state)).toEqual(['aspirin', 'gefitinib', 'EGFR', 'TNF', 'gefitinib', 'TNF']);
  const ids = selectAllMentions(app.state).map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(selectAllMentions(app.state)[0]).toEqual(before[0]);
  expect(app.state.document?.reading?.unread).toEqual([]);
  const { pieces, of } = selectRead(app.state)!;
  expect([pieces, of]).toEqual([of, of]);
});

test('the relations of an edited text are those of the same text given at once', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  app.actions.editText(text.replace('The BRAF', 'The aspirin and TNF'));
  await engine.go();
  const other = await startRead(wordEngine('wasm', 512), app.state.document!.text);
  const claims = (state: State) => selectAllRelations(state).map(claimOf).sort();
  expect(claims(app.state)).toEqual(claims(other.state));
  expect(claims(app.state).length).toBeGreaterThan(2);
  const ids = selectAllRelations(app.state).map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('deleting a sentence has its neighbour read again and the word pieces counted anew', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  const before = selectRead(app.state)!;
  app.actions.editText(text.replace(' What is gefitinib and TNF.', ''));
  await engine.go();
  const input = engine.annotated[1]!;
  expect(input.focus?.map(({ start, end }) => input.text.slice(start, end))).toEqual([
    'The BRAF and EGFR and TNF.',
  ]);
  expect(names(app.state)).toEqual(['aspirin', 'BRAF', 'EGFR', 'TNF']);
  expect(selectRead(app.state)).toEqual({ pieces: before.of - 6, of: before.of - 6 });
});

test('an edit of white space alone leaves nothing to read', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  app.actions.editText(`${text}\n`);
  await engine.go();
  expect(engine.annotated[1]?.focus).toEqual([]);
  expect(app.state.reading.status).toBe('done');
});

test('an edit while the text is first read has all of it read', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  app.actions.giveText(text);
  await engine.go(1);
  app.actions.editText(`${text} The EGFR.`);
  await engine.go();
  expect(engine.annotated[1]).not.toHaveProperty('focus');
  expect(names(app.state)).toEqual(['aspirin', 'BRAF', 'EGFR', 'TNF', 'gefitinib', 'TNF', 'EGFR']);
});

test('a second edit while the first is read has both changed sentences read', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  const once = text.replace('BRAF', 'TNF');
  app.actions.editText(once);
  app.actions.editText(once.replace('took', 'took TNF and'));
  await engine.go();
  const input = engine.annotated.at(-1)!;
  expect(input.focus).toHaveLength(2);
  expect(names(app.state)).toEqual([
    ...['TNF', 'aspirin'],
    ...['TNF', 'EGFR', 'TNF', 'gefitinib', 'TNF'],
  ]);
});

test('undoing an edit brings the old reading back without reading, redoing the new one', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  const before = app.state.document;
  app.actions.editText(text.replace('BRAF', 'TNF'));
  await engine.go();
  const after = app.state.document;
  app.store.dispatch({ type: 'undone' });
  expect(app.state.document).toEqual(before);
  expect(app.state.reading).toEqual({ status: 'done' });
  app.store.dispatch({ type: 'redone' });
  expect(app.state.document).toEqual(after);
  await engine.go();
  expect(engine.annotated).toHaveLength(2);
});

test('a question is answered, kept in the document, and lights up in the text', async () => {
  const engine = wordEngine();
  const app = await startRead(engine, 'The patient took aspirin and answer.');
  app.actions.ask('What is the drug?');
  await engine.go();
  const [asked] = app.state.document!.questions;
  expect(asked).toMatchObject({ question: 'What is the drug?', outdated: false });
  expect(asked?.answers[0]?.text).toBe('answer');
  expect(app.state.asking).toEqual({ status: 'none' });
  expect(app.state.view.focus).toEqual({ kind: 'answer', question: asked?.id, answer: 0 });
});

test('a question asked again replaces the earlier answer; undo brings that back', async () => {
  const engine = wordEngine();
  const app = await startRead(engine, 'The patient took aspirin and answer.');
  for (let time = 0; time < 2; time += 1) {
    app.actions.ask('What is the drug?');
    await engine.go();
  }
  expect(app.state.document!.questions.map((one) => one.id)).toEqual(['id3']);
  app.store.dispatch({ type: 'undone' });
  expect(app.state.document!.questions.map((one) => one.id)).toEqual(['id2']);
});

test('a question under way when the text is edited is asked of the new text', async () => {
  const engine = wordEngine();
  const app = await startRead(engine, 'The patient took answer.');
  app.actions.ask('What is the drug?');
  app.actions.editText('The answer and the patient.');
  await engine.go();
  expect(engine.asked.at(-1)?.text).toBe('The answer and the patient.');
  expect(app.state.document!.questions).toHaveLength(1);
  expect(app.state.document!.questions[0]?.answers[0]?.start).toBe(4);
});

test('white space alone is not asked', async () => {
  const app = await startRead(wordEngine());
  expect(app.actions.ask('  ')).toBe(false);
  expect(app.state.asking).toEqual({ status: 'none' });
});

test('a question that is too long is told so and stays for another try', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  const question = 'what '.repeat(70).trim();
  app.actions.ask(question);
  await engine.go();
  expect(app.state.asking).toMatchObject({
    status: 'failed',
    question,
    failure: { code: 'question-too-long' },
  });
  expect(app.state.engine.status).toBe('ready');
});

test('a crash while reading keeps text and decisions; the model starts anew and reads when told to', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  app.actions.giveText(text);
  await engine.go(1);
  const id = selectAllMentions(app.state)[0]!.id;
  app.store.dispatch({ type: 'mention-judged', id, verdict: 'accepted' });
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
  app.actions.giveText(text);
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
  app.actions.giveText(text);
  engine.failJob({ code: 'pack-corrupt', file: 'x', expected: 'a', actual: 'b' });
  await engine.go();
  expect(app.state.engine.status).toBe('failed');
  expect(app.state.reading).toEqual({ status: 'wanted' });
});

test('when WASM takes over while a text is read, it is told and no mention is doubled', async () => {
  const engine = wordEngine('webgpu');
  const app = await startReady(engine);
  expect(rootAttributes(app.state)['data-engine']).toBe('webgpu');
  app.actions.giveText(text);
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

test('another guideline has all of the text read again, and decisions hold', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  const id = selectAllMentions(app.state)[1]!.id;
  app.store.dispatch({ type: 'mention-judged', id, verdict: 'rejected' });
  app.store.dispatch({ type: 'guideline-chosen', guideline: 'none' });
  await engine.go();
  expect(app.state.reading).toMatchObject({ failure: { code: 'unknown-guideline' } });
  app.store.dispatch({ type: 'guideline-chosen', guideline: 'any' });
  expect(app.state.reading).toEqual({ status: 'done' });
  expect(selectAllMentions(app.state)[1]?.verdict).toBe('rejected');
});

test('a document that was cleared can be had back with its decisions and its history', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  const id = selectAllMentions(app.state)[1]!.id;
  app.store.dispatch({ type: 'mention-judged', id, verdict: 'rejected' });
  const before = app.state.document;
  app.store.dispatch({ type: 'document-cleared' });
  expect(rootAttributes(app.state)).toEqual({ 'data-state': 'empty', 'data-engine': 'wasm' });
  app.store.dispatch({ type: 'previous-restored' });
  expect(app.state.document).toBe(before);
  expect(app.state.reading).toEqual({ status: 'done' });
  app.store.dispatch({ type: 'undone' });
  expect(selectAllMentions(app.state)[1]?.verdict).toBe('undecided');
});

test('stopping the app ends the worker and dispatches nothing more', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  app.actions.giveText(text);
  app.stop();
  const before = app.state;
  await engine.go();
  expect(engine.isClosed).toBe(true);
  expect(app.state).toBe(before);
});

test('an event of a job that is not current changes nothing', () => {
  const read = { pieces: 1, of: 1 };
  const events: AppEvent[] = [
    { type: 'reading-advanced', job: 7, reading: { mentions: [], read } },
    { type: 'reading-failed', job: 7, failure: crash },
    { type: 'asking-advanced', job: 7, read },
    { type: 'asking-failed', job: 7, failure: crash },
  ];
  const app = start(wordEngine());
  app.actions.giveText(text);
  const before = app.state;
  for (const event of events) app.store.dispatch(event);
  expect(app.state).toBe(before);
  expect(initialState.reading.status).toBe('none');
});

test('after any edits the mentions and relations are those of the same text given at once', async () => {
  const words = ['BRAF', 'EGFR', 'TNF', 'aspirin', 'gefitinib', 'kinase', 'the', 'patient', 'took'];
  const prose = fc
    .array(fc.constantFrom(...words, '.', '. The', '. The', '\n\n'), { maxLength: 20 })
    .map((parts) => parts.join(' '));
  const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 40 }), insert: prose }), {
    minLength: 1,
    maxLength: 4,
  });
  const seen = (state: State) => ({
    mentions: selectAllMentions(state).map(({ start, end, type, group }) => [
      start,
      end,
      type,
      group,
    ]),
    relations: selectAllRelations(state).map(claimOf).sort(),
  });
  await fc.assert(
    fc.asyncProperty(prose, edits, async (given, made) => {
      const engine = wordEngine('wasm', 512);
      const app = await startReady(engine);
      app.actions.giveText(`The ${given}`);
      await engine.go();
      for (const { at, length, insert } of made) {
        const now = app.state.document!.text;
        const start = at % (now.length + 1);
        app.actions.editText(now.slice(0, start) + insert + now.slice(start + length));
        await engine.go(at % 3);
      }
      await engine.go();
      expect(app.state.reading.status).toBe('done');
      const other = await startRead(wordEngine('wasm', 512), app.state.document!.text);
      expect(seen(app.state)).toEqual(seen(other.state));
      expect(selectRead(app.state)).toEqual(selectRead(other.state));
    }),
    { numRuns: 200 },
  );
});

test('a relation whose nearest evidence was deleted is found again by what is left', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine, 'The aspirin. EGFR and TNF. What? The TNF took.');
  app.actions.editText('The aspirin. What? The TNF took.');
  await engine.go();
  expect(selectAllRelations(app.state).map(claimOf)).toEqual([
    'Chemical:aspirin Association Gene:tnf linked',
  ]);
});
