import { ok } from '../../core/result.ts';
import { parseDesk } from '../../formats/desk/parse.ts';
import type { DeskStore } from '../../runtime/desk/desk-store.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { AppStore } from './actions.ts';
import { type KeepOptions, type KeptSoFar, startKeeping } from './keep.ts';

export interface RestoreOptions {
  readonly desks: DeskStore;
  /** Whether this tab may work on a desk; `isOurs`: it did so before it was reloaded. */
  readonly claim: (id: string, isOurs: boolean) => Promise<boolean>;
  /** The desk this tab worked on before it was reloaded. */
  readonly ours: string | undefined;
  readonly newId: () => string;
  /** The desk this tab works on from now on. */
  readonly onDesk: (id: string) => void;
  /** Called before a document that was kept comes on the page. */
  readonly onRestored?: () => void;
  readonly pause?: KeepOptions['pause'];
}

/**
 * Takes up what this tab worked on, or else what was worked on last and no other tab has open; then keeps what
 * happens. Where a text is on the page or being typed by then, what was found is offered (`state.offered`). Desks that other tabs have open are left alone: every one has one writer.
 *
 * @returns the function that ends it
 */
export async function restoreAndKeep(
  store: AppStore,
  options: RestoreOptions,
): Promise<() => void> {
  const { desks, claim, newId, onDesk, pause } = options;
  const kept = (await findDesk(store, options)) ?? { id: newId(), revision: 0, parts: {} };
  if (kept.revision === 0) await claim(kept.id, false);
  onDesk(kept.id);
  const onMove = (id: string) => {
    void claim(id, false);
    onDesk(id);
  };
  return startKeeping(store, {
    desks,
    kept,
    newId,
    onMove,
    pause,
    onKept: ({ supersedes }) => void (supersedes && removeSuperseded(store, desks, supersedes)),
  });
}

/** What was taken over from another desk is kept in this one by now. */
async function removeSuperseded(store: AppStore, desks: DeskStore, id: string): Promise<void> {
  const removed = await desks.remove([id]);
  if (removed.ok) store.dispatch({ type: 'desk-superseded' });
}

async function findDesk(
  store: AppStore,
  { desks, claim, ours, onRestored }: RestoreOptions,
): Promise<KeptSoFar | undefined> {
  const { typed } = store.getState();
  const listed = await desks.list();
  if (!listed.ok) {
    store.dispatch({ type: 'keeping-failed', failure: listed.error });
    return undefined;
  }
  const others = listed.value.filter((id) => id !== ours);
  const wanted = ours !== undefined && listed.value.includes(ours) ? [ours, ...others] : others;
  for (const id of wanted) {
    const isFree = await claim(id, id === ours);
    const loaded = isFree ? await desks.load(id) : ok(undefined);
    if (!loaded.ok) return tell(store, loaded.error);
    if (!loaded.value) continue;
    const parsed = parseDesk(loaded.value.parts);
    // A damaged one is left as it is: a later version, or a person, may still make something of it.
    if (!parsed.ok) {
      tell(store, { code: 'storage-unreadable', ...parsed.error });
      continue;
    }
    const { desk, unknown } = parsed.value;
    if (unknown.length > 0) tell(store, { code: 'storage-unknown', unknown });
    // Who was quicker than the storage goes on with what is on the page, and is asked.
    const now = store.getState();
    if (now.document || now.typed !== typed) {
      const { document, stack, previous } = desk;
      if (document ?? stack ?? previous) {
        store.dispatch({ type: 'desk-offered', id, desk });
      }
      return undefined;
    }
    if (desk.document) onRestored?.();
    store.dispatch({ type: 'desk-restored', desk });
    return { id, ...loaded.value };
  }
  return undefined;
}

function tell(store: AppStore, failure: StorageFailure): undefined {
  store.dispatch({ type: 'keeping-failed', failure });
}
