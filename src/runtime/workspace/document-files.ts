import { fail, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { WORKSPACE, workspaceDatabase } from './open-database.ts';

type Done = Result<undefined, StorageFailure>;

/**
 * The stored PDF files from which documents were read, so that their pages can be shown again. A file is removed with
 * its document.
 */
export interface StoredFiles {
  /** Refuses a file that would leave too little room for texts and decisions. */
  put(key: DocumentKey, file: Blob): Promise<Done>;
  /** Stores the file of a document that is stored already and has none; otherwise nothing changes. */
  putFirst(key: DocumentKey, file: Blob): Promise<Done>;
  /** Undefined when the document was not read from a PDF file. */
  get(key: DocumentKey): Promise<Blob | undefined>;
}

export function openStoredFiles(name = WORKSPACE): StoredFiles {
  const database = workspaceDatabase(name);
  const idOf = (key: DocumentKey) => [key, 'pdf'];
  async function store(
    file: Blob,
    write: (transaction: IDBTransaction) => Promise<unknown>,
  ): Promise<Done> {
    if (!(await hasRoomFor(file))) return fail({ code: 'storage-full' });
    return transact(database, ['heads', 'files'], 'readwrite', async (transaction) => {
      await write(transaction);
      return undefined;
    });
  }
  return {
    put: (key, file) =>
      store(file, (transaction) => settled(transaction.objectStore('files').put(file, idOf(key)))),
    putFirst: (key, file) =>
      store(file, async (transaction) => {
        const files = transaction.objectStore('files');
        const [documents, before] = await Promise.all([
          settled(transaction.objectStore('heads').count([key, ''])),
          settled(files.count(idOf(key))),
        ]);
        if (documents > 0 && before === 0) await settled(files.put(file, idOf(key)));
      }),
    async get(key) {
      const found = await transact(database, ['files'], 'readonly', (transaction) =>
        settled<unknown>(transaction.objectStore('files').get(idOf(key))),
      );
      return found.ok && found.value instanceof Blob ? found.value : undefined;
    },
  };
}

/** Share of the browser's quota that files leave for texts and decisions, which can be stored nowhere else. */
const LEFT_FREE = 0.1;

/** True also when the browser does not tell its quota: then it refuses the file itself. */
async function hasRoomFor({ size }: Blob): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
  return quota === undefined || usage === undefined || usage + size <= quota * (1 - LEFT_FREE);
}

/** The PDF files of documents for one page: the stored ones, and those for which there is no room. */
export interface DocumentFiles extends Pick<StoredFiles, 'put' | 'get'> {
  /** Why the file is not stored; it is then held in memory while the page is open. Waits for the call of `put`. */
  failureOf(key: DocumentKey): Promise<StorageFailure | undefined>;
  /** Forgets the files that are held in memory. */
  forget(): void;
}

export function openDocumentFiles(stored: StoredFiles = openStoredFiles()): DocumentFiles {
  const held = new Map<DocumentKey, { readonly file: Blob; readonly putting: Promise<Done> }>();
  return {
    async put(key, file) {
      const putting = stored.put(key, file);
      held.set(key, { file, putting });
      const kept = await putting;
      if (kept.ok && held.get(key)?.putting === putting) held.delete(key);
      return kept;
    },
    get: async (key) => held.get(key)?.file ?? stored.get(key),
    async failureOf(key) {
      const kept = await held.get(key)?.putting;
      return kept && !kept.ok ? kept.error : undefined;
    },
    forget: () => held.clear(),
  };
}
