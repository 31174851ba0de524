import { openWorkspaceStore } from '../workspace/workspace-store.ts';
import { addDocuments } from './add-documents.ts';
import type { AddProgress } from './add-report.ts';
import { changeMarks } from './change-marks.ts';
import { createLibrary, type RowChanges } from './library.ts';
import type { AnswerOf, CallName, RequestOf } from './library-protocol.ts';
import { openLibraryStore } from './library-store.ts';

export interface LibraryServer {
  readonly calls: {
    readonly [N in CallName]: (
      request: RequestOf<N>,
      job: LibraryJob,
    ) => AnswerOf<N> | Promise<AnswerOf<N>>;
  };
  readonly close: () => void;
}

export interface LibraryJob {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AddProgress) => void;
}

/** The library as the worker has it: what answers each call. */
export function serveLibrary(
  onChange: (changes: RowChanges) => void,
  name?: string,
  now = Date.now,
): LibraryServer {
  const workspace = openWorkspaceStore(name);
  const store = openLibraryStore(name);
  const library = createLibrary({ workspace, store, onChange });
  return {
    calls: {
      open: library.open,
      add: (request, job) => addDocuments(request, { library, workspace, newId, now, ...job }),
      change: (change) => library.mark(change.keys, (marks) => changeMarks(marks, change, now())),
      duplicates: library.duplicates,
      keepApart: ({ pairs, isApart }) => library.keepApart(pairs, isApart),
      remove: ({ keys }) => library.remove(keys),
    },
    close() {
      library.close();
      store.close();
      workspace.close();
    },
  };
}

/** Sorts by the time at which it was made, so that documents that came in together lie side by side in the database. */
const newId = (): string =>
  Date.now().toString(36).padStart(9, '0') +
  [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
