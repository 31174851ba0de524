import { expect, test } from 'vitest';
import type { ModelReading } from '../../../core/document/model.ts';
import { start, startRead, type TestApp, text } from '../testing/on-words.ts';
import { wordEngine } from '../testing/word-engine.ts';

/** Another tab with the same document writes a reading of its own. */
function syncWith({ state, store }: TestApp, change: (reading: ModelReading) => ModelReading) {
  const entry = state.workspace.entries.get(state.key ?? '')!;
  const reading = change(structuredClone(entry.document.reading!));
  const document = { ...entry.document, reading };
  store.dispatch({ type: 'document-synced', entry: { ...entry, document } });
}

test('what another tab has read by another pack, under another guideline, is not read again in turn', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  const reads = engine.annotated.length;
  const pack = { id: 'tiny', version: 'of a newer page' };
  syncWith(app, (reading) => ({ ...reading, guideline: 'ctd', by: { ...reading.by, pack } }));
  await engine.go();
  expect(app.state.reading.status).toBe('done');
  expect(app.state.document?.reading?.by.pack).toEqual(pack);
  expect(engine.annotated).toHaveLength(reads);
});

test('the guideline that another tab has read by is the one that is shown', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  app.store.dispatch({ type: 'guideline-chosen', guideline: 'none' });
  await engine.go();
  expect(app.state.reading.status).toBe('failed');
  const mentionsOf = ({ mentions }: ModelReading) =>
    mentions.map((one) => ({ ...one, score: 0.5 }));
  syncWith(app, (reading) => ({ ...reading, guideline: 'any', mentions: mentionsOf(reading) }));
  expect(app.state.view.guideline).toBe('any');
  expect(app.state.reading.status).toBe('done');
});

test('a decision of another tab leaves the guideline that was chosen here', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  app.store.dispatch({ type: 'guideline-chosen', guideline: 'none' });
  syncWith(app, (reading) => reading);
  expect(app.state.view.guideline).toBe('none');
  expect(app.state.reading.status).not.toBe('done');
});

test('what another tab has read in part is read to its end here, too', async () => {
  const engine = wordEngine();
  const app = await startRead(engine);
  syncWith(app, (reading) => ({ ...reading, read: { pieces: 1, of: reading.read.of } }));
  expect(app.state.reading.status).toBe('reading');
  await engine.go();
  expect(app.state.reading.status).toBe('done');
});

test('what another tab has linked with vocabularies of its own is not linked again in turn', async () => {
  const engine = wordEngine();
  const app = start(engine, { lexiconUrl: 'https://example.org/lexicon/' });
  await engine.go();
  void app.actions.giveText(text);
  await engine.go();
  const links = engine.linked.length;
  expect(links).toBeGreaterThan(0);
  const by = { lexicon: { id: 'l', version: '1' }, vocabularies: [{ id: 'v', name: 'theirs' }] };
  syncWith(app, (reading) => ({ ...reading, linking: { ...reading.linking!, by } }));
  await engine.go();
  expect(engine.linked).toHaveLength(links);
  expect(app.state.document?.reading?.linking?.by).toEqual(by);
  app.store.dispatch({ type: 'vocabularies-changed', vocabularies: [] });
  await engine.go();
  expect(engine.linked).toHaveLength(links + 1);
  expect(app.state.document?.reading?.linking?.by.vocabularies).toEqual([]);
});
