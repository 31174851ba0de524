import type { DeskStore } from '../../../runtime/desk/desk-store.ts';
import { type StorageFailure, storageFailure } from '../../../runtime/storage/storage-failure.ts';
import { type LoadedTab, loadTab } from '../../../runtime/workspace/load-tab.ts';
import { type MovedDesks, moveDesks } from '../../../runtime/workspace/move-desks.ts';
import { type ReplayOptions, replayJournals } from '../../../runtime/workspace/replay.ts';
import type { ListedTab } from '../../../runtime/workspace/workspace-store.ts';
import type { AppStore } from '../actions.ts';
import { type AutosaveOptions, createAutosave } from './autosave.ts';

export interface RestoreOptions extends AutosaveOptions {
  /** Desks of the versions before the workspace, which are moved into it. */
  readonly desks: DeskStore;
  /** Locks another tab's record for this tab. `isOurs`: this tab used it before its reload. */
  readonly lock: (id: string, isOurs: boolean) => Promise<boolean>;
  /** See `ReplayOptions`. */
  readonly whileGone: ReplayOptions['whileGone'];
  /** Id of this tab's record before its reload. */
  readonly ours: string | undefined;
  /** Called with the id of this tab's record from now on. */
  readonly onTab: (id: string) => void;
  /** Called before a stored document comes on the page. */
  readonly onRestored?: () => void;
}

/**
 * Restores what this tab showed, or the latest work that no other tab shows, and then stores changes. When a text is
 * already on the page or being typed, the restored work is offered instead (`state.offered`). A duplicated tab shows
 * the same documents as the other; both may change them. Changes made before the stored work is known are journaled;
 * the journals of ended tabs are written first.
 *
 * @returns a function that stops it
 */
export async function restoreAndKeep(
  store: AppStore,
  options: RestoreOptions,
): Promise<() => void> {
  const { lock, ours, newId, onTab } = options;
  const fresh = newId();
  const arriving = options.arriving ?? [];
  const autosave = createAutosave(store, fresh, { ...options, arriving });
  // If the page is reloaded before the storage answers, the new page finds the journal under this id.
  if (ours === undefined) onTab(fresh);
  const isLocked = lock(fresh, true).catch(() => false);
  const found = await findTab(store, { ...options, arriving }).catch((error: unknown) =>
    // Work that could not be restored stays in the store; new work is stored beside it.
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
  /** True when this tab uses the record from now on. */
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
  // Later work is restored even when older work cannot be moved now.
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
      // Another record may be shown; when none can, new work is stored beside this one.
      if (isFree) unreadable ??= { loaded: loaded.value, isTaken: true };
      continue;
    }
    // When the person has begun before the storage answered, the page stays and the work is offered.
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

/** Reports records of other versions and damaged ones; they stay in the store. */
function tellOf(store: AppStore, { failure, documents }: LoadedTab): void {
  if (failure) tell(store, failure);
  const unknown = documents.flatMap((one) => one.unknown);
  if (unknown.length > 0) tell(store, { code: 'storage-unknown', unknown });
}

function tell(store: AppStore, failure: StorageFailure): undefined {
  store.dispatch({ type: 'keeping-failed', failure });
}
