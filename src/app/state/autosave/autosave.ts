import { repeatSteps } from '../../../core/workspace/repeat.ts';
import type { DocumentKey } from '../../../core/workspace/workspace.ts';
import { type StorageFailure, storageFailure } from '../../../runtime/storage/storage-failure.ts';
import type { LoadedEntry } from '../../../runtime/workspace/assemble.ts';
import type { JournalStore } from '../../../runtime/workspace/journal.ts';
import type { WorkspaceStore } from '../../../runtime/workspace/workspace-store.ts';
import type { AppStore } from '../actions.ts';
import type { State } from '../model.ts';
import { leftKeys } from '../workspace/put-away.ts';
import { createJournaling, type Safety } from './journaling.ts';
import {
  isWorthKeeping,
  type KeptSoFar,
  type KeptTab,
  nothingKept,
  saveOf,
  withLoaded,
} from './save-of.ts';

export interface AutosaveOptions {
  readonly workspace: WorkspaceStore;
  /** Journals for changes that are not written yet. */
  readonly journals: JournalStore;
  /** Documents loaded before they come into the state; each is removed from the list once autosave knows it. */
  readonly arriving?: LoadedEntry[];
  readonly newId: () => string;
  /** Called after every save, with the stored state. */
  readonly onKept?: ((state: State) => void) | undefined;
  readonly onSafety?: ((safety: Safety) => void) | undefined;
  /** Waits after this many failed saves in a row. */
  readonly pause?: ((failures: number) => Promise<void>) | undefined;
}

export interface Autosave {
  /**
   * Starts writing; before, changes are only journaled.
   *
   * @param tab id of the tab's record
   * @param unread documents of the tab that could not be read
   */
  readonly begin: (tab: string, unread?: readonly DocumentKey[]) => void;
  readonly stop: () => void;
}

/** A quarter of a second after the first failure, then twice as long each time, up to eight seconds. */
const growingPause = (failures: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 125 * 2 ** Math.min(failures, 6)));

/**
 * Writes changed records as changes happen, one transaction after the other. Changes during a transaction go into the
 * next one, and are journaled in the same task. A failed write is repeated with the next change. Changes of other tabs
 * are adopted, and the changes made here meanwhile repeated on them.
 *
 * @param fresh id of the tab while it has no other, and of its journal
 */
export function createAutosave(store: AppStore, fresh: string, options: AutosaveOptions): Autosave {
  const { workspace, journals, newId, onKept, onSafety, pause = growingPause } = options;
  const { arriving = [] } = options;
  const journaling = createJournaling({ journals, id: fresh, newId, onSafety });
  let tab: KeptTab = { id: fresh, unread: [] };
  let kept = nothingKept;
  /** Documents that another tab has written since. */
  const outdated = new Set<DocumentKey>();
  /** Those of them whose loading failed: they are loaded again once nothing is left to write. */
  const unloaded = new Set<DocumentKey>();
  let isBegun = false;
  let isSaving = false;
  /** True when something happened after the current save began. */
  let isChanged = false;
  let isStopped = false;
  /** Number of failures since the last successful save, and the state of the latest one. */
  let failures = 0;
  let unwritten: State | undefined;
  /** A failure is reported once, so that a closed notice stays closed until another failure. */
  let told = store.getState().notKept;

  const tell = (failure: StorageFailure) => {
    if (JSON.stringify(failure) === JSON.stringify(told)) return;
    told = failure;
    store.dispatch({ type: 'keeping-failed', failure });
  };

  function worked(): void {
    if (failures > 0) store.dispatch({ type: 'keeping-worked' });
    failures = 0;
    told = undefined;
  }

  function learn(): void {
    const loaded = arriving.splice(0);
    kept = withLoaded(kept, loaded);
    journaling.learn(loaded);
  }

  function know(change: Partial<KeptSoFar>): void {
    kept = { ...kept, ...change, state: undefined };
  }

  /** Adopts what another tab has written. Changes made here are repeated on it, or both versions are kept. */
  async function reload(key: DocumentKey): Promise<boolean> {
    const found = await workspace.load(key);
    if (!found.ok && found.error.code !== 'storage-unreadable') {
      tell(found.error);
      return false;
    }
    const ours = store.getState().workspace.entries.get(key);
    const base = kept.known.get(key);
    const known = new Map(kept.known);
    known.delete(key);
    know({ known });
    // There are no changes to repeat.
    if (!ours) return true;
    if (found.ok && !found.value) {
      // The document was removed by another tab or by hand, so the one held here is written again completely.
      know({ listed: undefined });
      return true;
    }
    const theirs = found.ok ? found.value : undefined;
    const merged = base && theirs && repeatSteps(base.entry, ours, theirs.entry);
    if (!theirs || !merged) {
      store.dispatch({ type: 'document-rekeyed', key, to: newId() });
      return true;
    }
    know({ known: known.set(key, { ...theirs, asked: base.asked }) });
    store.dispatch({ type: 'document-synced', entry: merged });
    return true;
  }

  /** Releases stored documents that are neither shown nor put away; they stay in the library. */
  function release(): void {
    const { workspace: now } = store.getState();
    const keys = leftKeys(store.getState()).filter(
      (key) => kept.known.get(key)?.entry === now.entries.get(key),
    );
    if (keys.length > 0) store.dispatch({ type: 'documents-released', keys });
  }

  /** Saves until nothing is left to write or to load. */
  async function saveAll(): Promise<void> {
    while (!isStopped) {
      learn();
      const [next] = outdated;
      if (next !== undefined) {
        outdated.delete(next);
        if (kept.known.has(next) && !(await reload(next))) unloaded.add(next);
        continue;
      }
      const state = store.getState();
      const save = saveOf(kept, state, tab);
      if (!save && unloaded.size > 0) {
        await pause(++failures);
        for (const key of unloaded) outdated.add(key);
        unloaded.clear();
        continue;
      }
      if (!save) {
        journaling.clear();
        worked();
        break;
      }
      if (unwritten && !isWorthKeeping(unwritten, state)) break;
      const id = journaling.begin(save, tab);
      const saved = await workspace.write(save.documents, save.tabs, id).finally(journaling.end);
      if (!saved.ok) {
        unwritten = state;
        failures += 1;
        tell(saved.error);
        await pause(failures);
        continue;
      }
      unwritten = undefined;
      if (saved.value.status === 'stale') {
        for (const key of saved.value.keys) outdated.add(key);
        // An unknown key here is a document that another tab has created again.
        for (const key of saved.value.keys) {
          if (!kept.known.has(key) && !(await reload(key))) await pause(++failures);
        }
        continue;
      }
      kept = save.after;
      if (unloaded.size === 0) worked();
      if (state.supersedes !== undefined) store.dispatch({ type: 'tab-superseded' });
      onKept?.(state);
      release();
    }
  }

  /** An exception is reported like any other failure, and the save is repeated with the next change. */
  async function run(): Promise<void> {
    isSaving = true;
    do {
      isChanged = false;
      try {
        await saveAll();
      } catch (error) {
        failures += 1;
        tell(storageFailure(error));
        isChanged = false;
      }
    } while (isChanged && !isStopped);
    isSaving = false;
  }

  const react = () => {
    // A change in the same task as the end of a save needs another save.
    isChanged = true;
    if (isStopped) return;
    if (isBegun && !isSaving) {
      void run();
      return;
    }
    learn();
    const state = store.getState();
    // Before the stored work is known, the journal is needed only when something was done in this tab.
    if (isBegun || hasNews(kept, state)) journaling.note(kept, state, tab);
  };
  const endChanges = workspace.onChange((changed) => {
    for (const key of changed === 'all' ? kept.known.keys() : changed) outdated.add(key);
    if (isBegun) react();
  });
  const unsubscribe = store.subscribe(react);
  return {
    begin(id, unread = []) {
      tab = { id, unread };
      isBegun = true;
      react();
    },
    stop() {
      isStopped = true;
      endChanges();
      unsubscribe();
    },
  };
}

const hasNews = ({ known }: KeptSoFar, { workspace }: State): boolean =>
  workspace.order.some((key) => known.get(key)?.entry !== workspace.entries.get(key));
