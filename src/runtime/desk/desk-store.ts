import type { Result } from '../../core/result.ts';
import { type DeskParts, PART_NAMES } from '../../formats/desk/desk.ts';
import { lazyDatabase, settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';

/** `taken`: another tab wrote in the meantime. `gone`: the desk was removed (evicted, or by hand). */
export type SaveOutcome = 'saved' | 'taken' | 'gone';

export interface KeptDesk {
  /** The number of writes; a writer must pass the one it knows. */
  readonly revision: number;
  /** Time of the last write, in milliseconds since 1970. */
  readonly saved: number;
  readonly parts: Partial<DeskParts>;
}

/** Stores desks. A save is atomic. */
export interface DeskStore {
  /** Ids, the last written first, without moved desks. */
  list(): Promise<Result<readonly string[], StorageFailure>>;
  load(id: string): Promise<Result<KeptDesk | undefined, StorageFailure>>;
  /** Writes what changed since `revision` (0 for a new desk); a part that is `undefined` is removed. */
  save(
    id: string,
    revision: number,
    changes: Partial<DeskParts>,
  ): Promise<Result<SaveOutcome, StorageFailure>>;
  /**
   * Marks desks as moved: they stay as they are, but `list` leaves them out. A version that does not know the mark
   * removes it when it writes, so that its work is moved, too.
   */
  markMoved(ids: readonly string[]): Promise<Result<undefined, StorageFailure>>;
  remove(ids: readonly string[]): Promise<Result<undefined, StorageFailure>>;
  /** Size of all desks: the number of those with a text, and the UTF-16 code units of all records. */
  measure(): Promise<Result<{ readonly texts: number; readonly units: number }, StorageFailure>>;
  clear(): Promise<Result<undefined, StorageFailure>>;
}

interface Head {
  readonly id: string;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly saved: number;
  readonly isMoved?: true;
}

export function openDeskStore(name = 'biogloss'): DeskStore {
  const database = lazyDatabase(name, 1, (created) => {
    created.createObjectStore('desks', { keyPath: 'id' });
    created.createObjectStore('parts');
  });

  const inTransaction = <T>(
    mode: IDBTransactionMode,
    run: (desks: IDBObjectStore, parts: IDBObjectStore) => Promise<T>,
  ) =>
    transact(database, ['desks', 'parts'], mode, (transaction) =>
      run(transaction.objectStore('desks'), transaction.objectStore('parts')),
    );

  return {
    list: () =>
      inTransaction('readonly', async (desks) => {
        const heads: Head[] = await settled(desks.getAll());
        return heads
          .filter(({ isMoved }) => !isMoved)
          .sort((a, b) => b.saved - a.saved)
          .map(({ id }) => id);
      }),
    load: (id) =>
      inTransaction('readonly', async (desks, parts) => {
        const head: Head | undefined = await settled(desks.get(id));
        if (!head) return undefined;
        const entries = await Promise.all(
          PART_NAMES.map(async (part) => [part, await settled(parts.get([id, part]))] as const),
        );
        return {
          revision: head.revision,
          saved: head.saved,
          parts: Object.fromEntries(entries),
        };
      }),
    save: (id, revision, changes) =>
      inTransaction('readwrite', async (desks, parts) => {
        const head: Head | undefined = await settled(desks.get(id));
        if (!head && revision > 0) return 'gone';
        if (head && head.revision !== revision) return 'taken';
        for (const [part, value] of Object.entries(changes)) {
          if (value === undefined) parts.delete([id, part]);
          else parts.put(value, [id, part]);
        }
        desks.put({ id, revision: revision + 1, saved: Date.now() } satisfies Head);
        return 'saved';
      }),
    markMoved: (ids) =>
      inTransaction('readwrite', async (desks) => {
        for (const id of ids) {
          const head: Head | undefined = await settled(desks.get(id));
          if (head) desks.put({ ...head, isMoved: true } satisfies Head);
        }
        return undefined;
      }),
    remove: (ids) =>
      inTransaction('readwrite', async (desks, parts) => {
        for (const id of ids) {
          desks.delete(id);
          for (const part of PART_NAMES) parts.delete([id, part]);
        }
        return undefined;
      }),
    measure: () =>
      inTransaction('readonly', async (_desks, parts) => {
        const keys = await settled(parts.getAllKeys());
        const values: unknown[] = await settled(parts.getAll());
        const isText = (key: IDBValidKey) => Array.isArray(key) && key[1] === 'text';
        const units = values.reduce<number>(
          (sum, value) => sum + (JSON.stringify(value)?.length ?? 0),
          0,
        );
        return { texts: keys.filter(isText).length, units };
      }),
    clear: () =>
      inTransaction('readwrite', async (desks, parts) => {
        desks.clear();
        parts.clear();
        return undefined;
      }),
  };
}
