import { fnv1aHex } from '../../core/fnv1a.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { type AddProgress, type AddReport, addCounter } from './add-report.ts';
import type { Library } from './library.ts';
import { checkFile, documentsIn, type FiledWhole } from './library-file.ts';
import type { LibraryStore } from './library-store.ts';
import type { Marks } from './records.ts';

interface Stores {
  readonly workspace: WorkspaceStore;
  readonly store: LibraryStore;
  readonly library: Library;
}

/**
 * Takes in a file of a whole library. Nothing is changed before all of the file was checked. A document that is gone comes back;
 * one that is there stays as it is where it is the same; where both differ both are kept, so that neither newer nor older work is
 * written over. Taking the same file in again changes nothing, also when it was cut short before.
 */
export async function importLibrary(
  file: Blob,
  { workspace, store, library }: Stores,
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
    const { entry, place, marks } = filed.value;
    const loaded = await workspace.load(entry.key);
    if (!loaded.ok && loaded.error.code !== 'storage-unreadable') {
      return fail({ failure: loaded.error, report: counter.report('storage') });
    }
    const here = loaded.ok ? loaded.value : undefined;
    const isThere = here !== undefined && isEqual(here.entry.document, entry.document);
    if (isThere) counter.count.known += 1;
    else {
      const isTaken = here !== undefined || !loaded.ok;
      // A copy has the key that it had when it was taken in before.
      const key = isTaken ? `${entry.key}-${fnv1aHex(JSON.stringify(entry.document))}` : entry.key;
      if (isTaken && library.known.has(key)) {
        counter.count.known += 1;
        continue;
      }
      const written = await workspace.write([
        {
          key,
          revision: 0,
          changes: changesBetween(undefined, { entry: { ...entry, key }, place, pending: {} }),
        },
      ]);
      if (!written.ok) return fail({ failure: written.error, report: counter.report('storage') });
      counter.added(key);
      if (isTaken) {
        counter.tell(
          entry.document.title || entry.document.id,
          'is another one here than in the file; both are kept, look under ‘Duplicates’',
        );
      }
    }
    if (here === undefined || isThere) {
      const marked = await store.mark([entry.key], (before) =>
        withMarks(before, marks, here === undefined),
      );
      if (!marked.ok) return fail({ failure: marked.error, report: counter.report('storage') });
    }
  }
  const kept = await takeWhole(whole, store, library);
  return kept.ok
    ? ok(counter.report())
    : fail({ failure: kept.error, report: counter.report('storage') });
}

/** What was said of the library as a whole, beside what is said here; of two searches of one name that of here stays. */
async function takeWhole(
  { apart = [], searches = [] }: FiledWhole,
  store: LibraryStore,
  library: Library,
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

/** Both tags; a document that was not deleted when the file was written is there again. */
function withMarks(before: Marks, filed: Marks, isNew: boolean): Marks {
  if (isNew) return filed;
  const { deleted: _, joined: __, ...rest } = before;
  const { deleted, joined: ___, ...said } = filed;
  const base = deleted === undefined ? rest : before;
  const merged = { ...said, ...base, tags: [...new Set([...before.tags, ...filed.tags])].sort() };
  return isEqual(merged, before) ? before : merged;
}
