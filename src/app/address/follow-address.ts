import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { AppStore } from '../state/actions.ts';
import { currentAddress, goTo, onAddress } from './address.ts';

export interface FollowOptions {
  readonly workspace: Pick<WorkspaceStore, 'load'>;
  /** Documents on their way into the state; `startAutosave` reads them from here. */
  readonly arriving: LoadedEntry[];
}

/**
 * Keeps the address and the document on the page in step: a new address loads its document, and another document on the
 * page changes the address. Call this once the tab's documents are restored.
 *
 * @returns a function that stops it
 */
export function followAddress(store: AppStore, { workspace, arriving }: FollowOptions): () => void {
  /** Key of the document that is being loaded. */
  let wanted: string | undefined;
  /** Key of the document on the page, when it was last compared. */
  let last: string | undefined;

  async function show(key: string): Promise<void> {
    if (store.getState().workspace.entries.has(key)) {
      store.dispatch({ type: 'document-shown', key });
      return;
    }
    wanted = key;
    const loaded = await workspace.load(key);
    if (wanted !== key) return;
    wanted = undefined;
    if (loaded.ok && loaded.value) {
      arriving.push(loaded.value);
      store.dispatch({ type: 'document-loaded', loaded: loaded.value });
      return;
    }
    if (!loaded.ok) store.dispatch({ type: 'keeping-failed', failure: loaded.error });
    else store.dispatch({ type: 'input-refused', failure: { code: 'document-unknown' } });
    const { key: shown } = store.getState();
    goTo({ view: 'read', ...(shown !== undefined && { key: shown }) }, false);
  }
  function onMoved(): void {
    const address = currentAddress();
    if (address.view !== 'read') return;
    const { key } = store.getState();
    if (address.key === undefined) {
      if (location.hash === '#/read' && key !== undefined)
        store.dispatch({ type: 'document-cleared' });
    } else if (address.key !== key) void show(address.key);
  }
  function onState(): void {
    const { key } = store.getState();
    // The address may have changed before the document is loaded.
    if (key === last) return;
    last = key;
    write(key);
  }
  function write(key: string | undefined): void {
    const address = currentAddress();
    if (address.view !== 'read' || address.key === key || wanted !== undefined) return;
    // When the address named no document, its entry is replaced and no step is added.
    goTo({ view: 'read', ...(key !== undefined && { key }) }, address.key !== undefined);
  }
  const endAddress = onAddress(onMoved);
  const { key } = store.getState();
  last = key;
  const first = currentAddress();
  if (first.view === 'read' && first.key !== undefined && first.key !== key) void show(first.key);
  else write(key);
  const unsubscribe = store.subscribe(onState);
  return () => {
    endAddress();
    unsubscribe();
  };
}
