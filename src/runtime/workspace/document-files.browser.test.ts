import { expect, it } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { emptyLog } from '../../core/workspace/log.ts';
import { changesBetween } from './changes.ts';
import { openDocumentFiles } from './document-files.ts';
import { openWorkspaceStore } from './workspace-store.ts';

const named = () => `biogloss:test:${crypto.randomUUID()}`;
const file = (content: string) => new Blob([content], { type: 'application/pdf' });

it('keeps the file of a document, and deletes it with the document', async () => {
  const name = named();
  const [files, workspace] = [openDocumentFiles(name), openWorkspaceStore(name)];
  const entry = { key: 'one', document: newDocument('1', 'Aspirin.'), log: emptyLog };
  const changes = changesBetween(undefined, { entry, place: 0, pending: {} });
  await workspace.write([{ key: 'one', revision: 0, changes }]);
  expect((await files.put('one', file('pages'))).ok).toBe(true);
  await files.put('one more', file('others'));
  expect(await (await openDocumentFiles(name).get('one'))?.text()).toBe('pages');

  await workspace.write([{ key: 'one', revision: 1, changes: 'remove' }]);
  expect(await files.get('one')).toBeUndefined();
  expect(await (await files.get('one more'))?.text()).toBe('others');
});

it('counts files, and deletes all of them with all documents', async () => {
  const name = named();
  const [files, workspace] = [openDocumentFiles(name), openWorkspaceStore(name)];
  await files.put('one', file('x'.repeat(5000)));
  const size = await workspace.measure();
  expect(size.ok && size.value.units).toBeGreaterThanOrEqual(5000);
  await workspace.clear();
  expect(await files.get('one')).toBeUndefined();
});

it('holds a file that the storage refuses until it is forgotten', async () => {
  const files = openDocumentFiles(named());
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  try {
    expect((await files.put('one', file('pages'))).ok).toBe(false);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  expect(await (await files.get('one'))?.text()).toBe('pages');
  files.forget();
  expect(await files.get('one')).toBeUndefined();
});
