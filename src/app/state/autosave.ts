import { repeatSteps } from '../../core/workspace/repeat.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { type StorageFailure, storageFailure } from '../../runtime/storage/storage-failure.ts';
import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import type { JournalStore } from '../../runtime/workspace/journal.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { AppStore } from './actions.ts';
import { createJournaling, type Safety } from './journaling.ts';
import type { State } from './model.ts';
import {
  isWorthKeeping,
  type KeptSoFar,
  type KeptTab,
  nothingKept,
  saveOf,
  withLoaded,
} from './save-of.ts';
import { leftKeys } from './workspace/put-away.ts';

export interface AutosaveOptions {
  readonly workspace: WorkspaceStore;
  /** Where what is not written yet is noted as it happens. */
  readonly journals: JournalStore;
  /** What was loaded since, before it came into the state: taken out as soon as it is known. */
  readonly arriving?: LoadedEntry[];
  readonly newId: () => string;
  /** Told after every save, with the state that is kept from now on. */
  readonly onKept?: ((state: State) => void) | undefined;
  readonly onSafety?: ((safety: Safety) => void) | undefined;
  /** How long to wait after so many saves in a row have failed. */
  readonly pause?: ((failures: number) => Promise<void>) | undefined;
}

export interface Autosave {
  /**
   * Writes from now on; before, what happens is noted alone.
   *
   * @param tab under which what this tab shows is kept
   * @param unread documents that the tab holds and that could not be read
   */
  readonly begin: (tab: string, unread?: readonly DocumentKey[]) => void;
  readonly stop: () => void;
}

/** A quarter of a second after the first failure, then twice as long each time, up to eight seconds. */
const growingPause = (failures: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 125 * 2 ** Math.min(failures, 6)));

/**
 * Writes what is decided as it happens: the records that changed, one transaction after the other. What changes while one
 * is under way goes into the next, and is noted in the journal in the same turn as it happens. What could not be written is
 * tried again when something of it changes. What another tab has written to a document is taken over, and what was done here
 * meanwhile repeated on it.
 *
 * @param fresh id of the tab as long as it has no other, and of its journal
 */
export function createAutosave(store: AppStore, fresh: string, options: AutosaveOptions): Autosave {
  const { workspace, journals, newId, onKept, onSafety, pause = growingPause } = options;
  const { arriving = [] } = options;
  const journaling = createJournaling({ journals, id: fresh, newId, onSafety });
  let tab: KeptTab = { id: fresh, unread: [] };
  let kept = nothingKept;
  /** Written by another tab since. */
  const outdated = new Set<DocumentKey>();
  let isBegun = false;
  let isSaving = false;
  /** Something happened since the save that is under way began. */
  let isChanged = false;
  let isStopped = false;
  /** Saves that failed since the last that did not, and the state that the latest of them would have kept. */
  let failures = 0;
  let unwritten: State | undefined;
  /** Told once, so that a notice that was closed stays closed until something else goes wrong. */
  let told = store.getState().notKept;

  const tell = (failure: StorageFailure) => {
    if (JSON.stringify(failure) === JSON.stringify(told)) return;
    told = failure;
    store.dispatch({ type: 'keeping-failed', failure });
  };

  function learn(): void {
    const loaded = arriving.splice(0);
    kept = withLoaded(kept, loaded);
    journaling.learn(loaded);
  }

  function know(change: Partial<KeptSoFar>): void {
    kept = { ...kept, ...change, state: undefined };
  }

  /** Takes over what another tab has written; what was done here since is repeated, or else both are kept. */
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
    // It stays as the other tab made it.
    if (!ours) return true;
    if (found.ok && !found.value) {
      // Removed in another tab, or by hand: what is held here is written again in full.
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

  /** What is kept, and neither shown nor put away, is left to the library. */
  function release(): void {
    const { workspace: now } = store.getState();
    const keys = leftKeys(store.getState()).filter(
      (key) => kept.known.get(key)?.entry === now.entries.get(key),
    );
    if (keys.length > 0) store.dispatch({ type: 'documents-released', keys });
  }

  /** One save after the other until nothing is left to write. */
  async function saveAll(): Promise<void> {
    while (!isStopped) {
      learn();
      const [next] = outdated;
      if (next !== undefined) {
        outdated.delete(next);
        if (kept.known.has(next) && !(await reload(next))) await pause(++failures);
        continue;
      }
      const state = store.getState();
      const save = saveOf(kept, state, tab);
      if (!save) {
        journaling.clear();
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
        // A document that is not known any more is one that another tab has made anew.
        for (const key of saved.value.keys) {
          if (!kept.known.has(key) && !(await reload(key))) await pause(++failures);
        }
        continue;
      }
      kept = save.after;
      if (failures > 0) store.dispatch({ type: 'keeping-worked' });
      failures = 0;
      told = undefined;
      if (state.supersedes !== undefined) store.dispatch({ type: 'tab-superseded' });
      onKept?.(state);
      release();
    }
  }

  /** What throws is told like any other failure, and tried again with the next change. */
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
    // What happens in the same turn as the end of a save is seen by no save but another one.
    isChanged = true;
    if (isStopped) return;
    if (isBegun && !isSaving) {
      void run();
      return;
    }
    learn();
    const state = store.getState();
    // What this tab shows is of interest only where something was done in it before it was known what is kept.
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
