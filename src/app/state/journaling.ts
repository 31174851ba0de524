import type { LoadedEntry } from '../../runtime/workspace/assemble.ts';
import type { JournaledWrite, JournalStore } from '../../runtime/workspace/journal.ts';
import type { State } from './model.ts';
import {
  journaledWrite,
  type KeptSoFar,
  type KeptTab,
  type Save,
  saveOf,
  withLoaded,
} from './save-of.ts';

/**
 * Whether what was done is kept: `saved` in the database; `noted` in the journal, so that it is there again after a reload or a
 * crash; `unsaved` in neither yet.
 */
export type Safety = 'saved' | 'noted' | 'unsaved';

export interface JournalingOptions {
  readonly journals: JournalStore;
  /** Id of this page's journal. */
  readonly id: string;
  readonly newId: () => string;
  readonly onSafety?: ((safety: Safety) => void) | undefined;
}

/** Keeps the journal of one page in step with what its autosave has written. */
export interface Journaling {
  /**
   * Before a save is written.
   *
   * @returns the id it is to be written with
   */
  begin(save: Save, tab: KeptTab): string;
  /** After it, however it ended. */
  end(): void;
  /** What was loaded while a save is under way is known when that is done. */
  learn(loaded: readonly LoadedEntry[]): void;
  /**
   * Notes what a save would write.
   *
   * @param kept when no save is under way
   */
  note(kept: KeptSoFar, state: State, tab: KeptTab): void;
  /** Everything is written. */
  clear(): void;
}

export function createJournaling(options: JournalingOptions): Journaling {
  const { journals, id, newId, onSafety } = options;
  /** The save under way; its documents may have been written already. */
  let flight: { readonly write: JournaledWrite; after: KeptSoFar } | undefined;
  let nextId = newId();
  let safety: Safety = 'saved';
  let isNoted = false;

  function tell(now: Safety): void {
    if (now !== safety) onSafety?.(now);
    safety = now;
  }

  function put(tab: string, writes: readonly JournaledWrite[]): void {
    isNoted = journals.put(id, { tab, writes });
    tell(isNoted ? 'noted' : 'unsaved');
  }

  function clear(): void {
    if (isNoted) journals.remove(id);
    isNoted = false;
    tell('saved');
  }

  return {
    begin(save, tab) {
      const write = journaledWrite(nextId, save);
      flight = { write, after: save.after };
      nextId = newId();
      put(tab.id, [write]);
      return write.id;
    },
    end() {
      flight = undefined;
    },
    learn(loaded) {
      if (flight) flight.after = withLoaded(flight.after, loaded);
    },
    note(kept, state, tab) {
      const next = saveOf(flight?.after ?? kept, state, tab);
      const writes = [
        ...(flight ? [flight.write] : []),
        ...(next ? [journaledWrite(nextId, next)] : []),
      ];
      if (writes.length > 0) put(tab.id, writes);
      else clear();
    },
    clear,
  };
}
