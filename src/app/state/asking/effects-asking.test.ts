import { expect, test } from 'vitest';
import { keptDocument } from '../autosave/kept.ts';
import { startRead } from '../testing/on-words.ts';
import { wordEngine } from '../testing/word-engine.ts';

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

test('several questions are answered one after the other; one that waits can be withdrawn', async () => {
  const engine = wordEngine();
  const app = await startRead(engine, 'The patient took aspirin and answer.');
  const questions = ['What is the drug?', 'What is aspirin?', 'What is TNF?', 'What is EGFR?'];
  for (const question of [...questions, 'What is TNF?', 'What is the drug?'])
    app.actions.ask(question);
  expect(app.state.asking).toMatchObject({ question: questions[0], next: questions.slice(1) });
  app.store.dispatch({ type: 'question-withdrawn', question: 'What is TNF?' });
  await engine.go();
  expect(app.state.asking).toEqual({ status: 'none' });
  expect(app.state.document!.questions.map(({ question }) => question)).toEqual([
    ...questions.slice(0, 2),
    'What is EGFR?',
  ]);
});

test('stopping one goes on with the next; a failure keeps those that wait, and all of them are kept', async () => {
  const engine = wordEngine();
  const app = await startRead(engine, 'The patient took aspirin and answer.');
  const failing = 'what '.repeat(70).trim();
  for (const question of ['What is TNF?', failing, 'What is EGFR?']) app.actions.ask(question);
  app.store.dispatch({ type: 'asking-stopped' });
  await engine.go();
  expect(app.state.asking).toMatchObject({ status: 'failed', question: failing });
  expect(keptDocument(app.state, app.state.key!)?.pending).toMatchObject({
    ...{ question: failing, nextQuestions: ['What is EGFR?'], questionRun: 'failed' },
  });
  app.actions.ask('What is aspirin?');
  await engine.go();
  expect(app.state.document!.questions.map(({ question }) => question)).toEqual([
    'What is aspirin?',
    'What is EGFR?',
  ]);
});
