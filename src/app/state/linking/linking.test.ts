import { describe, expect, it } from 'vitest';
import { entityGroups } from '../../../core/document/groups.ts';
import type { ConceptChoice } from '../../../core/document/operations.ts';
import type { LinkedConcept } from '../../../core/link/link.ts';
import { fail, ok } from '../../../core/result.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import { chooseConcept, judge } from '../testing/judge.ts';
import { memoryShelf, start, type TestApp, type TestOptions } from '../testing/on-words.ts';
import { type WordEngine, wordEngine } from '../testing/word-engine.ts';
import { isLinkingToCome } from './reduce-linking.ts';

const lexiconUrl = 'https://example.org/lexicon/';
const text = 'The patient took aspirin. Aspirin and EGFR. What is aspirin and TNF.';

async function startLinked(engine: WordEngine, options: TestOptions = {}): Promise<TestApp> {
  const app = start(engine, { lexiconUrl, ...options });
  await engine.go();
  void app.actions.giveText(text);
  await engine.go();
  return app;
}

const conceptOf = (app: TestApp, name: string): LinkedConcept | undefined =>
  selectAllMentions(app.state).find((one) => one.text === name)?.link?.concept;
const idOf = (app: TestApp, name: string) =>
  selectAllMentions(app.state).find((one) => one.text === name)?.id ?? '';
const tsv = (content: string, name = 'mine.tsv') => new File([content], name);
const mine = { id: 'X:1', name: 'mine' };

describe('linking in the page', () => {
  it('does not keep the reading waiting', async () => {
    const engine = wordEngine();
    const create: WordEngine['create'] = (onChange) => ({
      ...engine.create(onChange),
      link: () => new Promise(() => {}),
    });
    const app = await startLinked({ ...engine, create });
    expect(app.state.reading.status).toBe('done');
    expect(app.state.linking.status).toBe('linking');
    expect(selectAllMentions(app.state).some(({ link }) => link)).toBe(false);
  });

  it('says what each mention stands for, and with which lexicon', async () => {
    const app = await startLinked(wordEngine());
    expect(conceptOf(app, 'aspirin')?.id).toBe('MESH:D001241');
    expect(selectAllMentions(app.state).find((one) => one.text === 'TNF')?.link).toEqual({
      by: 'lexicon',
      candidates: [],
    });
    expect(app.state.document?.reading?.linking?.by).toEqual({
      lexicon: { id: 'tiny', version: '1' },
      vocabularies: [],
    });
  });

  it('is done once, and again only when there is something new', async () => {
    const engine = wordEngine();
    const app = await startLinked(engine);
    const before = engine.linked.length;
    app.store.dispatch({ type: 'focused', focus: { kind: 'group', group: 'x' } });
    app.store.dispatch({ type: 'title-changed', title: 'A title' });
    await engine.go();
    expect(engine.linked.length).toBe(before);
    app.actions.editText(`${text} Then gefitinib.`);
    await engine.go();
    expect(engine.linked.length).toBeGreaterThan(before);
    expect(conceptOf(app, 'aspirin')?.id).toBe('MESH:D001241');
    expect(selectAllMentions(app.state).every((one) => one.link)).toBe(true);
  });

  it('ends when the reading is stopped', async () => {
    const engine = wordEngine();
    const app = start(engine, { lexiconUrl });
    await engine.go();
    void app.actions.giveText(`${text} `.repeat(20));
    while (app.state.linking.status !== 'linking') await engine.go(1);
    app.store.dispatch({ type: 'reading-stopped' });
    expect(app.state.linking.status).toBe('idle');
    const asked = engine.linked.length;
    await engine.go();
    expect(engine.linked.length).toBe(asked);
  });

  it('that fails is said once, and everything else works', async () => {
    const engine = wordEngine();
    const app = start(engine, { lexiconUrl });
    await engine.go();
    void app.actions.giveText(text);
    while (app.state.linking.status !== 'linking') await engine.go(1);
    engine.failJob({ code: 'pack-not-found', url: lexiconUrl, status: 404 });
    await engine.go();
    expect(app.state).toMatchObject({
      reading: { status: 'done' },
      linking: { status: 'failed', isSeen: false, failure: { status: 404 } },
    });
    app.store.dispatch({ type: 'linking-notice-dismissed' });
    app.store.dispatch(judge(app.state, idOf(app, 'TNF'), 'rejected'));
    await engine.go();
    expect(app.state.linking).toMatchObject({ status: 'failed', isSeen: true });
    app.store.dispatch({ type: 'linking-retried' });
    await engine.go();
    expect(conceptOf(app, 'aspirin')?.id).toBe('MESH:D001241');
  });
});

describe('a chosen concept', () => {
  it('holds for the name in the whole document, and is undone and redone', async () => {
    const app = await startLinked(wordEngine());
    const choose = (choice: ConceptChoice) =>
      app.store.dispatch(chooseConcept(app.state, idOf(app, 'aspirin'), choice));
    choose(mine);
    expect(conceptOf(app, 'Aspirin')).toMatchObject(mine);
    app.store.dispatch({ type: 'undone' });
    expect(conceptOf(app, 'Aspirin')?.id).toBe('MESH:D001241');
    app.store.dispatch({ type: 'redone' });
    expect(conceptOf(app, 'Aspirin')).toMatchObject(mine);
    choose('none');
    expect(conceptOf(app, 'Aspirin')).toBeUndefined();
    choose('lexicon');
    expect(conceptOf(app, 'Aspirin')?.id).toBe('MESH:D001241');
    expect(app.state.document?.decisions).toEqual([]);
  });

  it('is there after another reading, and for what an edit brings', async () => {
    const engine = wordEngine();
    const app = await startLinked(engine);
    app.store.dispatch(chooseConcept(app.state, idOf(app, 'TNF'), mine));
    app.actions.editText(`TNF. ${text}`);
    await engine.go();
    const found = selectAllMentions(app.state).filter((one) => one.text === 'TNF');
    expect(found).toHaveLength(2);
    expect(found.map(({ link }) => link?.concept?.id)).toEqual(['X:1', 'X:1']);
    app.store.dispatch({ type: 'reading-retried' });
    await engine.go();
    expect(conceptOf(app, 'TNF')).toMatchObject(mine);
  });

  it('makes one entity of what was two', async () => {
    const app = await startLinked(wordEngine());
    const groups = () => entityGroups(selectAllMentions(app.state)).length;
    const before = groups();
    const choice = { id: 'NCBIGene:7124', name: 'TNF' };
    for (const name of ['TNF', 'EGFR']) {
      app.store.dispatch(chooseConcept(app.state, idOf(app, name), choice));
    }
    expect(groups()).toBe(before - 1);
  });
});

describe('own vocabularies', () => {
  it('win over the lexicon from then on, are kept, and can be removed', async () => {
    const shelf = memoryShelf();
    const engine = wordEngine();
    const app = await startLinked(engine, { shelf });
    const added = await app.vocabularies.add(tsv('X:9\taspirin\nwrong\n'));
    expect(added).toMatchObject({
      ok: true,
      value: { vocabulary: { concepts: 1, skipped: 1 }, warnings: [{ line: 2 }] },
    });
    await untilLinked(app, engine);
    expect(conceptOf(app, 'aspirin')).toMatchObject({ id: 'X:9', score: 1 });
    const [kept] = app.state.vocabularies ?? [];
    expect(app.state.document?.reading?.linking?.by.vocabularies).toEqual([
      { id: kept?.id, name: 'mine.tsv' },
    ]);
    const next = await startLinked(wordEngine(), { shelf });
    expect(next.state.vocabularies).toEqual(app.state.vocabularies);
    await app.vocabularies.remove(kept?.id ?? '');
    await untilLinked(app, engine);
    expect(conceptOf(app, 'aspirin')?.id).toBe('MESH:D001241');
    expect(await shelf.list()).toEqual(ok([]));
  });

  it('are found in the text once they have a type, which is kept, until that is switched off', async () => {
    const shelf = memoryShelf();
    const engine = wordEngine();
    const app = await startLinked(engine, { shelf });
    const lists = () =>
      engine.annotated.map(({ vocabularies = [] }) => vocabularies.map(({ type }) => type));
    await app.vocabularies.add(tsv('X:9\tpatient\n'));
    await untilLinked(app, engine);
    expect(lists()).toEqual([[]]);
    const id = app.state.vocabularies?.[0]?.id ?? '';
    await app.vocabularies.change(id, { type: 'Species', isLinkedOnly: false });
    await untilLinked(app, engine);
    expect(lists()).toEqual([[], ['Species']]);
    expect(app.state.document?.reading?.vocabularies).toEqual([
      { id, name: 'mine.tsv', type: 'Species' },
    ]);
    const again = await startLinked(wordEngine(), { shelf });
    expect(again.state.vocabularies?.[0]).toMatchObject({ type: 'Species', untyped: 1 });
    await app.vocabularies.change(id, { type: 'Species', isLinkedOnly: true });
    await untilLinked(app, engine);
    expect(lists()).toEqual([[], ['Species'], []]);
    expect(app.state.document?.reading).not.toHaveProperty('vocabularies');
  });

  it('are shown as they were chosen before they are kept, and a second choice is made of the first', async () => {
    const shelf = memoryShelf();
    const app = await startLinked(wordEngine(), {
      shelf: {
        ...shelf,
        put: (one) => new Promise((resolve) => setTimeout(() => resolve(shelf.put(one)))),
      },
    });
    await app.vocabularies.add(tsv('X:9\tpatient\n'));
    const { id = '' } = app.state.vocabularies?.[0] ?? {};
    const first = app.vocabularies.change(id, { type: 'Species', isLinkedOnly: false });
    expect(app.state.vocabularies?.[0]).toMatchObject({ type: 'Species' });
    const second = app.vocabularies.change(id, { type: 'Species', isLinkedOnly: true });
    expect(app.state.vocabularies?.[0]).toMatchObject({ type: 'Species', isLinkedOnly: true });
    await Promise.all([first, second]);
    expect(await shelf.list()).toMatchObject({ value: [{ type: 'Species', isLinkedOnly: true }] });
    const removed = app.vocabularies.remove(id);
    expect(app.state.vocabularies).toEqual([]);
    await removed;
  });

  it('that another tab adds, changes or removes hold in this one too', async () => {
    const shelf = memoryShelf();
    const [here, there] = [wordEngine(), wordEngine()];
    const app = await startLinked(here, { shelf });
    const other = await startLinked(there, { shelf });
    await other.vocabularies.add(tsv('X:9\taspirin\n'));
    await untilLinked(app, here);
    expect(conceptOf(app, 'aspirin')).toMatchObject({ id: 'X:9' });
    await other.vocabularies.remove(other.state.vocabularies?.[0]?.id ?? '');
    await untilLinked(app, here);
    expect(conceptOf(app, 'aspirin')?.id).toBe('MESH:D001241');
    // A vocabulary that could not be stored stays in use, and other tabs do not affect it.
    const put = shelf.put;
    Object.assign(shelf, { put: async () => fail({ code: 'storage-full' }) });
    await app.vocabularies.add(tsv('X:7\tTNF\n', 'unkept.tsv'));
    Object.assign(shelf, { put });
    await other.vocabularies.add(tsv('X:9\taspirin\n'));
    await untilLinked(app, here);
    expect(app.state.vocabularies?.map(({ name }) => name)).toEqual(['unkept.tsv', 'mine.tsv']);
  });

  it('that change while a text is read begin its reading anew, and nothing decided is lost', async () => {
    const engine = wordEngine();
    const app = await startLinked(engine);
    app.store.dispatch(judge(app.state, idOf(app, 'TNF'), 'rejected'));
    await app.vocabularies.add(tsv('X:9\tzork\t\tGene\n'));
    expect(app.state.reading.status).not.toBe('done');
    await app.vocabularies.remove(app.state.vocabularies?.[0]?.id ?? '');
    await untilLinked(app, engine);
    expect(app.state.reading.status).toBe('done');
    const tnf = selectAllMentions(app.state).filter((one) => one.text === 'TNF');
    expect(tnf.map(({ verdict }) => verdict)).toEqual(['rejected']);
  });

  it('are refused with the line that is wrong, or when they are too long', async () => {
    const app = await startLinked(wordEngine());
    expect(await app.vocabularies.add(tsv('Only prose.\n'))).toMatchObject({
      error: { code: 'vocabulary-invalid', line: 1 },
    });
    const long = Object.assign(tsv('X:1\ta\n'), {});
    Object.defineProperty(long, 'size', { value: 31_000_000 });
    expect(await app.vocabularies.add(long)).toMatchObject({
      error: { code: 'vocabulary-too-long' },
    });
    const moved = Object.assign(tsv('X:1\ta\n'), {
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
    });
    expect(await app.vocabularies.add(moved)).toMatchObject({
      error: { code: 'file-unread', why: 'unreadable' },
    });
    expect(app.state.vocabularies).toEqual([]);
  });
});

/** Reading a Blob takes tasks of its own, for which the engine does not wait. */
async function untilLinked(app: TestApp, engine: WordEngine): Promise<void> {
  const keyOf = (lists: readonly { readonly id: string; readonly type?: string }[] = []) =>
    lists.map(({ id, type }) => `${id} ${type}`).join();
  const names = () => keyOf(app.state.vocabularies);
  const linked = () => keyOf(app.state.document?.reading?.linking?.by.vocabularies);
  await expect
    .poll(async () => {
      await engine.go();
      if (app.state.reading.status !== 'done') return false;
      return linked() === names() && app.state.linking.status === 'idle';
    })
    .toBe(true);
}

describe('a mention without a concept', () => {
  const failure = { code: 'pack-not-found', url: 'https://example.org/' } as const;

  it('is looked for while the text is read and linked, and no longer', async () => {
    const engine = wordEngine();
    const app = start(engine, { lexiconUrl });
    await engine.go();
    expect(isLinkingToCome(app.state)).toBe(false);
    void app.actions.giveText(text);
    expect(isLinkingToCome(app.state)).toBe(true);
    await engine.go();
    expect(app.state.reading.status).toBe('done');
    expect(isLinkingToCome(app.state)).toBe(false);
  });

  it('is not looked for where the engine failed, whatever waits to be read', () => {
    const engine = wordEngine();
    const app = start(engine, { lexiconUrl });
    void app.actions.giveText(text);
    app.store.dispatch({ type: 'engine-failed', failure });
    expect(isLinkingToCome(app.state)).toBe(false);
    app.store.dispatch({ type: 'engine-retried' });
    expect(isLinkingToCome(app.state)).toBe(true);
  });
});
