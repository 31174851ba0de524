import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { selectAllMentions, selectAllRelations } from './document/select-resolved.ts';
import type { State } from './model.ts';
import { rootAttributes, selectRead } from './reading/select-reading.ts';
import { judge } from './testing/judge.ts';
import { claimOf, names, start, startRead, startReady, text } from './testing/on-words.ts';
import { wordEngine } from './testing/word-engine.ts';

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
  void app.actions.giveText(text);
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

test('a text is read with the dictionary until that is switched off, and then again without it', async () => {
  const engine = wordEngine();
  const app = start(engine, { gazetteerUrl: 'https://example.org/names/' });
  await engine.go();
  void app.actions.giveText(text);
  await engine.go();
  const [mention] = selectAllMentions(app.state);
  app.store.dispatch(judge(app.state, mention!.id, 'accepted'));

  app.store.dispatch({ type: 'dictionary-switched', isOn: false });
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  app.store.dispatch({ type: 'dictionary-switched', isOn: true });
  await engine.go();
  expect(engine.annotated.map(({ gazetteerUrl }) => gazetteerUrl)).toEqual([
    'https://example.org/names/',
    undefined,
    'https://example.org/names/',
  ]);
  expect(names(app.state)).toEqual(['aspirin', 'BRAF', 'EGFR', 'TNF', 'gefitinib', 'TNF']);
  expect(selectAllMentions(app.state)[0]?.verdict).toBe('accepted');
});

test('what was read with the dictionary is read again without it where it comes on the page after that', async () => {
  const engine = wordEngine();
  const app = start(engine, { gazetteerUrl: 'https://example.org/names/' });
  await engine.go();
  const documents = ['A', 'B'].map((id) => newDocument(id, text));
  const origin = {
    formats: [],
    documents: 2,
    warnings: [],
    plain: { status: 'impossible' },
  } as const;
  app.store.dispatch({ type: 'documents-opened', id: 'c', name: 'two', documents, origin });
  const turn = async (to: number) => {
    app.store.dispatch({ type: 'collection-turned', to });
    await engine.go();
  };
  await engine.go();
  await turn(1);
  app.store.dispatch({ type: 'dictionary-switched', isOn: false });
  await engine.go();
  await turn(0);
  await turn(1);
  const isWith = engine.annotated.map(({ gazetteerUrl }) => gazetteerUrl !== undefined);
  expect(isWith).toEqual([true, true, false, false]);
});

test('what is no running text is left out until it is wanted, also by an edit elsewhere', async () => {
  const engine = wordEngine('wasm', 512);
  const references = ['References', '1. Gefitinib T. TNF took BRAF. Lancet 2018; 391: 1122-33.'];
  const app = await startRead(engine, ['What is TNF?', ...references].join('\n'));
  expect(names(app.state)).toEqual(['TNF']);
  expect(app.state.document?.reading).toMatchObject({ isWithoutMatter: true, unread: [] });
  const { pieces, of } = selectRead(app.state)!;
  expect(pieces).toBe(of);

  app.actions.editText(app.state.document!.text.replace('What is', 'The EGFR and'));
  await engine.go();
  expect(names(app.state)).toEqual(['EGFR', 'TNF']);

  app.store.dispatch({ type: 'matter-wanted' });
  expect(app.state.reading.status).not.toBe('done');
  await engine.go();
  expect(names(app.state)).toEqual(['EGFR', 'TNF', 'Gefitinib', 'TNF', 'BRAF']);
  expect(app.state.document?.reading).not.toHaveProperty('isWithoutMatter');
  const whole = app.state;
  app.store.dispatch({ type: 'matter-wanted' });
  expect(app.state).toBe(whole);
});

test('what is no running text is read where it is wanted of a reading that was stopped at its beginning', async () => {
  const engine = wordEngine();
  const app = start(engine);
  await engine.go();
  const references = ['References', '1. Gefitinib T. TNF took BRAF. Lancet 2018; 391: 1122-33.'];
  void app.actions.giveText(['What is TNF? The EGFR.', ...references].join('\n'));
  await engine.go(1);
  app.store.dispatch({ type: 'reading-stopped' });
  await engine.go();
  expect(app.state.document?.reading).toMatchObject({ isWithoutMatter: true });
  expect(app.state.document?.reading).not.toHaveProperty('isBrokenOff');
  app.store.dispatch({ type: 'matter-wanted' });
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  expect(names(app.state)).toEqual(['TNF', 'EGFR', 'Gefitinib', 'TNF', 'BRAF']);
  expect(app.state.document?.reading).not.toHaveProperty('isWithoutMatter');
});

test('the first mentions are shown before the text is finished, and never move', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  void app.actions.giveText(text);
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
  void app.actions.giveText('The patient took aspirin and TNF.');
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
  void app.actions.giveText('The TNF and EGFR and BRAF and the aspirin. '.repeat(60));
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
  void app.actions.giveText(text);
  await engine.go(2);
  void app.actions.giveText('The gefitinib.');
  await engine.go();
  expect(names(app.state)).toEqual(['gefitinib']);
  expect(app.state.reading.status).toBe('done');
  expect(engine.annotated).toHaveLength(2);
});

test('a reading that is stopped keeps what it found, and can be begun again', async () => {
  const engine = wordEngine();
  const app = await startReady(engine);
  void app.actions.giveText(text);
  await engine.go(1);
  app.store.dispatch({ type: 'reading-stopped' });
  await engine.go();
  expect(app.state.reading).toEqual({ status: 'cancelled' });
  expect(names(app.state)).toContain('aspirin');
  expect(names(app.state)).not.toContain('gefitinib');
  const stopped = selectAllMentions(app.state);
  app.store.dispatch({ type: 'reading-retried' });
  for (let step = 0; step < 3; step += 1) {
    await engine.go(1);
    expect(selectAllMentions(app.state).slice(0, stopped.length)).toEqual(stopped);
  }
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
  void app.actions.giveText(text);
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

const found = (document: State['document']) =>
  document?.reading?.mentions.map(({ start, end, type, group }) => [start, end, type, group]);

test('an edit that is undone before it was read brings the old reading back without reading', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  const before = app.state.document;
  app.actions.editText(text.replace('BRAF', 'TNF'));
  app.store.dispatch({ type: 'undone' });
  expect(app.state.document).toEqual(before);
  expect(app.state.reading).toEqual({ status: 'done' });
});

test('undoing an edit brings back what was found outside of it, and what was edited is read again', async () => {
  const engine = wordEngine('wasm', 512);
  const app = await startRead(engine);
  const before = app.state.document;
  app.actions.editText(text.replace('BRAF', 'TNF'));
  await engine.go();
  const after = app.state.document;
  app.store.dispatch({ type: 'undone' });
  expect(app.state.document?.text).toBe(before?.text);
  await engine.go();
  expect(engine.annotated.at(-1)?.focus).toHaveLength(1);
  expect(found(app.state.document)).toEqual(found(before));
  app.store.dispatch({ type: 'redone' });
  await engine.go();
  expect(found(app.state.document)).toEqual(found(after));
});

test('another guideline has all of the text read again, and decisions hold', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  const id = selectAllMentions(app.state)[1]!.id;
  app.store.dispatch(judge(app.state, id, 'rejected'));
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
  app.store.dispatch(judge(app.state, id, 'rejected'));
  const before = app.state.document;
  app.store.dispatch({ type: 'document-cleared' });
  expect(rootAttributes(app.state)).toEqual({ 'data-state': 'empty', 'data-engine': 'wasm' });
  app.store.dispatch({ type: 'previous-restored' });
  expect(app.state.document).toBe(before);
  expect(app.state.reading).toEqual({ status: 'done' });
  app.store.dispatch({ type: 'undone' });
  expect(selectAllMentions(app.state)[1]?.verdict).toBe('undecided');
});

test('after any edits the mentions and relations are those of the same text given at once', async () => {
  // None of these words continues a mention: the reader's result for a mention depends on the sentence before.
  const words = ['BRAF', 'EGFR', 'TNF', 'aspirin', 'gefitinib', 'the', 'patient', 'took'];
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
      void app.actions.giveText(`The ${given}`);
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
