import { type DeskParts, PART_NAMES, partsOf } from '../../formats/desk/desk.ts';
import type { DeskStore } from '../../runtime/desk/desk-store.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import type { AppStore } from './actions.ts';
import { deskOf } from './desk.ts';
import type { State } from './model.ts';

/** What is kept already, and under which name. */
export interface KeptSoFar {
  readonly id: string;
  /** 0: nothing yet. */
  readonly revision: number;
  readonly parts: Partial<DeskParts>;
}

export interface KeepOptions {
  readonly desks: DeskStore;
  readonly kept: KeptSoFar;
  readonly newId: () => string;
  /** Another tab wrote to the desk: from now on this one writes to `id`. */
  readonly onMove: (id: string) => void;
  /** Told after every save, with the state that is kept from now on. */
  readonly onKept?: (state: State) => void;
  /** How long to wait after so many saves in a row have failed. */
  readonly pause?: ((failures: number) => Promise<void>) | undefined;
}

/** A quarter of a second after the first failure, then twice as long each time, up to eight seconds. */
const growingPause = (failures: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 125 * 2 ** Math.min(failures, 6)));

/**
 * Writes what is decided as it happens: the parts that changed, one transaction after the other. What changes
 * while one is under way goes into the next. What could not be written is tried again when something of it changes.
 *
 * @returns the function that ends it
 */
export function startKeeping(store: AppStore, options: KeepOptions): () => void {
  const { desks, newId, onMove, onKept, pause = growingPause } = options;
  let { id, revision, parts } = options.kept;
  let isSaving = false;
  let isStopped = false;
  /** Saves that failed since the last that did not, and what the latest of them would have written. */
  let failures = 0;
  let unwritten: DeskParts | undefined;
  /** Told once, so that a notice that was closed stays closed until something else goes wrong. */
  let told = store.getState().notKept;

  const tell = (failure: StorageFailure) => {
    if (JSON.stringify(failure) === JSON.stringify(told)) return;
    told = failure;
    store.dispatch({ type: 'keeping-failed', failure });
  };

  /** One save after the other until nothing is left to write. */
  async function save(): Promise<void> {
    isSaving = true;
    for (;;) {
      const state = store.getState();
      const wanted = partsOf(deskOf(state));
      const changes = changesBetween(parts, wanted);
      if (isStopped || !changes) break;
      if (unwritten && !changesBetween(unwritten, wanted)) break;
      const saved = await desks.save(id, revision, changes);
      if (!saved.ok) {
        unwritten = wanted;
        failures += 1;
        tell(saved.error);
        await pause(failures);
        continue;
      }
      unwritten = undefined;
      if (saved.value === 'saved') {
        revision += 1;
        parts = wanted;
        if (failures > 0) store.dispatch({ type: 'keeping-worked' });
        failures = 0;
        told = undefined;
        onKept?.(state);
        continue;
      }
      // What was there is gone, or is another tab's now: all of ours is written anew.
      if (saved.value === 'taken') {
        id = newId();
        onMove(id);
      }
      revision = 0;
      parts = {};
    }
    isSaving = false;
  }

  const react = () => {
    if (!isSaving && !isStopped) void save();
  };

  const unsubscribe = store.subscribe(react);
  react();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

function changesBetween(
  kept: Partial<DeskParts>,
  wanted: DeskParts,
): Partial<DeskParts> | undefined {
  const changed = PART_NAMES.filter((name) => kept[name] !== wanted[name]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
}
