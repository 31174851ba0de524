import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { AppStore } from '../state/actions.ts';
import { currentAddress, goTo, onAddress } from './address.ts';

export interface FollowOptions {
  readonly workspace: Pick<WorkspaceStore, 'load'>;
  /** Takes documents before they come into the state (`startAutosave`). */
  readonly arriving: LoadedEntry[];
}

/**
 * The document of the address is the one on the page: it is fetched when the address names another, and the address
 * follows when another comes on the page. To be called when what the tab showed is there again.
 *
 * @returns the function that ends it
 */
export function followAddress(store: AppStore, { workspace, arriving }: FollowOptions): () => void {
  /** The document that is being fetched. */
  let wanted: string | undefined;
  /** The document on the page, as it was looked at last. */
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
    // The address may have gone on before the document has.
    if (key === last) return;
    last = key;
    write(key);
  }
  function write(key: string | undefined): void {
    const address = currentAddress();
    if (address.view !== 'read' || address.key === key || wanted !== undefined) return;
    // A page that was opened without saying what it shows takes no step.
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
