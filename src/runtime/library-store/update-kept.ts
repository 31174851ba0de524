import { digestOf } from '../../core/digest/digest.ts';
import type { TextDocument } from '../../core/document/model.ts';
import { titleOf } from '../../core/document/title.ts';
import { ok, type Result } from '../../core/result.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { AddCounter } from './add-report.ts';
import type { Joining } from './joining.ts';
import type { Library } from './library.ts';
import { noMarks } from './records.ts';
import { headOf } from './row.ts';
import { updateDocument } from './update-document.ts';

interface UpdateOptions {
  readonly library: Library;
  readonly workspace: WorkspaceStore;
  readonly joining: Joining;
  readonly counter: AddCounter;
  readonly now: () => number;
}

/**
 * Updates a stored document with a new record of its publication, and counts the result.
 *
 * @param isOwn the record becomes part of the document's own record; false for the record of another document that adds
 * nothing
 */
export async function updateKept(
  key: DocumentKey,
  record: TextDocument,
  isOwn: boolean,
  { library, workspace, joining, counter, now }: UpdateOptions,
): Promise<Result<undefined, StorageFailure>> {
  const textsOf = () => library.known.get(key)?.marks.recordTexts;
  // After a write by another tab the document is loaded again, until no other write comes between.
  for (;;) {
    const loaded = await workspace.load(key);
    if (!loaded.ok) return loaded;
    // The document was removed while the record was read.
    if (!loaded.value) return ok(undefined);
    const { entry, place, pending, revision } = loaded.value;
    const [from, before] = [record.imported?.from ?? record.title, entry.document.imported?.from];
    const { entry: updated, text } = updateDocument(entry, record, textsOf());
    if (updated !== entry) {
      const changes = changesBetween(loaded.value, { entry: updated, place, pending });
      const written = await workspace.write([{ key, revision, changes }]);
      if (!written.ok) return written;
      if (written.value.status === 'stale') continue;
    }
    if (from !== before) {
      const file = before === undefined ? '' : ` (${before})`;
      counter.same(from, `is of “${titleOf(entry.document)}”${file}`);
    }
    const name = entry.document.title || record.id;
    if (text === 'kept-edited') {
      counter.tell(name, 'has another text now; yours stays, because you edited it');
    }
    if (isOwn) {
      const changed = await joining.changeOwn(
        key,
        (own) => updateDocument(own, record, textsOf()).entry.document,
      );
      if (!changed.ok) return changed;
    }
    if (updated === entry) return ok(undefined);
    counter.count.updated += 1;
    if (text === 'replaced') {
      counter.tell(name, 'has a new text; ‘undo’ in the document brings the earlier one back');
      const [earlier, later] = [
        fingerprint(entry.document.text),
        fingerprint(updated.document.text),
      ];
      const marked = await library.mark([key], (one) => ({
        ...one,
        recordTexts: [...new Set([...(one.recordTexts ?? [earlier]), later])],
      }));
      if (!marked.ok) return marked;
    }
    const head = headOf(updated.document, { key, place, revision: revision + 1, changed: now() });
    const marks = library.known.get(key)?.marks ?? noMarks;
    return library.take([{ head, digest: digestOf(updated.document), marks }]);
  }
}
