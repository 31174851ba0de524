import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { fail } from '../../core/result.ts';
import { emptyLog, perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../workspace/changes.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../workspace/workspace-store.ts';
import { createLibrary, type RowChanges } from './library.ts';
import { type LibraryStore, openLibraryStore } from './library-store.ts';
import { serveLibrary } from './serve-library.ts';

let name = '';
let workspace: WorkspaceStore;
let store: LibraryStore;
let ends: (() => void)[] = [];
beforeEach(() => {
  name = `library-faults-${crypto.randomUUID()}`;
  workspace = openWorkspaceStore(name);
  store = openLibraryStore(name);
  ends = [workspace.close, store.close];
});
afterEach(() => {
  for (const end of ends) end();
});

const KEYS = ['a', 'b', 'c'];

async function fill(): Promise<void> {
  const written = await workspace.write(
    KEYS.map((key, place) => {
      const entry = { key, log: emptyLog, document: newDocument(key, `On gout in group ${key}.`) };
      return {
        key,
        revision: 0,
        changes: changesBetween(undefined, { entry, place, pending: {} }),
      };
    }),
  );
  if (!written.ok) throw new Error(written.error.code);
}

/** A change by another tab that sends no message. */
async function rename(key: string): Promise<void> {
  const loaded = await workspace.load(key);
  if (!loaded.ok || !loaded.value) throw new Error('not there');
  const entry = perform(loaded.value.entry, { kind: 'rename', title: 'Another' });
  const { revision } = loaded.value;
  const changes = changesBetween(loaded.value, { ...loaded.value, entry });
  await workspace.write([{ key, revision, changes }]);
}

const kept = async () => {
  const listed = await workspace.list();
  return listed.ok ? listed.value.map(({ key }) => key) : [];
};
const tagsOf = async (...keys: string[]) => {
  const marks = await store.marksOf(keys);
  return marks.ok ? marks.value.map((one) => one?.tags) : [];
};

/** A library on stores of which some calls are replaced. */
function library(
  calls: { workspace?: Partial<WorkspaceStore>; store?: Partial<LibraryStore> } = {},
) {
  const changes: RowChanges[] = [];
  const one = createLibrary({
    workspace: { ...workspace, onChange: () => () => {}, ...calls.workspace },
    store: { ...store, ...calls.store },
    onChange: (told) => changes.push(told),
  });
  ends.push(one.close);
  return { ...one, changes };
}

test('a worker that was started anew opens the library before its first call', async () => {
  await fill();
  await store.mark(KEYS, (marks) => ({ ...marks, tags: ['gout'] }));
  const told: RowChanges[] = [];
  const { calls, close } = serveLibrary((changes) => told.push(changes), name);
  ends.push(close);
  const job = { signal: new AbortController().signal, onProgress: () => {} };
  expect(await calls.remove({ keys: ['b'] }, job)).toEqual({ ok: true, value: { stayed: [] } });
  expect(await kept()).toEqual(['a', 'c']);
  expect(await tagsOf(...KEYS)).toEqual([['gout'], [], ['gout']]);
  // The page learns how the list changed while there was no worker.
  expect(told.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(
    expect.arrayContaining(['a', 'c']),
  );
  const found = await calls.search({ mode: 'words', query: 'gout', isUnsureToo: false }, job);
  expect(found.keys).toEqual(['a', 'c']);
});

test('each call of a worker that was started anew finds the library open', async () => {
  await fill();
  const job = { signal: new AbortController().signal, onProgress: () => {} };
  const fresh = () => {
    const { calls, close } = serveLibrary(() => {}, name);
    ends.push(close);
    return calls;
  };
  await store.mark(['a'], (marks) => ({ ...marks, tags: ['gout'] }));
  const date = new Date(7);
  const request = { keys: KEYS, format: 'library', isZip: false, isUnsureToo: false, date };
  const { blob } = await fresh().export(request, job);
  const unpacked = blob.stream().pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(unpacked).text()).toContain('"gout"');
  const found = await fresh().search({ mode: 'words', query: 'gout', isUnsureToo: false }, job);
  expect(found.keys).toEqual(KEYS);
});

test('of documents to be removed the one that another tab has just changed stays, and is named', async () => {
  await fill();
  await store.mark(KEYS, (marks) => ({ ...marks, tags: ['gout'] }));
  const one = library();
  await one.open();
  await rename('b');
  expect(await one.remove(KEYS)).toEqual({ ok: true, value: { stayed: ['b'] } });
  expect(await kept()).toEqual(['b']);
  expect(await tagsOf(...KEYS)).toEqual([[], ['gout'], []]);
  expect(one.changes.flatMap(({ gone }) => gone)).toEqual(['a', 'c']);
  await vi.waitFor(() => expect(one.known.get('b')?.head.title).toBe('Another'));
});

test.each([
  ['cannot be read', async () => fail({ code: 'storage-failed', reason: 'not now' } as const)],
  ['throws', () => Promise.reject(new Error('not now'))],
])('documents are counted in the end although the storage %s at first', async (_, failing) => {
  await fill();
  let loads = 0;
  const one = library({
    workspace: {
      loadAll(keys) {
        loads += 1;
        return loads === 1 ? failing() : workspace.loadAll(keys);
      },
    },
  });
  await one.open();
  await vi.waitFor(() => expect(one.changes.at(-1)?.uncounted).toBe(0), { timeout: 30_000 });
  expect([...one.known.values()].filter(({ digest }) => digest)).toHaveLength(3);
});

test('what is deleted stays so where its marks cannot be read for a while', async () => {
  await fill();
  await store.mark(['a'], (marks) => ({ ...marks, deleted: 1 }));
  let reads = 0;
  const one = library({
    store: {
      async marksOf(keys) {
        reads += 1;
        return reads === 1
          ? fail({ code: 'storage-failed', reason: 'not now' })
          : store.marksOf(keys);
      },
    },
  });
  await one.open();
  await vi.waitFor(() => expect(one.changes.at(-1)?.uncounted).toBe(0), { timeout: 30_000 });
  expect(
    one.changes.flatMap(({ rows }) => rows).filter(({ key }) => key === 'a'),
  ).not.toContainEqual(expect.not.objectContaining({ deleted: 1 }));
});
