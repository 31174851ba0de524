import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeFailure } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { openInWorker } from '../../runtime/documents/open-in-worker.ts';
import type { AddProgress, AddReport } from '../../runtime/library-store/add-report.ts';
import type { LibraryClient } from '../../runtime/library-store/library-client.ts';
import type { MarkChange } from '../../runtime/library-store/library-protocol.ts';
import type { SourceFile } from '../../runtime/library-store/read-source.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { readSetting, writeSetting } from '../settings.ts';

/** What the page knows of the library. */
export interface LibraryState {
  readonly status: 'closed' | 'opening' | 'open' | 'failed';
  readonly rows: ReadonlyMap<DocumentKey, LibraryRow>;
  /** Documents whose entities and relations are still to be counted. */
  readonly uncounted: number;
  readonly adding?: AddProgress | undefined;
  readonly report?: AddReport | undefined;
  /** What went wrong, sentences; until dismissed. */
  readonly problem?: string | undefined;
  /** What was done last to many at once, in words, and what takes it back. */
  readonly done?: { readonly what: string; readonly undo: MarkChange } | undefined;
  /** The row that keys act on. */
  readonly active?: DocumentKey | undefined;
  readonly selected: ReadonlySet<DocumentKey>;
  /** Documents that were here at the last visit, where none is now; 0: there are some, or were none. */
  readonly lost: number;
}

type Change = Partial<LibraryState> | ((state: LibraryState) => Partial<LibraryState>);

/** The library as the page works with it. */
export interface LibraryPage {
  readonly store: Pick<StoreApi<LibraryState>, 'getState' | 'subscribe'>;
  readonly client: LibraryClient;
  /** Takes up what is kept, once. */
  readonly open: () => Promise<void>;
  readonly add: (files: readonly SourceFile[]) => Promise<void>;
  readonly cancelAdding: () => void;
  /** @param what it is called when it is offered to be taken back, with `undo` */
  readonly mark: (change: MarkChange, what?: string, undo?: MarkChange) => Promise<void>;
  readonly remove: (keys: readonly DocumentKey[]) => Promise<void>;
  readonly set: (change: Change) => void;
  /** A call that changes what is kept; what goes wrong is said. */
  readonly run: (call: () => Promise<Result<unknown, Failure>>) => Promise<void>;
}

export function createLibraryPage(client: LibraryClient): LibraryPage {
  const store = createStore<LibraryState>(() => ({
    ...{ status: 'closed', rows: new Map(), uncounted: 0, selected: new Set(), lost: 0 },
  }));
  const set = (change: Change) => store.setState(change);
  let adding: AbortController | undefined;

  client.onChange(({ rows, gone, uncounted }) => {
    set((state) => {
      const now = new Map(state.rows);
      for (const row of rows) now.set(row.key, row);
      for (const key of gone) now.delete(key);
      return { rows: now, uncounted };
    });
    remember(store.getState().rows.size);
  });

  /** Runs a call, and says what went wrong. */
  async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      const reason = thrownMessage(error);
      set({ problem: `The library stopped (${reason}). What was kept stays. Try again.` });
      return undefined;
    }
  }

  async function open(): Promise<void> {
    const { status } = store.getState();
    if (status === 'open' || status === 'opening') return;
    set({ status: 'opening' });
    const opened = await attempt(() => client.call('open', undefined));
    if (opened?.ok) {
      const count = opened.value.length;
      set({ lost: count === 0 ? remembered() : 0 });
      if (count > 0) remember(count);
      set((state) => ({
        status: 'open',
        // What was told while it was opened is newer.
        rows: new Map([...opened.value.map((row) => [row.key, row] as const), ...state.rows]),
      }));
    } else set({ status: 'failed', ...(opened && { problem: sentencesOf(opened.error) }) });
  }

  /** A file of a whole library is taken in by itself. */
  async function restore({ blob, name }: SourceFile): Promise<void> {
    set({ report: undefined, adding: { done: 0, of: 1, added: 0, known: 0, name } });
    const onProgress = (progress: AddProgress) => set({ adding: progress });
    const restored = await attempt(() => client.call('restore', { file: blob }, { onProgress }));
    if (restored && !restored.ok) set({ problem: sentencesOf(restored.error.failure) });
    const report = restored && (restored.ok ? restored.value : restored.error.report);
    set({ adding: undefined, ...(report && { report }) });
  }

  /** PDF files are opened by the page's own worker for documents, one after the other. */
  async function openPdfs(files: readonly SourceFile[], signal: AbortSignal) {
    const documents = [];
    const problems = [];
    for (const { name, blob } of files) {
      // A file that was moved or changed since it was chosen cannot be read any more.
      const opened = await blob
        .arrayBuffer()
        .then((bytes) =>
          openInWorker([{ name, content: new Uint8Array(bytes) }], {
            signal,
            onProgress: () => {},
          }),
        )
        .catch(() => undefined);
      if (signal.aborted) break;
      documents.push(...(opened?.documents ?? []));
      const [unread] = opened?.unread ?? [];
      if (!opened || unread) {
        problems.push({ place: name, reason: PDF_TROUBLES[unread?.why ?? 'no-reader'] });
      }
    }
    return { documents, problems };
  }

  return {
    store,
    client,
    open,
    set,
    async add(files) {
      if (files.length === 0 || adding) return;
      await open();
      const whole = files.find(({ name }) => LIBRARY_FILE.test(name));
      if (whole) {
        await restore(whole);
        return;
      }
      const controller = new AbortController();
      adding = controller;
      set({
        report: undefined,
        adding: { done: 0, of: 1, added: 0, known: 0, name: files[0]?.name ?? '' },
      });
      const options = {
        signal: controller.signal,
        onProgress: (progress: AddProgress) => set({ adding: progress }),
      };
      const added = await attempt(() => client.call('add', { files }, options));
      let report = added && (added.ok ? added.value : added.error.report);
      if (added && !added.ok) set({ problem: sentencesOf(added.error.failure) });
      const pdfs = report?.pdfs.flatMap((index) => files[index] ?? []) ?? [];
      if (report && pdfs.length > 0 && !controller.signal.aborted) {
        const { documents, problems } = await openPdfs(pdfs, controller.signal);
        const more = await attempt(() => client.call('add', { files: [], documents }, options));
        if (more?.ok) report = joined(report, more.value, pdfs.length - problems.length, problems);
        else if (more) set({ problem: sentencesOf(more.error.failure) });
      }
      adding = undefined;
      set({ adding: undefined, ...(report && { report }) });
    },
    cancelAdding: () => adding?.abort(),
    async mark(change, what, undo) {
      const marked = await attempt(() => client.call('change', change));
      if (!marked) return;
      if (!marked.ok) set({ problem: sentencesOf(marked.error) });
      else if (what !== undefined && undo) set({ done: { what, undo } });
    },
    async run(call) {
      const ran = await attempt(call);
      if (ran && !ran.ok) set({ problem: sentencesOf(ran.error) });
    },
    async remove(keys) {
      const removed = await attempt(() => client.call('remove', { keys }));
      if (removed && !removed.ok) set({ problem: sentencesOf(removed.error) });
    },
  };
}

/** How many documents there are is remembered beside the database, so that it is known when that was cleared. */
const COUNT = 'library';
export function remember(count: number): void {
  if (readSetting(COUNT) !== String(count)) writeSetting(COUNT, String(count));
}
const remembered = (): number => Number(readSetting(COUNT) ?? 0) || 0;

/** Name of a file of a whole library. */
export const LIBRARY_FILE = /\.biogloss\.gz$/iu;

const PDF_TROUBLES = {
  locked: 'is locked with a password: left out',
  broken: 'is no PDF, or is damaged: left out',
  'without-text': 'holds pictures and no text: left out',
  'no-reader': 'needs a part of the app that could not be fetched: left out',
  unknown: 'is no PDF: left out',
} as const;

const joined = (
  first: AddReport,
  second: AddReport,
  files: number,
  problems: readonly AddReport['problems'][number][],
): AddReport => ({
  ...first,
  added: first.added + second.added,
  known: first.known + second.known,
  files: first.files + files,
  problems: [...first.problems, ...problems, ...second.problems],
  problemCount: first.problemCount + problems.length + second.problemCount,
});

function sentencesOf(failure: Parameters<typeof describeFailure>[0]): string {
  const { happened, kept, next } = describeFailure(failure);
  return `${happened} ${kept} ${next}`;
}
