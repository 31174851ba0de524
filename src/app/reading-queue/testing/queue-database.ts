import { newDocument } from '../../../core/document/model.ts';
import { emptyLog } from '../../../core/workspace/log.ts';
import { openLibraryStore } from '../../../runtime/library-store/library-store.ts';
import { noMarks, type QueueRecord } from '../../../runtime/library-store/records.ts';
import { changesBetween } from '../../../runtime/workspace/changes.ts';
import { openWorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';

/** The texts of the documents `d0`, `d1`, ... of a database for tests of the queue. */
export const texts = Array.from(
  { length: 8 },
  (_, n) => `The patient ${n} took aspirin. BRAF and EGFR and TNF.`,
);

export async function fill(name: string, count = texts.length): Promise<void> {
  const store = openWorkspaceStore(name);
  const documents = texts.slice(0, count).map((text, place) => {
    const key = `d${place}`;
    const entry = { key, log: emptyLog, document: newDocument(key, text) };
    return { key, revision: 0, changes: changesBetween(undefined, { entry, place, pending: {} }) };
  });
  await store.write(documents);
  store.close();
}

export async function keptIn(name: string) {
  const [store, library] = [openWorkspaceStore(name), openLibraryStore(name)];
  const listed = await store.list();
  const keys = listed.ok ? listed.value.map(({ key }) => key) : [];
  const [loaded, queue, marks] = await Promise.all([
    store.loadAll(keys),
    library.get('queue'),
    library.marksOf(keys),
  ]);
  store.close();
  library.close();
  if (!loaded.ok || !queue.ok || !marks.ok) throw new Error('not to be read');
  const documents = loaded.value.map((one) => {
    if (!one.ok || !one.value) throw new Error('a document is not there');
    return one.value.entry.document;
  });
  return { documents, queue: queue.value, marks: marks.value.map((one) => one ?? noMarks) };
}

export async function setQueue(name: string, record: QueueRecord): Promise<void> {
  const library = openLibraryStore(name);
  await library.change('queue', () => record);
  library.close();
}
