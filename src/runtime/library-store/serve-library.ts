import { collectionTables } from '../../core/collection/tables.ts';
import { ok } from '../../core/result.ts';
import { openWorkspaceStore } from '../workspace/workspace-store.ts';
import { addDocuments } from './add-documents.ts';
import type { AddProgress } from './add-report.ts';
import { changeMarks } from './change-marks.ts';
import { exportLibrary } from './export-library.ts';
import { importLibrary } from './import-library.ts';
import { createJoining } from './joining.ts';
import { createLibrary, type RowChanges } from './library.ts';
import type { AnswerOf, CallName, RequestOf, SearchesChange } from './library-protocol.ts';
import { openLibraryStore } from './library-store.ts';
import type { SavedSearch } from './records.ts';
import { sameText } from './same-text.ts';
import { createSearch } from './search-library.ts';

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
  const joining = createJoining({ workspace, library, now });
  const { search, snippets, warm } = createSearch(library.known, store);
  return {
    calls: {
      async open() {
        const opened = await library.open();
        void warm();
        return opened;
      },
      async add(request, job) {
        const options = { library, workspace, joining, newId, now, ...job };
        const added = await addDocuments(request, options);
        void warm();
        return added;
      },
      async change(change) {
        const joined = change.keys.filter(
          (key) => library.known.get(key)?.marks.joined !== undefined,
        );
        if (change.kind === 'bring-back' && joined.length > 0) {
          const parted = await joining.part(joined, false);
          if (!parted.ok) return parted;
        }
        return library.mark(change.keys, (marks) => changeMarks(marks, change, now()));
      },
      duplicates: library.duplicates,
      search,
      snippets,
      tables: ({ keys, isUnsureToo }) =>
        collectionTables(
          keys.flatMap((key) => library.known.get(key)?.digest ?? []),
          { isUnsureToo },
        ),
      join: ({ pairs }) => joining.join(pairs),
      part: ({ keys }) => joining.part(keys, true),
      keepApart: ({ pairs, isApart }) => library.keepApart(pairs, isApart),
      export: (request, { onProgress }) =>
        exportLibrary(request, { workspace, library, store }, (done) =>
          onProgress({ done, of: request.keys.length, added: 0, known: 0, name: 'the export' }),
        ),
      async restore({ file }, { onProgress }) {
        const restored = await importLibrary(file, { workspace, store, library }, onProgress);
        // What was written in the store's own way is taken up like another tab's.
        const rows = await library.open();
        if (rows.ok) onChange({ rows: rows.value, gone: [], uncounted: 0 });
        return restored;
      },
      measure: workspace.measure,
      remove: ({ keys }) => library.remove(keys),
      async searches(change) {
        if (!change) {
          const kept = await store.get('searches');
          return kept.ok ? ok(kept.value ?? []) : kept;
        }
        return store.change('searches', (before = []) => changedSearches(before, change));
      },
      async sameText(request) {
        if (library.known.size === 0) await library.open();
        return sameText(request, library, store);
      },
    },
    close() {
      library.close();
      store.close();
      workspace.close();
    },
  };
}

/** A search that is saved under a name that there is takes its place. */
const changedSearches = (
  before: readonly SavedSearch[],
  { save, remove }: SearchesChange,
): readonly SavedSearch[] => [
  ...before.filter(({ name }) => name !== remove && name !== save?.name),
  ...(save ? [save] : []),
];

/** Sorts by the time at which it was made, so that documents that came in together lie side by side in the database. */
const newId = (): string =>
  Date.now().toString(36).padStart(9, '0') +
  [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
