import { describeFailure } from '../../core/catalogue/failure.ts';
import { collectionTables } from '../../core/collection/tables.ts';
import { ok } from '../../core/result.ts';
import { openStoredFiles } from '../workspace/document-files.ts';
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
import { moveReviewedMarks, reviewDocuments } from './reviewing.ts';
import { sameText } from './same-text.ts';
import { createSearch } from './search-library.ts';

type Calls = {
  readonly [N in CallName]: (
    request: RequestOf<N>,
    job: LibraryJob,
  ) => AnswerOf<N> | Promise<AnswerOf<N>>;
};

export interface LibraryServer {
  readonly calls: Calls;
  readonly close: () => void;
}

export interface LibraryJob {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AddProgress) => void;
}

/** The library in its worker: the functions that answer calls. */
export function serveLibrary(
  onChange: (changes: RowChanges) => void,
  name?: string,
  now = Date.now,
): LibraryServer {
  const workspace = openWorkspaceStore(name);
  const store = openLibraryStore(name);
  const files = openStoredFiles(name);
  const library = createLibrary({ workspace, store, onChange });
  const joining = createJoining({ workspace, library, now });
  const { search, snippets, warm } = createSearch(library.known, store);
  let opening: ReturnType<typeof library.open> | undefined;

  async function open() {
    opening = library.open();
    const opened = await opening;
    if (opened.ok) {
      void moveReviewedMarks({ workspace, library, now });
      void warm();
    } else opening = undefined;
    return opened;
  }
  /** A restarted worker has loaded nothing yet, but the page believes that the library is open. */
  async function ready(): Promise<void> {
    const isFirst = !opening;
    const opened = await (opening ?? open());
    if (!opened.ok) throw new Error(describeFailure(opened.error).happened);
    if (isFirst) onChange({ rows: opened.value, gone: [], uncounted: 0 });
  }
  function whenReady<C extends Partial<Calls>>(calls: C): C {
    const entries = Object.entries(calls).map(([name, call]) => [
      name,
      (...given: readonly unknown[]) =>
        ready().then(() => (call as (...given: readonly unknown[]) => unknown)(...given)),
    ]);
    // Each call keeps its own parameters and result.
    return Object.fromEntries(entries) as C;
  }

  return {
    calls: {
      open,
      measure: workspace.measure,
      async searches(change) {
        if (!change) {
          const kept = await store.get('searches');
          return kept.ok ? ok(kept.value ?? []) : kept;
        }
        return store.change('searches', (before = []) => changedSearches(before, change));
      },
      ...whenReady<Omit<Calls, 'open' | 'measure' | 'searches'>>({
        async add(request, job) {
          const options = { library, workspace, joining, files, newId, now, ...job };
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
          const again = change.kind === 'delete' ? [...(change.joined ?? [])] : [];
          if (again.length > 0) {
            const kept = await joining.join(again.map(([gone, kept]) => ({ kept, gone })));
            if (!kept.ok) return kept;
          }
          return library.mark(change.keys, (marks) => changeMarks(marks, change, now()));
        },
        review: (change) => reviewDocuments(change, { workspace, library, now }),
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
          // The restored records bypassed the library, so it is loaded again, as after a change by another tab.
          const rows = await library.open();
          if (rows.ok) {
            onChange({ rows: rows.value, gone: [], uncounted: 0 });
            void moveReviewedMarks({ workspace, library, now });
            void warm();
          }
          return restored;
        },
        async remove({ keys }) {
          const kept = await joining.keepRecordsOf(keys);
          return kept.ok ? library.remove(keys) : kept;
        },
        sameText: (request) => sameText(request, library, store),
      }),
    },
    close() {
      library.close();
      store.close();
      workspace.close();
    },
  };
}

/** A search saved under an existing name replaces the old one. */
const changedSearches = (
  before: readonly SavedSearch[],
  { save, remove }: SearchesChange,
): readonly SavedSearch[] => [
  ...before.filter(({ name }) => name !== remove && name !== save?.name),
  ...(save ? [save] : []),
];

/** An id that sorts by creation time, so that documents added together lie side by side in the database. */
const newId = (): string =>
  Date.now().toString(36).padStart(9, '0') +
  [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
