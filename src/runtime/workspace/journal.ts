import * as v from 'valibot';
import type { DocumentChanges, TabChanges } from './put-records.ts';
import { KIND_NAMES } from './records.ts';

/**
 * The writes that a tab has not made yet, in `localStorage`, which keeps them synchronously: they survive a crash of
 * the tab during a transaction of the database. `replay.ts` makes these writes when the page is gone.
 */
export interface Journal {
  /** The tab that made the changes. */
  readonly tab: string;
  /** The writes in order: one that is running (and may be complete), then what has changed since. */
  readonly writes: readonly JournaledWrite[];
}

export interface JournaledWrite {
  /** Id of this write. The heads of documents contain it once the write is made (`Head.writes`). */
  readonly id: string;
  readonly documents: readonly JournaledDocument[];
  readonly tabs: readonly TabChanges[];
}

export interface JournaledDocument extends DocumentChanges {
  /** Fingerprint of the document's text after the changes (`fingerprint`). */
  readonly text: string;
}

export interface JournalStore {
  /**
   * Stores a journal under an id, in place of an earlier one.
   *
   * @returns false when it is too long or the browser has no room; the earlier journal is then gone
   */
  put(id: string, journal: Journal): boolean;
  remove(id: string): void;
  /** The journals that this version can read. */
  list(): readonly (readonly [id: string, journal: Journal])[];
  /** Removes all journals, including those of other tabs and versions. */
  clear(): void;
}

const PREFIX = 'biogloss:unwritten:';

/**
 * Browsers give a site 5 million UTF-16 code units for all of its tabs. This limit is more than a chapter of a book
 * with its annotations.
 */
const MAX_UNITS = 1_000_000;

/** A version ignores journals of versions that it does not know. */
const VERSION = 1;

const changeSchema = v.object({
  kind: v.picklist(KIND_NAMES),
  sub: v.union([v.string(), v.number()]),
  value: v.exactOptional(v.unknown()),
});

/** The values of records are validated when they are loaded, like those of the database. */
const journalSchema = v.object({
  v: v.literal(VERSION),
  tab: v.string(),
  writes: v.array(
    v.object({
      id: v.string(),
      documents: v.array(
        v.object({
          key: v.string(),
          revision: v.number(),
          changes: v.union([v.array(changeSchema), v.literal('remove')]),
          text: v.string(),
        }),
      ),
      tabs: v.array(
        v.object({
          id: v.string(),
          changes: v.union([
            v.literal('remove'),
            v.object({
              documents: v.exactOptional(v.array(v.string())),
              shown: v.exactOptional(v.any()),
            }),
          ]),
        }),
      ),
    }),
  ),
});

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** @param storage absent when site data is blocked; journals are then not stored */
export function openJournals(storage: Kept | undefined = storageOfPage()): JournalStore {
  const names = (): readonly string[] =>
    Array.from({ length: storage?.length ?? 0 }, (_, place) => storage?.key(place) ?? '').filter(
      (name) => name.startsWith(PREFIX),
    );
  const remove = (name: string) => attempt(() => storage?.removeItem(name));

  return {
    put(id, journal) {
      const written = writtenWithin(MAX_UNITS, journal);
      const isKept =
        storage !== undefined &&
        written !== undefined &&
        attempt(() => storage.setItem(PREFIX + id, written));
      if (!isKept) remove(PREFIX + id);
      return isKept;
    },
    remove: (id) => void remove(PREFIX + id),
    list: () =>
      names().flatMap((name) => {
        const journal = journalFrom(storage?.getItem(name));
        return journal ? [[name.slice(PREFIX.length), journal] as const] : [];
      }),
    clear() {
      for (const name of names()) remove(name);
    },
  };
}

function storageOfPage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function attempt(run: () => void): boolean {
  try {
    run();
    return true;
  } catch {
    // The storage is full, or was blocked meanwhile.
    return false;
  }
}

/**
 * The journal as JSON; `undefined` when it exceeds `limit` UTF-16 code units. It stops early, so that thousands of
 * documents are not serialised in vain.
 */
function writtenWithin(limit: number, { tab, writes }: Journal): string | undefined {
  let length = 0;
  const add = (value: unknown): string => {
    const written = length > limit ? '' : JSON.stringify(value);
    length += written.length;
    return written;
  };
  const parts = writes.map(({ id, documents, tabs }) => {
    const all = documents.map((one) => add(one)).join(',');
    return `{"id":${add(id)},"documents":[${all}],"tabs":${add(tabs)}}`;
  });
  if (length > limit) return undefined;
  return `{"v":${VERSION},"tab":${JSON.stringify(tab)},"writes":[${parts.join(',')}]}`;
}

function journalFrom(written: string | null | undefined): Journal | undefined {
  try {
    const parsed = v.safeParse(journalSchema, JSON.parse(written ?? ''));
    if (!parsed.success) return undefined;
    const { tab, writes } = parsed.output;
    return { tab, writes };
  } catch {
    return undefined;
  }
}
