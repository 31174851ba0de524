import { afterEach, beforeEach, expect, test } from 'vitest';
import { perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../workspace/changes.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../workspace/workspace-store.ts';
import { createJoining } from './joining.ts';
import { createLibrary } from './library.ts';
import { openLibraryStore } from './library-store.ts';
import { type LibraryServer, serveLibrary } from './serve-library.ts';

const job = { signal: new AbortController().signal, onProgress: () => {} };
let name = '';
let server: LibraryServer;
let workspace: WorkspaceStore;
beforeEach(async () => {
  name = `joining-${crypto.randomUUID()}`;
  server = serveLibrary(() => {}, name);
  workspace = openWorkspaceStore(name);
  await server.calls.open(undefined, job);
});
afterEach(() => {
  server.close();
  workspace.close();
});

const TEXT = 'Intracranial bleeding was seen under warfarin.';

/** A record with a title of its own, so that it becomes a separate document. */
const record = (title: string, fields: string, from = `${title}.nbib`) => ({
  ...{ name: from, blob: new Blob([`${fields}TI  - ${title}\nAB  - ${TEXT} In ${title}.\n`]) },
});
async function add(...files: ReturnType<typeof record>[]) {
  const added = await server.calls.add({ files }, job);
  if (!added.ok) throw new Error(added.error.failure.code);
  return added.value.first ?? '';
}
const info = async (key: string) => {
  const loaded = await workspace.load(key);
  return loaded.ok ? loaded.value?.entry.document.imported?.info : undefined;
};
const join = (kept: string, gone: string) => server.calls.join({ pairs: [{ kept, gone }] }, job);

test('a newer record of the one that stayed is not lost when others are joined or parted', async () => {
  const a = await add(record('Warfarin', 'PMID- 1\n'));
  const b = await add(record('Aspirin', 'PMID- 2\nAU  - Alpha A\n'));
  const c = await add(record('Lithium', 'PMID- 3\nTA  - The Journal\n'));
  await join(a, b);
  await add(record('Warfarin', 'PMID- 1\nDP  - 2001\n'));
  expect(await info(a)).toMatchObject({ year: '2001', authors: 'Alpha A' });
  await join(a, c);
  expect(await info(a)).toMatchObject({ year: '2001', authors: 'Alpha A', journal: 'The Journal' });
  await server.calls.part({ keys: [b] }, job);
  expect(await info(a)).toMatchObject({ year: '2001', journal: 'The Journal' });
  expect(await info(a)).not.toHaveProperty('authors');
});

test('what was taken of a joined document stays when that is removed for good', async () => {
  const a = await add(record('Warfarin', 'PMID- 1\n'));
  const b = await add(record('Aspirin', 'PMID- 2\nAU  - Alpha A\n'));
  const c = await add(record('Lithium', 'PMID- 3\nTA  - The Journal\n'));
  await join(a, b);
  await server.calls.remove({ keys: [b] }, job);
  await join(a, c);
  expect(await info(a)).toMatchObject({ authors: 'Alpha A', journal: 'The Journal' });
  await server.calls.part({ keys: [c] }, job);
  expect(await info(a)).toMatchObject({ authors: 'Alpha A' });
});

test('pairs that hang together are joined with the one that stays', async () => {
  const a = await add(record('Warfarin', 'PMID- 1\n'));
  const b = await add(record('Aspirin', 'PMID- 2\nAU  - Alpha A\n'));
  const c = await add(record('Lithium', 'PMID- 3\nTA  - The Journal\n'));
  const pairs = [
    { kept: a, gone: b },
    { kept: b, gone: c },
    { kept: c, gone: a },
  ];
  await server.calls.join({ pairs }, job);
  expect(await info(a)).toMatchObject({ authors: 'Alpha A', journal: 'The Journal' });
  const { joined } = await server.calls.duplicates(undefined, job);
  expect(new Map(joined)).toEqual(
    new Map([
      [b, a],
      [c, a],
    ]),
  );
});

test('a document that another tab changes while others are joined with it gets what it lacks all the same', async () => {
  const a = await add(record('Warfarin', 'PMID- 1\n'));
  const b = await add(record('Aspirin', 'PMID- 2\nAU  - Alpha A\n'));
  const store = openLibraryStore(name);
  let writes = 0;
  /** Another tab writes once in between. */
  const overtaken: WorkspaceStore = {
    ...workspace,
    async write(...given) {
      writes += 1;
      if (writes === 1) {
        const loaded = await workspace.load(a);
        if (!loaded.ok || !loaded.value) throw new Error('not there');
        const entry = perform(loaded.value.entry, { kind: 'rename', title: 'Theirs' });
        const changes = changesBetween(loaded.value, { ...loaded.value, entry });
        await workspace.write([{ key: a, revision: loaded.value.revision, changes }]);
      }
      return workspace.write(...given);
    },
  };
  const library = createLibrary({ workspace: overtaken, store, onChange: () => {} });
  await library.open();
  const joining = createJoining({ workspace: overtaken, library, now: () => 1 });
  expect(await joining.join([{ kept: a, gone: b }])).toEqual({ ok: true });
  expect(await info(a)).toMatchObject({ authors: 'Alpha A' });
  const loaded = await workspace.load(a);
  const now = loaded.ok ? loaded.value : undefined;
  expect(now?.entry.document.title).toBe('Theirs');
  expect(library.known.get(a)?.head.revision).toBe(now?.revision);
  library.close();
  store.close();
});
