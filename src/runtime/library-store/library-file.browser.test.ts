import { afterEach, expect, test } from 'vitest';
import { perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../workspace/changes.ts';
import { openWorkspaceStore } from '../workspace/workspace-store.ts';
import { importLibrary } from './import-library.ts';
import { createLibrary } from './library.ts';
import { chained, lastLine } from './library-file.ts';
import { openLibraryStore } from './library-store.ts';
import { type LibraryServer, serveLibrary } from './serve-library.ts';

let servers: LibraryServer[] = [];
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

const job = { signal: new AbortController().signal, onProgress: () => {} };

async function library(name = `library-file-${crypto.randomUUID()}`) {
  const { calls, close } = serveLibrary(() => {}, name);
  servers.push({ calls, close });
  await calls.open(undefined, job);
  const workspace = openWorkspaceStore(name);
  const list = async () => {
    const listed = await workspace.list();
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value;
  };
  const load = async (key: string) => {
    const loaded = await workspace.load(key);
    if (!loaded.ok || !loaded.value) throw new Error('not there');
    return loaded.value;
  };
  const store = openLibraryStore(name);
  const marksOf = async (key: string) => {
    const marks = await store.marksOf([key]);
    return marks.ok ? marks.value[0] : undefined;
  };
  return {
    calls,
    name,
    list,
    load,
    marksOf,
    async add(count: number) {
      const record = (number: number) =>
        `TY  - JOUR\nTI  - Note ${number} on gout\nAB  - Colchicine eased gout in group ${number}.\nER  - \n`;
      const text = Array.from({ length: count }, (_, index) => record(index)).join('');
      await calls.add({ files: [{ name: 'a.ris', blob: new Blob([text]) }] }, job);
    },
    async rename(key: string, title: string) {
      const kept = await load(key);
      const entry = perform(kept.entry, { kind: 'rename', title });
      const changes = changesBetween(kept, { ...kept, entry });
      await workspace.write([{ key, revision: kept.revision, changes }]);
      await calls.open(undefined, job);
    },
    async save() {
      const keys = (await list()).map(({ key }) => key);
      const request = {
        ...{ keys, format: 'library', isZip: false, isUnsureToo: false },
        date: new Date(7),
      };
      return (await calls.export(request, job)).blob;
    },
    async restore(file: Blob) {
      const restored = await calls.restore({ file }, job);
      if (!restored.ok) throw new Error(restored.error.failure.code);
      return restored.value;
    },
  };
}

async function unpacked(file: Blob): Promise<string> {
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
async function packed(text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).blob();
}

/** The file with one changed byte in its packed content. */
const changed = async (file: Blob): Promise<Blob> =>
  packed((await unpacked(file)).replace('Colchicine', 'Kolchicine'));

/** The file as another program might write it, with a correct hash. */
async function rewritten(file: Blob, change: (line: string) => string): Promise<Blob> {
  const [head = '', ...rest] = (await unpacked(file)).trimEnd().split('\n');
  const lines = rest.slice(0, -1).map(change);
  let hash = '';
  for (const line of lines) hash = await chained(hash, line);
  return packed(
    `${head}\n${lines.map((line) => `${line}\n`).join('')}${lastLine(lines.length, hash)}`,
  );
}

test('what was deleted for good comes back with its history, and nothing comes twice', async () => {
  const shelf = await library();
  await shelf.add(3);
  const [first, second] = await shelf.list();
  await shelf.rename(first!.key, 'Renamed');
  await shelf.calls.change({ kind: 'tag', keys: [second!.key], tag: 'gout' }, job);
  const file = await shelf.save();
  await shelf.calls.remove({ keys: [first!.key] }, job);
  await shelf.calls.change({ kind: 'delete', keys: [second!.key] }, job);
  expect(await shelf.restore(file)).toMatchObject({ added: 1, known: 2, problemCount: 0 });
  const back = (await shelf.load(first!.key)).entry;
  expect(back.document.title).toBe('Renamed');
  expect(back.log.steps).toHaveLength(1);
  expect(await shelf.restore(file)).toMatchObject({ added: 0, known: 3 });
  expect(await shelf.list()).toHaveLength(3);
  const opened = await shelf.calls.open(undefined, job);
  const rows = opened.ok ? opened.value : [];
  expect(rows.filter(({ deleted }) => deleted !== undefined)).toEqual([]);
  expect(rows.find(({ key }) => key === second!.key)?.tags).toEqual(['gout']);
});

test('newer work is not written over: both are kept, once', async () => {
  const shelf = await library();
  await shelf.add(1);
  const [only] = await shelf.list();
  const file = await shelf.save();
  await shelf.rename(only!.key, 'Newer');
  expect(await shelf.restore(file)).toMatchObject({ added: 1, problemCount: 1 });
  await shelf.restore(file);
  expect((await shelf.list()).map(({ title }) => title).sort()).toEqual(['', 'Newer']);
});

test('a file that is cut off, changed or another one changes nothing', async () => {
  const shelf = await library();
  await shelf.add(2);
  const file = await shelf.save();
  const [first] = await shelf.list();
  await shelf.calls.remove({ keys: [first!.key] }, job);
  for (const bad of [file.slice(0, file.size - 20), await changed(file), new Blob(['{}'])]) {
    const report = await shelf.restore(bad);
    expect(report).toMatchObject({ added: 0, known: 0, problemCount: 1 });
    expect(report.problems[0]?.reason).toContain('Nothing was changed');
  }
  expect(await shelf.list()).toHaveLength(1);
});

test('the same library gives the same bytes, in every format and as a zip', async () => {
  const shelf = await library();
  await shelf.add(3);
  const keys = (await shelf.list()).map(({ key }) => key);
  const date = new Date('2026-01-01T00:00:00Z');
  for (const format of ['library', 'json', 'bioc-json', 'pubtator', 'csv']) {
    for (const isZip of [false, true]) {
      const write = async () => {
        const { blob } = await shelf.calls.export(
          { keys, format, isZip, isUnsureToo: false, date },
          job,
        );
        return new Uint8Array(await blob.arrayBuffer());
      };
      expect(await write()).toEqual(await write());
    }
  }
});

test('a copy has the marks that the file gives it, and the one that is here keeps its own', async () => {
  const shelf = await library();
  await shelf.add(1);
  const [only] = await shelf.list();
  const key = only!.key;
  await shelf.calls.change({ kind: 'tag', keys: [key], tag: 'filed' }, job);
  const file = await shelf.save();
  await shelf.rename(key, 'Newer');
  await shelf.calls.change({ kind: 'untag', keys: [key], tag: 'filed' }, job);
  await shelf.calls.change({ kind: 'tag', keys: [key], tag: 'own' }, job);
  await shelf.restore(file);
  const copy = (await shelf.list()).find((one) => one.key !== key);
  expect(await shelf.marksOf(copy!.key)).toMatchObject({ tags: ['filed'] });
  expect(await shelf.marksOf(key)).toMatchObject({ tags: ['own'] });
});

test('the marks of a document that cannot be read are left alone', async () => {
  const shelf = await library();
  await shelf.add(1);
  const [only] = await shelf.list();
  const key = only!.key;
  await shelf.calls.change({ kind: 'tag', keys: [key], tag: 'filed' }, job);
  await shelf.calls.change({ kind: 'delete', keys: [key] }, job);
  const file = await shelf.save();
  await shelf.calls.change({ kind: 'bring-back', keys: [key] }, job);
  await shelf.calls.change({ kind: 'untag', keys: [key], tag: 'filed' }, job);
  await shelf.calls.change({ kind: 'tag', keys: [key], tag: 'own' }, job);
  await damage(shelf.name, key);
  expect(await shelf.restore(file)).toMatchObject({ added: 1, problemCount: 1 });
  expect(await shelf.marksOf(key)).toEqual({ tags: ['own'] });
  const copy = (await shelf.list()).find((one) => one.key !== key);
  expect(await shelf.marksOf(copy!.key)).toMatchObject({
    tags: ['filed'],
    deleted: expect.any(Number),
  });
});

test('a document that another tab writes while a file is taken in counts as none that was added', async () => {
  const [here, there] = [await library(), await library()];
  await there.add(2);
  const file = await there.save();
  const [first] = await there.list();
  const other = openWorkspaceStore(here.name);
  const { entry, place } = await there.load(first!.key);
  const changes = changesBetween(undefined, { entry, place, pending: {} });
  const opened = openWorkspaceStore(here.name);
  const workspace: typeof opened = {
    ...opened,
    async write(...given) {
      await other.write([{ key: entry.key, revision: 0, changes }]);
      return opened.write(...given);
    },
  };
  const store = openLibraryStore(here.name);
  const one = createLibrary({ workspace, store, onChange: () => {} });
  const restored = await importLibrary(file, { workspace, store, library: one }, () => {});
  expect(restored).toMatchObject({ ok: true, value: { added: 1, known: 1 } });
  for (const each of [one, store, other, opened]) each.close();
});

test.each([
  ['"at":0', '"at":-3'],
  ['"at":0', '"at":7'],
  ['"first":0', '"first":0.5'],
  ['"place":', '"place":1e999,"was":'],
])(
  'a document whose history cannot be (%s as %s) is named, and nothing of it is taken',
  async (from, to) => {
    const shelf = await library();
    await shelf.add(2);
    const [first] = await shelf.list();
    const file = await rewritten(await shelf.save(), (line) =>
      line.includes('Note 0') ? line.replace(from, to) : line,
    );
    await shelf.calls.remove({ keys: [first!.key] }, job);
    const report = await shelf.restore(file);
    expect(report).toMatchObject({ added: 0, known: 1, problemCount: 1 });
    expect(await shelf.list()).toHaveLength(1);
  },
);

/** Overwrites a stored text with a value that is no text. */
async function damage(name: string, key: string): Promise<void> {
  const request = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction('texts', 'readwrite');
  transaction.objectStore('texts').put({ v: 1, value: 7 }, [key, '']);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}
