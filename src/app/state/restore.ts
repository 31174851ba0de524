import type { DeskStore } from '../../runtime/desk/desk-store.ts';
import { type StorageFailure, storageFailure } from '../../runtime/storage/storage-failure.ts';
import { type LoadedTab, loadTab } from '../../runtime/workspace/load-tab.ts';
import { type MovedDesks, moveDesks } from '../../runtime/workspace/move-desks.ts';
import { type ReplayOptions, replayJournals } from '../../runtime/workspace/replay.ts';
import type { ListedTab } from '../../runtime/workspace/workspace-store.ts';
import type { AppStore } from './actions.ts';
import { type AutosaveOptions, createAutosave } from './autosave.ts';

export interface RestoreOptions extends AutosaveOptions {
  /** What the versions before the workspace kept: it is moved into it. */
  readonly desks: DeskStore;
  /** Whether this tab may go on with what a tab showed; `isOurs`: it did so before it was reloaded. */
  readonly lock: (id: string, isOurs: boolean) => Promise<boolean>;
  /** See `ReplayOptions`. */
  readonly whileGone: ReplayOptions['whileGone'];
  /** Under which this tab kept what it showed, before it was reloaded. */
  readonly ours: string | undefined;
  /** Under which this tab keeps what it shows from now on. */
  readonly onTab: (id: string) => void;
  /** Called before a document that was kept comes on the page. */
  readonly onRestored?: () => void;
}

/**
 * Takes up what this tab showed, or else what was worked on last and no other tab shows; then keeps what happens. Where a
 * text is on the page or being typed by then, what was found is offered (`state.offered`). A tab that was duplicated
 * shows the documents of the other: both may change them. What is done before it is known what is kept is noted, and what
 * tabs had noted before they ended is written first.
 *
 * @returns the function that ends it
 */
export async function restoreAndKeep(
  store: AppStore,
  options: RestoreOptions,
): Promise<() => void> {
  const { lock, ours, newId, onTab } = options;
  const fresh = newId();
  const arriving = options.arriving ?? [];
  const autosave = createAutosave(store, fresh, { ...options, arriving });
  // A reload that comes sooner than the storage answers finds what was noted under it.
  if (ours === undefined) onTab(fresh);
  const isLocked = lock(fresh, true).catch(() => false);
  const found = await findTab(store, { ...options, arriving }).catch((error: unknown) =>
    // What could not be taken up stays where it is; what is done from now on is kept beside it.
    tell(store, storageFailure(error)),
  );
  await isLocked;
  const tab = found?.isTaken ? found.loaded.id : fresh;
  onTab(tab);
  autosave.begin(tab, found?.isTaken ? found.loaded.unread : []);
  return autosave.stop;
}

interface Found {
  readonly loaded: LoadedTab;
  /** What this tab shows is kept under its id from now on. */
  readonly isTaken: boolean;
}

async function findTab(
  store: AppStore,
  options: RestoreOptions & Required<Pick<AutosaveOptions, 'arriving'>>,
): Promise<Found | undefined> {
  const { workspace, desks, lock, ours, onRestored, arriving } = options;
  const { typed } = store.getState();
  const replayed = await replayJournals(options);
  if (!replayed.ok) tell(store, replayed.error);
  const moved = await moveDesks({
    ...{ desks, store: workspace },
    lock: (id) => lock(id, id === ours),
  });
  // Older work that cannot be moved now is no reason to leave later work where it is.
  const { problem, unknown, locked, failure } = moved.ok
    ? moved.value
    : { ...NOTHING_MOVED, failure: moved.error };
  if (failure) tell(store, failure);
  if (problem) tell(store, { code: 'storage-unreadable', ...problem });
  if (unknown.length > 0) tell(store, { code: 'storage-unknown', unknown });
  const listed = await workspace.tabs();
  if (!listed.ok) return tell(store, listed.error);
  const isOurs = ({ id }: ListedTab) => id === ours;
  const others = listed.value.filter((one) => !isOurs(one));
  const all = [...listed.value.filter(isOurs), ...others];
  let unreadable: Found | undefined;
  for (const one of all) {
    const isFree = locked.includes(one.id) || (await lock(one.id, isOurs(one)));
    if (!isFree && !isOurs(one)) continue;
    const loaded = await loadTab(workspace, one);
    if (!loaded.ok) return tell(store, loaded.error);
    tellOf(store, loaded.value);
    const { documents, unread } = loaded.value;
    arriving.push(...documents);
    if (documents.length === 0 && unread.length > 0) {
      // Another may be shown; where there is none, what is kept from now on lies beside them.
      if (isFree) unreadable ??= { loaded: loaded.value, isTaken: true };
      continue;
    }
    // Who was quicker than the storage goes on with what is on the page, and is asked.
    const now = store.getState();
    if (now.document || now.typed !== typed) {
      if (documents.length === 0) return { loaded: loaded.value, isTaken: isFree };
      store.dispatch({ type: 'tab-offered', loaded: loaded.value });
      return { loaded: loaded.value, isTaken: false };
    }
    if (one.shown.current !== undefined) onRestored?.();
    return take(store, loaded.value, isFree);
  }
  return unreadable;
}

const NOTHING_MOVED: MovedDesks = { documents: 0, locked: [], left: [], unknown: [] };

function take(store: AppStore, loaded: LoadedTab, isTaken: boolean): Found {
  store.dispatch({ type: 'tab-restored', loaded });
  return { loaded, isTaken };
}

/** What another version wrote and this one does not know, and what is damaged: it stays where it is. */
function tellOf(store: AppStore, { failure, documents }: LoadedTab): void {
  if (failure) tell(store, failure);
  const unknown = documents.flatMap((one) => one.unknown);
  if (unknown.length > 0) tell(store, { code: 'storage-unknown', unknown });
}

function tell(store: AppStore, failure: StorageFailure): undefined {
  store.dispatch({ type: 'keeping-failed', failure });
}
