import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeFailure, type FailureMessage } from '../../core/catalogue/failure.ts';
import { inside } from '../../core/catalogue/failures.ts';
import type { Failure } from '../../core/errors.ts';
import { fail, type Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { AddReport } from '../../runtime/library-store/add-report.ts';
import type { LibraryClient } from '../../runtime/library-store/library-client.ts';
import type { MarkChange } from '../../runtime/library-store/library-protocol.ts';
import type { ReviewChange } from '../../runtime/library-store/reviewing.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import { plural } from '../content/format.ts';
import { readSetting, writeSetting } from '../settings.ts';
import { type Adding, type AddingQueue, createAdding } from './adding.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { gatherChanges, type Rows, withChanges } from './row-changes.ts';

/** The page's state of the library. */
export interface LibraryState extends Rows {
  readonly status: 'closed' | 'opening' | 'open' | 'failed';
  /** Sentence that says why the library could not be opened. */
  readonly closedBy?: string | undefined;
  /** Number of documents whose entities and relations are still to be counted. */
  readonly uncounted: number;
  readonly adding?: Adding | undefined;
  readonly report?: AddReport | undefined;
  /** What went wrong, until dismissed. */
  readonly problem?: FailureMessage | undefined;
  /** The last change of many documents in words, and the change that undoes it. */
  readonly done?: { readonly what: string; readonly undo: ManyChange } | undefined;
  /** The row on which keys act. */
  readonly active?: DocumentKey | undefined;
  readonly selected: ReadonlySet<DocumentKey>;
  /** Number of documents of the last visit when the library is now empty; otherwise 0. */
  readonly lost: number;
}

/** A change of many documents: of their marks, or of whether they are reviewed. */
export type ManyChange = MarkChange | ReviewChange;

type Change = Partial<LibraryState> | ((state: LibraryState) => Partial<LibraryState>);

/** The page's interface to the library. */
export interface LibraryPage {
  readonly store: Pick<StoreApi<LibraryState>, 'getState' | 'subscribe'>;
  readonly client: LibraryClient;
  /** Opens the library once. */
  readonly open: () => Promise<void>;
  /** Notices a library of an earlier visit that is gone, without opening it. */
  readonly noticeLoss: (workspace: Pick<WorkspaceStore, 'isEmpty'>) => Promise<void>;
  /** Adds files after those given before. The report names items that could not be read. */
  readonly add: AddingQueue['add'];
  /** Cancels the current batch of adding. */
  readonly cancelAdding: () => void;
  /**
   * @param what name of the change when its undo is offered
   * @param undo the change that undoes it
   */
  readonly mark: (change: ManyChange, what?: string, undo?: ManyChange) => Promise<void>;
  /** Undoes the last change of many documents. The offer stays where that fails. */
  readonly undo: () => Promise<void>;
  readonly remove: (keys: readonly DocumentKey[]) => Promise<void>;
  readonly set: (change: Change) => void;
  /** Runs a call that changes the library, and reports its failure. */
  readonly run: (call: () => Promise<Result<unknown, Failure>>) => Promise<void>;
}

export interface LibraryPageOptions {
  /** Opens PDF files. */
  readonly openFile?: OpenPdf;
  /** Called before documents are removed for good, so that the page itself lets go of them. */
  readonly onRemove?: (keys: readonly DocumentKey[]) => void;
}

export function createLibraryPage(
  client: LibraryClient,
  { openFile = openPdf, onRemove }: LibraryPageOptions = {},
): LibraryPage {
  const store = createStore<LibraryState>(() => ({
    ...{ status: 'closed', rows: new Map(), contents: 0, uncounted: 0 },
    ...{ selected: new Set(), lost: 0 },
  }));
  const set = (change: Change) => store.setState(change);

  const changes = gatherChanges((told) => {
    set((state) => ({ ...withChanges(state, told), uncounted: told.uncounted }));
    remember(store.getState().rows.size);
  });
  client.onChange(changes.take);

  /** Runs a call and reports its exception. */
  async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await run();
      // The worker reports the changes of a call before its answer.
      changes.flush();
      return answer;
    } catch (error) {
      const reason = thrownMessage(error);
      const happened = `The library stopped (${inside(reason)}).`;
      set({ problem: { happened, kept: 'What was kept stays.', next: 'Try again.' } });
      return undefined;
    }
  }

  async function open(): Promise<void> {
    const { status } = store.getState();
    if (status === 'open' || status === 'opening') return;
    set({ status: 'opening', closedBy: undefined });
    const opened = await client
      .call('open', undefined)
      .catch((error: unknown) => fail(thrownMessage(error)));
    changes.flush();
    if (opened.ok) {
      const count = opened.value.length;
      set({ lost: count === 0 ? remembered() : 0 });
      if (count > 0) remember(count);
      set((state) => ({
        status: 'open',
        // Changes reported while the library was opened are newer than the answer.
        rows: new Map([...opened.value.map((row) => [row.key, row] as const), ...state.rows]),
        contents: state.contents + 1,
      }));
    } else set({ status: 'failed', closedBy: reasonOf(opened.error) });
  }

  const queue = createAdding({ client, openPdf: openFile, open, tell: set, attempt });

  /** Makes a change; false when it failed, which is then reported. */
  async function isMarked(change: ManyChange): Promise<boolean> {
    const marked = await attempt(() =>
      'kind' in change ? client.call('change', change) : client.call('review', change),
    );
    if (marked && !marked.ok) set({ problem: describeFailure(marked.error) });
    return marked?.ok === true;
  }

  return {
    store,
    client,
    open,
    async noticeLoss(workspace) {
      const lost = remembered();
      if (lost === 0) return;
      const isEmpty = await workspace.isEmpty();
      if (isEmpty.ok && isEmpty.value) set({ lost });
    },
    set,
    add: queue.add,
    cancelAdding: queue.cancel,
    async mark(change, what, undo) {
      if ((await isMarked(change)) && what !== undefined && undo) set({ done: { what, undo } });
    },
    async undo() {
      const { done } = store.getState();
      if (!done || !(await isMarked(done.undo))) return;
      set((state) => (state.done === done ? { done: undefined } : {}));
    },
    async run(call) {
      const ran = await attempt(call);
      if (ran && !ran.ok) set({ problem: describeFailure(ran.error) });
    },
    async remove(keys) {
      onRemove?.(keys);
      const removed = await attempt(() => client.call('remove', { keys }));
      if (!removed) return;
      if (!removed.ok) set({ problem: describeFailure(removed.error) });
      else if (removed.value.stayed.length > 0) {
        const many = plural(removed.value.stayed.length, 'document');
        set({
          problem: {
            happened: `${many} changed in another tab just now and stayed.`,
            kept: '',
            next: 'Look at what changed, then delete again.',
          },
        });
      }
    },
  };
}

/** The number of documents is stored outside the database, so that the page notices when the database was cleared. */
const COUNT = 'library';
export function remember(count: number): void {
  if (readSetting(COUNT) !== String(count)) writeSetting(COUNT, String(count));
}
const remembered = (): number => Number(readSetting(COUNT) ?? 0) || 0;

const reasonOf = (error: Failure | string): string =>
  typeof error === 'string' ? error : describeFailure(error).happened;
