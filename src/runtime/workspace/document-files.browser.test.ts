import { afterEach, expect, it, vi } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { emptyLog } from '../../core/workspace/log.ts';
import { changesBetween } from './changes.ts';
import { openDocumentFiles, openStoredFiles } from './document-files.ts';
import { openWorkspaceStore } from './workspace-store.ts';

afterEach(() => vi.restoreAllMocks());

const named = () => `biogloss:test:${crypto.randomUUID()}`;
const file = (content: string) => new Blob([content], { type: 'application/pdf' });

it('keeps the file of a document, and deletes it with the document', async () => {
  const name = named();
  const [files, workspace] = [openStoredFiles(name), openWorkspaceStore(name)];
  const entry = { key: 'one', document: newDocument('1', 'Aspirin.'), log: emptyLog };
  const changes = changesBetween(undefined, { entry, place: 0, pending: {} });
  await workspace.write([{ key: 'one', revision: 0, changes }]);
  expect((await files.put('one', file('pages'))).ok).toBe(true);
  await files.put('one more', file('others'));
  expect(await (await openStoredFiles(name).get('one'))?.text()).toBe('pages');

  await workspace.write([{ key: 'one', revision: 1, changes: 'remove' }]);
  expect(await files.get('one')).toBeUndefined();
  expect(await (await files.get('one more'))?.text()).toBe('others');
});

it('counts files, and deletes all of them with all documents', async () => {
  const name = named();
  const [files, workspace] = [openStoredFiles(name), openWorkspaceStore(name)];
  await files.put('one', file('x'.repeat(5000)));
  const size = await workspace.measure();
  expect(size).toMatchObject({ ok: true, value: { texts: 0, fileBytes: 5000 } });
  expect(size.ok && size.value.units).toBeGreaterThanOrEqual(5000);
  await workspace.clear();
  expect(await files.get('one')).toBeUndefined();
});

it('stores a first file of a stored document only: neither a second one nor one of a document that is gone', async () => {
  const name = named();
  const [files, workspace] = [openStoredFiles(name), openWorkspaceStore(name)];
  await files.putFirst('one', file('pages'));
  expect(await files.get('one')).toBeUndefined();
  const entry = { key: 'one', document: newDocument('1', 'Aspirin.'), log: emptyLog };
  const changes = changesBetween(undefined, { entry, place: 0, pending: {} });
  await workspace.write([{ key: 'one', revision: 0, changes }]);
  await files.putFirst('one', file('pages'));
  await files.putFirst('one', file('others'));
  expect(await (await files.get('one'))?.text()).toBe('pages');
});

it('holds a file that the storage refuses until it is forgotten, and says so', async () => {
  const files = openDocumentFiles(openStoredFiles(named()));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  const putting = files.put('one', file('pages'));
  expect(await files.failureOf('one')).toEqual({ code: 'storage-full' });
  expect((await putting).ok).toBe(false);
  expect(await (await files.get('one'))?.text()).toBe('pages');
  files.forget();
  expect(await files.get('one')).toBeUndefined();
  expect(await files.failureOf('one')).toBeUndefined();
});

it('leaves a tenth of the room to texts and decisions', async () => {
  const files = openStoredFiles(named());
  vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 1000, usage: 400 });
  expect((await files.put('one', file('x'.repeat(500)))).ok).toBe(true);
  expect(await files.put('two', file('x'.repeat(501)))).toMatchObject({
    error: { code: 'storage-full' },
  });
  expect(await files.get('two')).toBeUndefined();
});
