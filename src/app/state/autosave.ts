import { repeatSteps } from '../../core/workspace/repeat.ts';
import type { DocumentKey, Pending } from '../../core/workspace/workspace.ts';
import { type StorageFailure, storageFailure } from '../../runtime/storage/storage-failure.ts';
import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import { changesBetween, type Kept } from '../../runtime/workspace/changes.ts';
import type {
  DocumentChanges,
  TabChanges,
  WorkspaceStore,
} from '../../runtime/workspace/workspace-store.ts';
import type { AppStore } from './actions.ts';
import { type KeptDocument, keptDocument, keptTab } from './kept.ts';
import type { State } from './model.ts';
import { leftKeys } from './put-away.ts';

export interface AutosaveOptions {
  readonly workspace: WorkspaceStore;
  /** Under which what this tab shows is kept. */
  readonly tab: string;
  /** What was loaded already. */
  readonly loaded?: readonly LoadedEntry[];
  /** What was loaded since, before it came into the state: taken out as soon as it is known. */
  readonly arriving?: LoadedEntry[];
  /** Documents that the tab holds and that could not be read. */
  readonly unread?: readonly DocumentKey[];
  readonly newId: () => string;
  /** Told after every save, with the state that is kept from now on. */
  readonly onKept?: (state: State) => void;
  /** How long to wait after so many saves in a row have failed. */
  readonly pause?: ((failures: number) => Promise<void>) | undefined;
}

/** A quarter of a second after the first failure, then twice as long each time, up to eight seconds. */
const growingPause = (failures: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 125 * 2 ** Math.min(failures, 6)));

/** A document as this tab knows it to be kept. */
type Known = Kept & {
  readonly revision: number;
  /** What was asked for here when it was written or loaded last; `pending` may be another tab's. */
  readonly asked: Pending;
};

/** What one save is to write, and what is known when it is done. */
interface Save {
  readonly documents: readonly DocumentChanges[];
  readonly tabs: readonly TabChanges[];
  readonly known: ReadonlyMap<DocumentKey, Known>;
  /** What the tab shows, without when. */
  readonly shown: string;
  readonly order: readonly DocumentKey[];
}

/**
 * Writes what is decided as it happens: the records that changed, one transaction after the other. What changes while one
 * is under way goes into the next. What could not be written is tried again when something of it changes. What another
 * tab has written to a document is taken over, and what was done here meanwhile repeated on it.
 *
 * @returns the function that ends it
 */
export function startAutosave(store: AppStore, options: AutosaveOptions): () => void {
  const { workspace, tab, loaded = [], unread = [], newId, onKept, pause = growingPause } = options;
  const { arriving = [] } = options;
  let known = withLoaded(new Map(), loaded);
  /** Documents of the state that was kept last. */
  let order: readonly DocumentKey[] = [];
  /** As the tab's records have them; absent: they are to be written in full. */
  let listed: readonly DocumentKey[] | undefined;
  let shown = '';
  /** The state that was kept last, as long as no other tab has written since. */
  let keptLast: State | undefined;
  /** Written by another tab since. */
  const outdated = new Set<DocumentKey>();
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

  /** What is to become of the documents; `next` becomes what is known of them then. */
  function documentsOf(state: State, next: Map<DocumentKey, Known>): readonly DocumentChanges[] {
    const { workspace: now, activities } = state;
    if (keptLast?.workspace === now && keptLast.activities === activities) return [];
    const documents: DocumentChanges[] = [];
    for (const [index, key] of state.workspace.order.entries()) {
      const kept = keptDocument(state, key);
      if (!kept) continue;
      const before = known.get(key);
      // What another tab asked for stays, until something else is asked for here: two tabs would overwrite it in turn.
      const isTheirs = before && isSamePending(kept.pending, before.asked);
      const pending = isTheirs ? before.pending : kept.pending;
      const after = { ...kept, pending, place: before?.place ?? index };
      if (before && isSame(before, after)) continue;
      const revision = before?.revision ?? 0;
      const changes = changesBetween(before, after);
      next.set(key, {
        ...after,
        asked: kept.pending,
        revision: revision + (changes.length > 0 ? 1 : 0),
      });
      if (changes.length > 0) documents.push({ key, revision, changes });
    }
    // A document that the tab holds no more stays in the library.
    for (const key of order) if (!state.workspace.entries.has(key)) next.delete(key);
    return documents;
  }

  function saveOf(state: State): Save | undefined {
    const next = new Map(known);
    const documents = documentsOf(state, next);
    const record = keptTab(state, Date.now());
    const look = JSON.stringify({ ...record.shown, changed: undefined });
    const isListed = record.documents === listed;
    const { guideline } = record.shown;
    const isEmpty = shown === '' && record.documents.length === 0 && guideline === undefined;
    if (documents.length === 0 && ((isListed && look === shown) || isEmpty)) return undefined;
    const changes = isListed
      ? { shown: record.shown }
      : { ...record, documents: [...record.documents, ...unread] };
    const gone = state.supersedes;
    return {
      documents,
      tabs: [
        { id: tab, changes },
        ...(gone === undefined ? [] : [{ id: gone, changes: 'remove' } as const]),
      ],
      known: next,
      shown: look,
      order: record.documents,
    };
  }

  /** Takes over what another tab has written; what was done here since is repeated, or else both are kept. */
  async function reload(key: DocumentKey): Promise<boolean> {
    const found = await workspace.load(key);
    if (!found.ok && found.error.code !== 'storage-unreadable') {
      tell(found.error);
      return false;
    }
    const ours = store.getState().workspace.entries.get(key);
    const base = known.get(key);
    const others = new Map(known);
    others.delete(key);
    known = others;
    keptLast = undefined;
    // It stays as the other tab made it.
    if (!ours) return true;
    if (found.ok && !found.value) {
      // Removed in another tab, or by hand: what is held here is written again in full.
      listed = undefined;
      return true;
    }
    const theirs = found.ok ? found.value : undefined;
    const merged = base && theirs && repeatSteps(base.entry, ours, theirs.entry);
    if (!theirs || !merged) {
      store.dispatch({ type: 'document-rekeyed', key, to: newId() });
      return true;
    }
    known = new Map(known).set(key, { ...theirs, asked: base.asked });
    store.dispatch({ type: 'document-synced', entry: merged });
    return true;
  }

  /** What is kept, and neither shown nor put away, is left to the library. */
  function release(): void {
    const { workspace: now } = store.getState();
    const keys = leftKeys(store.getState()).filter(
      (key) => known.get(key)?.entry === now.entries.get(key),
    );
    if (keys.length > 0) store.dispatch({ type: 'documents-released', keys });
  }

  /** One save after the other until nothing is left to write. */
  async function saveAll(): Promise<void> {
    while (!isStopped) {
      known = withLoaded(known, arriving.splice(0));
      const [next] = outdated;
      if (next !== undefined) {
        outdated.delete(next);
        if (known.has(next) && !(await reload(next))) await pause(++failures);
        continue;
      }
      const state = store.getState();
      const save = saveOf(state);
      if (!save) break;
      if (unwritten && !isWorthKeeping(unwritten, state)) break;
      const saved = await workspace.write(save.documents, save.tabs);
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
          if (!known.has(key) && !(await reload(key))) await pause(++failures);
        }
        continue;
      }
      ({ known, shown, order } = save);
      listed = order;
      keptLast = state;
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
    if (!isSaving && !isStopped) void run();
  };
  const endChanges = workspace.onChange((changed) => {
    for (const key of changed === 'all' ? known.keys() : changed) outdated.add(key);
    react();
  });
  const unsubscribe = store.subscribe(react);
  react();
  return () => {
    isStopped = true;
    endChanges();
    unsubscribe();
  };
}

const withLoaded = (
  known: ReadonlyMap<DocumentKey, Known>,
  loaded: readonly LoadedEntry[],
): ReadonlyMap<DocumentKey, Known> =>
  loaded.length === 0
    ? known
    : new Map([
        ...known,
        ...loaded.map((one) => [one.entry.key, { ...one, asked: one.pending }] as const),
      ]);

const isSame = (a: KeptDocument, b: KeptDocument): boolean =>
  a.entry === b.entry && isSamePending(a.pending, b.pending);

const isSamePending = (a: Pending, b: Pending): boolean =>
  a.question === b.question && a.readingRun === b.readingRun && a.questionRun === b.questionRun;

/** Whether anything that is kept differs between two states. */
function isWorthKeeping(before: State, after: State): boolean {
  const { order } = after.workspace;
  if (order !== before.workspace.order) return true;
  const isChanged = (key: DocumentKey) => {
    const [was, is] = [keptDocument(before, key), keptDocument(after, key)];
    return !was || !is || !isSame(was, is);
  };
  if (order.some(isChanged)) return true;
  return JSON.stringify(keptTab(before, 0).shown) !== JSON.stringify(keptTab(after, 0).shown);
}
