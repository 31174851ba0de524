import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { fail, ok } from '../../core/result.ts';
import { perform } from '../../core/workspace/log.ts';
import { changesBetween } from '../workspace/changes.ts';
import { openStoredFiles, type StoredFiles } from '../workspace/document-files.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../workspace/workspace-store.ts';
import { type AddRequest, addDocuments } from './add-documents.ts';
import type { AddReport } from './add-report.ts';
import { createJoining } from './joining.ts';
import type { OpenedDocument } from './keep-pages.ts';
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

async function shelf(
  calls: (workspace: WorkspaceStore) => Partial<WorkspaceStore> = () => ({}),
  files: Pick<StoredFiles, 'putFirst'> = openStoredFiles(database),
) {
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
        ...{ library, workspace, joining, files, signal, now: () => 1 },
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
  const documents = [1, 2].map((one) => ({
    document: newDocument(String(one), `Paper ${one} on gout and pain.`),
  }));
  const report = await add({ files: [], documents }, AbortSignal.abort());
  expect(report).toMatchObject({ added: 0, ended: 'cancelled' });
});

const PAPER: AddRequest = {
  files: [],
  documents: [
    {
      document: newDocument('1', 'Colchicine eased gout and pain in all of them.', 'A paper'),
      file: new Blob(['pages'], { type: 'application/pdf' }),
    },
  ],
};
const pagesOf = async (key: string) => (await openStoredFiles(database).get(key))?.text();

test('the file of a PDF is stored with its document, and deleted with it', async () => {
  const { add, library } = await shelf();
  const { first = '' } = (await add(PAPER)) as AddReport;
  expect(await pagesOf(first)).toBe('pages');
  await library.mark([first], (marks) => ({ ...marks, deleted: 1 }));
  expect(await pagesOf(first)).toBe('pages');
  await library.remove([first]);
  expect(await pagesOf(first)).toBeUndefined();
});

test('a document that was added as text gets its pages when its PDF is added again', async () => {
  const { add } = await shelf();
  const [{ document }] = PAPER.documents as readonly [OpenedDocument];
  const { first = '' } = (await add({ files: [], documents: [{ document }] })) as AddReport;
  expect(await add(PAPER)).toMatchObject({ added: 0, known: 1, updated: 0, problemCount: 0 });
  expect(await pagesOf(first)).toBe('pages');
});

test('where there is room for the text only, it is kept, and so are the decisions of a known one', async () => {
  const full = fail({ code: 'storage-full' } as const);
  const { add, library } = await shelf(undefined, { putFirst: async () => full });
  const report = (await add(PAPER)) as AddReport;
  expect(report).toMatchObject({ added: 1, problemCount: 1 });
  expect(report).not.toHaveProperty('ended');
  expect(report.problems[0]).toEqual({
    place: 'A paper',
    reason: expect.stringContaining('is kept as text only: there is no room for its pages'),
  });
  const workspace = openWorkspaceStore(database);
  ends.push(workspace.close);
  const key = report.first ?? '';
  const before = await workspace.load(key);
  if (!before.ok || !before.value) throw new Error('not there');
  const entry = perform(before.value.entry, { kind: 'rename', title: 'Another' });
  const { revision } = before.value;
  await workspace.write([
    { key, revision, changes: changesBetween(before.value, { ...before.value, entry }) },
  ]);
  expect(await add(PAPER)).toMatchObject({ added: 0, known: 1, problemCount: 1 });
  const after = await workspace.load(key);
  expect(after.ok && after.value?.entry).toEqual(entry);
  expect(library.known.size).toBe(1);
});
