import type { LoadedEntry } from '../../../runtime/workspace/assemble.ts';
import type { JournaledWrite, JournalStore } from '../../../runtime/workspace/journal.ts';
import type { State } from '../model.ts';
import {
  journaledWrite,
  type KeptSoFar,
  type KeptTab,
  type Save,
  saveOf,
  withLoaded,
} from './save-of.ts';

/**
 * Where changes are stored: `saved` in the database; `noted` in the journal, which survives a reload or a crash;
 * `unsaved` in neither yet.
 */
export type Safety = 'saved' | 'noted' | 'unsaved';

export interface JournalingOptions {
  readonly journals: JournalStore;
  /** Id of this page's journal. */
  readonly id: string;
  readonly newId: () => string;
  readonly onSafety?: ((safety: Safety) => void) | undefined;
}

/** Keeps the journal of a page in step with the writes of its autosave. */
export interface Journaling {
  /**
   * Call this before a save is written.
   *
   * @returns the id for the write
   */
  begin(save: Save, tab: KeptTab): string;
  /** Call this after the save, whatever its result. */
  end(): void;
  /** Documents loaded during a save are stored once it is done. */
  learn(loaded: readonly LoadedEntry[]): void;
  /**
   * Journals what a save would write.
   *
   * @param kept the stored state, when no save is running
   */
  note(kept: KeptSoFar, state: State, tab: KeptTab): void;
  /** Clears the journal, because everything is written. */
  clear(): void;
}

export function createJournaling(options: JournalingOptions): Journaling {
  const { journals, id, newId, onSafety } = options;
  /** The running save; its documents may be written already. */
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
