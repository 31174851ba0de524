import { afterEach, expect, test } from 'vitest';
import { perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../workspace/changes.ts';
import { openWorkspaceStore } from '../workspace/workspace-store.ts';
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
  return {
    calls,
    list,
    load,
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

/** With one byte changed, in what was packed. */
async function changed(file: Blob): Promise<Blob> {
  const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
  const text = await new Response(unpacked).text();
  const other = new Blob([text.replace('Colchicine', 'Kolchicine')]);
  return new Response(other.stream().pipeThrough(new CompressionStream('gzip'))).blob();
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
