import { afterEach, beforeEach, expect, test } from 'vitest';
import { perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../workspace/changes.ts';
import { openWorkspaceStore } from '../workspace/workspace-store.ts';
import type { RowChanges } from './library.ts';
import type { MarkChange } from './library-protocol.ts';
import { openLibraryStore } from './library-store.ts';
import type { ReviewChange } from './reviewing.ts';
import type { LibraryRow } from './row.ts';
import { type LibraryServer, serveLibrary } from './serve-library.ts';

let name = '';
let servers: LibraryServer[] = [];
beforeEach(() => {
  name = `library-${crypto.randomUUID()}`;
});
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

/** The library in one tab. */
async function library() {
  const rows = new Map<string, LibraryRow>();
  let heard: (changes: RowChanges) => void = () => {};
  const server = serveLibrary((changes) => {
    for (const row of changes.rows) rows.set(row.key, row);
    for (const key of changes.gone) rows.delete(key);
    heard(changes);
  }, name);
  servers.push(server);
  const controller = new AbortController();
  const job = { signal: controller.signal, onProgress: () => {} };
  const opened = await server.calls.open(undefined, job);
  if (!opened.ok) throw new Error(opened.error.code);
  for (const row of opened.value) rows.set(row.key, row);
  return {
    controller,
    here: () =>
      [...rows.values()]
        .filter(({ deleted }) => deleted === undefined)
        .sort((a, b) => a.place - b.place),
    rows: () => [...rows.values()],
    async add(...files: (readonly [string, string])[]) {
      const added = await server.calls.add(
        { files: files.map(([file, text]) => ({ name: file, blob: new Blob([text]) })) },
        job,
      );
      if (!added.ok) throw new Error(added.error.failure.code);
      return added.value;
    },
    change: (change: MarkChange) => server.calls.change(change, job),
    review: (change: ReviewChange) => server.calls.review(change, job),
    duplicates: async () => (await server.calls.duplicates(undefined, job)).pairs,
    apart: async () => (await server.calls.duplicates(undefined, job)).apart,
    search: async (query: string) => {
      const { keys } = await server.calls.search({ mode: 'words', query, isUnsureToo: false }, job);
      return keys.map((key) => rows.get(key)?.name);
    },
    snippets: (query: string) =>
      server.calls.snippets(
        { mode: 'words', query, isUnsureToo: false, keys: [...rows.keys()], most: 1 },
        job,
      ),
    keepApart: (pair: readonly [string, string], isApart = true) =>
      server.calls.keepApart({ pairs: [pair], isApart }, job),
    join: (kept: string, gone: string) => server.calls.join({ pairs: [{ kept, gone }] }, job),
    part: (keys: readonly string[]) => server.calls.part({ keys }, job),
    joined: async () => (await server.calls.duplicates(undefined, job)).joined,
    sameText: (key: string, text: string) => server.calls.sameText({ key, text }, job),
    remove: (keys: readonly string[]) => server.calls.remove({ keys }, job),
    /** Resolves when the change of another tab has arrived. */
    changed: () =>
      new Promise<void>((resolve) => {
        heard = () => resolve();
      }),
  };
}

const ris = (title: string, abstract: string, more = '') =>
  `TY  - JOUR\nTI  - ${title}\nAB  - ${abstract}\n${more}ER  - \n\n`;
const gout = (number: number) =>
  ris(`Note ${number} on gout`, `Colchicine eased gout in group ${number}.`);

test('a file is added record by record; a bad one is named and the others are there', async () => {
  const shelf = await library();
  const report = await shelf.add(
    ['many.ris', `${gout(1)}AB  - no beginning\nER  - \n\n${gout(2)}`],
    ['empty.nbib', 'PMID- 7\nAU  - Alpha A\n\n'],
    ['image.png', '\u0000\u0001'],
    ['folder/.DS_Store', 'x'],
  );
  expect(report).toMatchObject({ added: 3, known: 0, empty: 1, files: 2, passedOver: 1 });
  expect(report.problems.map(({ place }) => place)).toEqual(['many.ris: line 5', 'image.png']);
  expect(shelf.here()).toMatchObject([
    { name: 'Note 1 on gout', isTitled: true, status: 'unread', from: 'many.ris' },
    { name: 'Note 2 on gout' },
    { name: '', pmid: '7', status: 'empty', authors: 'Alpha A' },
  ]);
  const untimed = (rows: readonly LibraryRow[]) => rows.map((row) => ({ ...row, changed: 0 }));
  expect(untimed((await library()).here())).toEqual(untimed(shelf.here()));
});

test('adding again finds what is there, and writes nothing of it', async () => {
  const shelf = await library();
  await shelf.add(['a.ris', gout(1) + gout(2)]);
  const before = shelf.here();
  expect(await shelf.add(['a.ris', gout(1) + gout(2) + gout(3)])).toMatchObject({
    ...{ added: 1, known: 2, updated: 0 },
  });
  expect(shelf.here().slice(0, 2)).toEqual(before);
});

test.each([
  ['with a short name', 'note.txt', 'Colchicine eased gout in twelve adults, and in no children.'],
  ['with a short text', 'note-on-gout.txt', 'Colchicine eased gout.'],
  ['with both', 'note.txt', 'Gout.'],
  ['with neither', 'note-on-gout.txt', 'Colchicine eased gout in twelve adults.'],
])('a text file that is added again is there already: %s', async (_, file, text) => {
  const shelf = await library();
  expect(await shelf.add([file, text])).toMatchObject({ added: 1, known: 0 });
  expect(await shelf.add([file, text])).toMatchObject({ added: 0, known: 1, updated: 0 });
  expect(await shelf.add([file, `${text} Or so.`])).toMatchObject({ added: 1, known: 0 });
});

test('short records that differ in anything are documents of their own', async () => {
  const shelf = await library();
  const reply = (author: string) => ris('Reply', 'We agree.', `AU  - ${author}\n`);
  expect(await shelf.add(['a.ris', reply('Alpha A') + reply('Beta B')])).toMatchObject({
    ...{ added: 2, known: 0 },
  });
  expect(await shelf.add(['a.ris', reply('Alpha A') + reply('Beta B')])).toMatchObject({
    ...{ added: 0, known: 2 },
  });
  expect(await shelf.add(['b.ris', reply('Alpha A')])).toMatchObject({ added: 1, known: 0 });
});

test('one DOI in many notations is one document, with the identifiers of all its records', async () => {
  const shelf = await library();
  const text = 'Intracranial bleeding was seen under warfarin.';
  const bleeding = (doi: string) => ris('Warfarin and bleeding.', text, `DO  - ${doi}\n`);
  await shelf.add(
    ['a.ris', bleeding('10.5555/EX.ABC') + bleeding('doi:10.5555/ex.abc.')],
    ['b.ris', bleeding('http://dx.doi.org/10.5555%2Fex.abc')],
    ['c.ris', ris('Warfarin and rash.', 'Rash was seen.', 'DO  - 10.5555/ex.abcd\n')],
    [
      'd.nbib',
      `PMID- 99\nTI  - Warfarin and bleeding.\nAID - S0000-0000(21)00001-1 [pii]\nAID - 10.5555/ex.abc [doi]\nAB  - ${text}\n`,
    ],
  );
  expect(shelf.here()).toMatchObject([
    { doi: '10.5555/ex.abc', pmid: '99' },
    { doi: '10.5555/ex.abcd' },
  ]);
});

test('empty identifiers and texts make no duplicates, nor do corrections', async () => {
  const shelf = await library();
  const bare = (fields: string) => `TY  - JOUR\n${fields}ER  - \n\n`;
  const insulin = 'TI  - Insulin in gestational diabetes.\n';
  const report = await shelf.add(
    ['a.ris', bare('DO  - \n') + bare('DO  - \n') + bare('DO  - 10.1234/a\n')],
    ['b.ris', ris('On gout', 'Short.', 'DO  - NA\n') + ris('On mice', 'Short.', 'DO  - NA\n')],
    [
      'c.nbib',
      `PMID- 1\n${insulin}AB  - Insulin lowered glucose in gestational diabetes.\nEIN - J. PMID: 2\n\nPMID- 2\n${insulin}PT  - Published Erratum\nEFR - J. PMID: 1\n\nPMID- 3\nTI  - Authors' reply.\n\nPMID- 4\nTI  - Authors' reply.\n`,
    ],
  );
  expect(report).toMatchObject({ added: 9, known: 0, empty: 3 });
  expect(await shelf.duplicates()).toEqual([]);
  expect(shelf.here()).toContainEqual(
    expect.objectContaining({ pmid: '1', notices: ['corrected'] }),
  );
});

test('duplicates that are none stay apart, and joining can be taken back', async () => {
  const shelf = await library();
  const text = 'Lithium caused hypothyroidism in four of fifty adults.';
  const pair =
    ris('Lithium and the thyroid.', text, 'DO  - 10.5555/li04.pre\n') +
    ris('Lithium and the thyroid', text, 'DO  - 10.5555/li04.paper\n');
  expect(await shelf.add(['pair.ris', pair])).toMatchObject({ added: 2 });
  expect(await shelf.add(['pair.ris', pair])).toMatchObject({ added: 0, known: 2 });
  const [found] = await shelf.duplicates();
  expect(found).toMatchObject({ reason: 'text', isCertain: false });
  const { a, b } = found!;
  await shelf.keepApart([b, a]);
  expect(await shelf.duplicates()).toEqual([]);
  expect(await (await library()).duplicates()).toEqual([]);
  expect(await shelf.apart()).toEqual([[a, b].sort()]);
  await shelf.keepApart([a, b], false);
  await shelf.join(a, b);
  expect(await shelf.duplicates()).toEqual([]);
  expect(shelf.here().map(({ key }) => key)).toEqual([a]);
  await shelf.change({ kind: 'bring-back', keys: [b] });
  expect(await shelf.duplicates()).toHaveLength(1);
  await shelf.change({ kind: 'delete', keys: [b], joined: new Map([[b, a]]) });
  expect(await shelf.joined()).toEqual([[b, a]]);
  expect(shelf.here().map(({ key }) => key)).toEqual([a]);
});

test('a newer version replaces the text as a step that can be undone, and decisions move along', async () => {
  const shelf = await library();
  const article = (version: number, adults: string) =>
    `<PubmedArticle><MedlineCitation><PMID Version="${version}">9</PMID><Article><ArticleTitle>Omeprazole in ulcer.</ArticleTitle><Abstract><AbstractText>Omeprazole healed ulcer in ${adults} adults.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>`;
  await shelf.add(['1.xml', `<PubmedArticleSet>${article(1, 'ten')}</PubmedArticleSet>`]);
  const workspace = openWorkspaceStore(name);
  const [key = ''] = shelf.here().map((row) => row.key);
  const load = async () => {
    const loaded = await workspace.load(key);
    if (!loaded.ok || !loaded.value) throw new Error('not there');
    return loaded.value;
  };
  const kept = await load();
  const decision = {
    kind: 'mention',
    verdict: 'accepted',
    mention: {
      ...{ id: 'm', start: 0, end: 10, text: 'Omeprazole', type: 'Chemical' },
      ...{ score: 1, group: 'Chemical:omeprazole' },
    },
  } as const;
  const decided = perform(kept.entry, { kind: 'decide', key: 'mention 0 10 Chemical', decision });
  await workspace.write([
    { key, revision: kept.revision, changes: changesBetween(kept, { ...kept, entry: decided }) },
  ]);
  const report = await shelf.add([
    '2.xml',
    `<PubmedArticleSet>${article(2, 'twelve')}<DeleteCitation><PMID>9</PMID><PMID>10</PMID></DeleteCitation></PubmedArticleSet>`,
  ]);
  expect(report).toMatchObject({ known: 1, updated: 1, withdrawn: ['9'] });
  const now = (await load()).entry;
  expect(now.document.text).toContain('twelve adults');
  expect(now.document.decisions).toHaveLength(1);
  expect(now.log.steps).toHaveLength(2);
  expect(shelf.here()).toMatchObject([{ withdrawn: true, recordVersion: 2, decided: 1 }]);
  await shelf.add(['1.xml', `<PubmedArticleSet>${article(1, 'ten')}</PubmedArticleSet>`]);
  expect((await load()).entry.document.text).toContain('twelve adults');
  workspace.close();
});

test('what another tab does to documents and marks is followed', async () => {
  const [here, there] = [await library(), await library()];
  let heard = there.changed();
  await here.add(['a.ris', gout(1)]);
  await heard;
  const [row] = there.here();
  expect(row).toMatchObject({ name: 'Note 1 on gout' });
  heard = there.changed();
  await here.change({ kind: 'tag', keys: [row!.key], tag: 'gout' });
  await heard;
  expect(there.here()).toMatchObject([{ tags: ['gout'] }]);
  heard = there.changed();
  await here.remove([row!.key]);
  await heard;
  expect(there.rows()).toEqual([]);
});

test('of two files with the same numbers neither takes the documents of the other', async () => {
  const shelf = await library();
  const pubtator = (title: string, abstract: string) => `1|t|${title}\n1|a|${abstract}\n\n`;
  await shelf.add(
    ['a.pubtator', pubtator('Gout in rats.', 'Colchicine eased gout in all of them.')],
    ['b.pubtator', pubtator('Sepsis and lactate.', 'Lactate rose in forty adults.')],
  );
  expect(shelf.here()).toHaveLength(2);
  expect(await shelf.duplicates()).toMatchObject([{ reason: 'pmid', isCertain: false }]);
});

test('words are found in texts, authors and identifiers, also in what came since', async () => {
  const shelf = await library();
  await shelf.add([
    'a.ris',
    ris('On vertigo', 'Betahistine helps in Ménière disease. It is cheap.'),
  ]);
  expect(await shelf.search('meniere')).toEqual(['On vertigo']);
  await shelf.add(['b.nbib', 'PMID- 77\nTI  - On Meniere\nCN  - Exempla Trial Group\n']);
  expect(await shelf.search('meniere')).toEqual(['On vertigo', 'On Meniere']);
  expect(await shelf.search('exempla')).toEqual(['On Meniere']);
  expect(await shelf.search('77')).toEqual(['On Meniere']);
  const [[, first] = []] = await shelf.snippets('meniere');
  expect(first).toMatchObject({
    shown: [{ sentence: 'Betahistine helps in Ménière disease.' }],
    sentences: 1,
  });
});

test('records that were joined while they were added can be parted, and stay so', async () => {
  const shelf = await library();
  const text = 'Intracranial bleeding was seen under warfarin.';
  const title = 'Warfarin and bleeding.';
  const record = ris(title, text, 'DO  - 10.5555/ex.abc\n');
  const nbib = `PMID- 99\nTI  - ${title}\nAID - 10.5555/ex.abc [doi]\nAB  - ${text} More of it.\n`;
  await shelf.add(['a.ris', record]);
  expect(await shelf.add(['b.nbib', nbib])).toMatchObject({ added: 0, known: 1, sameCount: 1 });
  const [kept] = shelf.here();
  expect(kept).toMatchObject({ doi: '10.5555/ex.abc', pmid: '99', from: 'a.ris' });
  const [[gone = ''] = []] = await shelf.joined();
  // Adding the same file again joins nothing more.
  expect(await shelf.add(['b.nbib', nbib])).toMatchObject({ added: 0, known: 1 });
  expect(await shelf.joined()).toHaveLength(1);
  await shelf.part([gone]);
  expect(shelf.here()[0]).not.toHaveProperty('pmid');
  expect(shelf.here()).toMatchObject([
    { from: 'a.ris', doi: '10.5555/ex.abc' },
    { from: 'b.nbib', pmid: '99' },
  ]);
  expect(await shelf.duplicates()).toEqual([]);
  expect(await shelf.joined()).toEqual([]);
  await shelf.add(['b.nbib', nbib], ['a.ris', record]);
  expect(shelf.here()).toHaveLength(2);
  expect(await shelf.joined()).toEqual([]);
});

test('a text that is there already is found by its letters, wherever it came from', async () => {
  const shelf = await library();
  const text = 'Colchicine eased gout.';
  await shelf.add(['a.txt', text], ['b.txt', 'Colchicine eased pain.']);
  expect(await shelf.sameText('another', text)).toMatchObject([{ name: 'a', status: 'unread' }]);
  const [{ key } = { key: '' }] = shelf.here();
  expect(await shelf.sameText(key, text)).toEqual([]);
  await shelf.change({ kind: 'delete', keys: [key] });
  expect(await shelf.sameText('another', text)).toEqual([]);
});

test('documents are marked as reviewed by a step of their history; the mark of earlier versions becomes one', async () => {
  const shelf = await library();
  await shelf.add(['a.ris', gout(1) + gout(2)]);
  const [first, second] = shelf.here();
  const keys = [first!.key, second!.key];
  const stamp = { at: '2026-11-28T04:00:00.000Z', curator: 'A' };
  await shelf.review({ keys, isReviewed: true, stamp });
  expect(shelf.here()).toMatchObject([{ reviewed: stamp }, { reviewed: stamp }]);
  const workspace = openWorkspaceStore(name);
  const loaded = await workspace.load(first!.key);
  workspace.close();
  if (!loaded.ok || !loaded.value) throw new Error('lost');
  expect(loaded.value.entry.log.steps).toHaveLength(1);
  expect(loaded.value.entry.document.decisions).toMatchObject([{ kind: 'review', ...stamp }]);

  const tomorrow = { at: '2026-11-29T04:00:00.000Z' };
  await shelf.review({ keys, isReviewed: true, stamp: tomorrow });
  expect(shelf.here()).toMatchObject([{ reviewed: stamp }, { reviewed: stamp }]);
  await shelf.review({ keys, isReviewed: false, stamp });
  const stamps = new Map([[first!.key, stamp]]);
  await shelf.review({ keys: [first!.key], isReviewed: true, stamp: tomorrow, stamps });
  expect(shelf.here()[0]).toMatchObject({ reviewed: stamp });
  expect(shelf.here()[1]).not.toHaveProperty('reviewed');
  const store = openLibraryStore(name);
  await store.mark([second!.key], (marks) => ({ ...marks, reviewed: Date.UTC(2026, 10, 28) }));
  store.close();
  const later = await library();
  await expect.poll(() => later.here()[1]?.reviewed).toEqual({ at: '2026-11-28T00:00:00.000Z' });
});
