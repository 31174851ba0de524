import { fnv1aHex } from '../../core/fnv1a.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { type AddCounter, type AddProgress, type AddReport, addCounter } from './add-report.ts';
import type { Library } from './library.ts';
import { checkFile, documentsIn, type FiledDocument, type FiledWhole } from './library-file.ts';
import type { LibraryStore } from './library-store.ts';
import type { Marks } from './records.ts';

interface Stores {
  readonly workspace: WorkspaceStore;
  readonly store: LibraryStore;
  readonly library: Library;
}

/**
 * Restores the file of a whole library. Nothing changes before the whole file is checked. A missing document comes
 * back; an equal one stays; when the document here differs from the one in the file, both are kept, so that no work is
 * overwritten. Restoring the same file again changes nothing, even after an interrupted run.
 */
export async function importLibrary(
  file: Blob,
  stores: Stores,
  onProgress: (progress: AddProgress) => void,
): Promise<Result<AddReport, { readonly failure: StorageFailure; readonly report: AddReport }>> {
  const counter = addCounter();
  const checked = await checkFile(file);
  if (!checked.ok) {
    counter.tell('The file', `${checked.error}. Nothing was changed`);
    return ok(counter.report());
  }
  counter.count.files = 1;
  const { documents: of, whole } = checked.value;
  let done = 0;
  for await (const filed of documentsIn(file)) {
    done += 1;
    if (done % 20 === 0) {
      const { added, known } = counter.count;
      onProgress({ done, of, added, known, name: 'the library' });
    }
    if (!filed.ok) {
      counter.tell(`Document ${done}`, filed.error);
      continue;
    }
    const taken = await takeDocument(filed.value, stores, counter);
    if (!taken.ok) return fail({ failure: taken.error, report: counter.report('storage') });
  }
  const kept = await takeWhole(whole, stores);
  return kept.ok
    ? ok(counter.report())
    : fail({ failure: kept.error, report: counter.report('storage') });
}

type Done = Result<undefined, StorageFailure>;

/** Restores a document and its marks. The marks of a document that cannot be read here are left alone. */
async function takeDocument(
  { entry, place, marks }: FiledDocument,
  { workspace, store, library }: Stores,
  counter: AddCounter,
): Promise<Done> {
  const loaded = await workspace.load(entry.key);
  if (!loaded.ok && loaded.error.code !== 'storage-unreadable') return loaded;
  const here = loaded.ok ? loaded.value : undefined;
  if (here && isEqual(here.entry.document, entry.document)) {
    counter.count.known += 1;
    return markedWith(store, entry.key, (before) => withMarks(before, marks));
  }
  const isTaken = here !== undefined || !loaded.ok;
  const name = entry.document.title || entry.document.id;
  // A copy gets the same key each time, so that the file can be restored again.
  const key = isTaken ? `${entry.key}-${fnv1aHex(JSON.stringify(entry.document))}` : entry.key;
  if (isTaken && library.known.has(key)) {
    counter.count.known += 1;
    return ok(undefined);
  }
  const copy = { entry: { ...entry, key }, place, pending: {} };
  const changes = changesBetween(undefined, copy);
  const written = await workspace.write([{ key, revision: 0, changes }]);
  if (!written.ok) return written;
  if (written.value.status === 'stale') {
    counter.count.known += 1;
    if (isTaken) return ok(undefined);
    counter.tell(
      name,
      'was written by another tab just now: add the file again, so that it is compared',
    );
    return ok(undefined);
  }
  counter.added(key);
  if (isTaken) {
    counter.tell(
      name,
      'is another one here than in the file; both are kept, look under ‘Duplicates’',
    );
  }
  return markedWith(store, key, () => marks);
}

async function markedWith(
  store: LibraryStore,
  key: DocumentKey,
  change: (before: Marks) => Marks,
): Promise<Done> {
  const marked = await store.mark([key], change);
  return marked.ok ? ok(undefined) : marked;
}

/** Adds the file's records of the whole library to those here. Of two searches with one name, the one here stays. */
async function takeWhole(
  { apart = [], searches = [] }: FiledWhole,
  { store, library }: Stores,
): Promise<Result<undefined, StorageFailure>> {
  if (searches.length > 0) {
    const saved = await store.change('searches', (before = []) => [
      ...before,
      ...searches.filter(({ name }) => before.every((one) => one.name !== name)),
    ]);
    if (!saved.ok) return saved;
  }
  return apart.length === 0 ? ok(undefined) : library.keepApart(apart, true);
}

/** The tags of both. A document that was not deleted when the file was written is not deleted any more. */
function withMarks(before: Marks, filed: Marks): Marks {
  const { deleted: _, joined: __, ...rest } = before;
  const { deleted, joined: ___, ...said } = filed;
  const base = deleted === undefined ? rest : before;
  const merged = { ...said, ...base, tags: [...new Set([...before.tags, ...filed.tags])].sort() };
  return isEqual(merged, before) ? before : merged;
}
