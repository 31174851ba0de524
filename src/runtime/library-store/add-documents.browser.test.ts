import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { fail, ok } from '../../core/result.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../workspace/workspace-store.ts';
import { type AddRequest, addDocuments } from './add-documents.ts';
import { createJoining } from './joining.ts';
import { createLibrary } from './library.ts';
import { openLibraryStore } from './library-store.ts';

let database = '';
let ends: (() => void)[] = [];
beforeEach(() => {
  database = `adding-${crypto.randomUUID()}`;
  ends = [];
});
afterEach(() => {
  for (const end of ends) end();
});

async function shelf(calls: (workspace: WorkspaceStore) => Partial<WorkspaceStore> = () => ({})) {
  const opened = openWorkspaceStore(database);
  const workspace = { ...opened, ...calls(opened) };
  const store = openLibraryStore(database);
  const library = createLibrary({ workspace, store, onChange: () => {} });
  ends.push(opened.close, store.close, library.close);
  await library.open();
  const joining = createJoining({ workspace, library, now: () => 1 });
  let runs = 0;
  return {
    library,
    add: async (request: AddRequest, signal = new AbortController().signal) => {
      runs += 1;
      const added = await addDocuments(request, {
        ...{ library, workspace, joining, signal, now: () => 1 },
        ...{ newId: () => `run${runs}`, onProgress: () => {} },
      });
      return added.ok ? added.value : added.error;
    },
  };
}

const text = (words: string): AddRequest => ({
  files: [
    {
      name: 'a.ris',
      blob: new Blob([`TY  - JOUR\nTI  - A note on gout\nAB  - ${words}\nER  - \n`]),
    },
  ],
});
const GOUT = 'Colchicine eased gout in all of them.';

test.each([
  ['is damaged', fail({ code: 'storage-unreadable', path: 'text', reason: 'is no text' } as const)],
  ['was just removed', ok(undefined)],
])('a record of a document that %s stands by itself', async (_, loaded) => {
  let isGone = false;
  const { add, library } = await shelf((workspace) => ({
    load: async (key) => (isGone ? loaded : workspace.load(key)),
  }));
  expect(await add(text(GOUT))).toMatchObject({ added: 1, known: 0 });
  isGone = true;
  expect(await add(text(GOUT))).toMatchObject({ added: 1, known: 0 });
  expect(library.known.size).toBe(2);
});

test('a storage that cannot be read ends the adding, and the report says so', async () => {
  const failure = { code: 'storage-failed', reason: 'not now' } as const;
  let isFailing = false;
  const { add } = await shelf((workspace) => ({
    load: async (key) => (isFailing ? fail(failure) : workspace.load(key)),
  }));
  await add(text(GOUT));
  isFailing = true;
  expect(await add(text(GOUT))).toMatchObject({ failure, report: { ended: 'storage' } });
});

test('of documents that the page has opened none is added after adding was cancelled', async () => {
  const { add } = await shelf();
  const documents = [1, 2].map((one) => newDocument(String(one), `Paper ${one} on gout and pain.`));
  const report = await add({ files: [], documents }, AbortSignal.abort());
  expect(report).toMatchObject({ added: 0, ended: 'cancelled' });
});
