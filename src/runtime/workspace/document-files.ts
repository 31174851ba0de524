import type { Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { WORKSPACE, workspaceDatabase } from './open-database.ts';

/**
 * The PDF files from which documents were read, so that their pages can be shown again. A file is removed with its
 * document.
 */
export interface DocumentFiles {
  /** A file that cannot be stored stays in memory while the page is open. */
  put(key: DocumentKey, file: Blob): Promise<Result<undefined, StorageFailure>>;
  /** Undefined when the document was not read from a PDF file. Waits for earlier calls of `put`. */
  get(key: DocumentKey): Promise<Blob | undefined>;
  /** Forgets the files that are held in memory. */
  forget(): void;
}

export function openDocumentFiles(name = WORKSPACE): DocumentFiles {
  const database = workspaceDatabase(name);
  const held = new Map<DocumentKey, Blob>();
  return {
    async put(key, file) {
      held.set(key, file);
      const kept = await transact(database, ['files'], 'readwrite', async (transaction) => {
        await settled(transaction.objectStore('files').put(file, [key, 'pdf']));
        return undefined;
      });
      if (kept.ok) held.delete(key);
      return kept;
    },
    async get(key) {
      const here = held.get(key);
      if (here) return here;
      const found = await transact(database, ['files'], 'readonly', (transaction) =>
        settled<unknown>(transaction.objectStore('files').get([key, 'pdf'])),
      );
      return found.ok && found.value instanceof Blob ? found.value : undefined;
    },
    forget: () => held.clear(),
  };
}
