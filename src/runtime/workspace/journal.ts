import * as v from 'valibot';
import { KIND_NAMES } from './records.ts';
import type { DocumentChanges, TabChanges } from './workspace-store.ts';

/**
 * What a tab has not written yet, in `localStorage`: what is put there outlives the page from the next moment on, also where
 * the tab crashes, while a transaction of the database takes its time. `replay.ts` makes these writes when the page is gone.
 */
export interface Journal {
  /** The tab that wanted them. */
  readonly tab: string;
  /** In order: one that is under way and may have been made, then what has changed since it began. */
  readonly writes: readonly JournaledWrite[];
}

export interface JournaledWrite {
  /** Id of this write. The heads of documents name it once the write is made (`Head.writes`). */
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
   * Keeps a journal in place of that with the same id.
   *
   * @returns false where it is too long, or the browser has no room for it: what was kept under the id is gone then
   */
  put(id: string, journal: Journal): boolean;
  remove(id: string): void;
  /** Those that this version can read. */
  list(): readonly (readonly [id: string, journal: Journal])[];
  /** Removes all of them, also those of other tabs and versions. */
  clear(): void;
}

const PREFIX = 'biogloss:unwritten:';

/** Browsers give a site 5 million for all of its tabs. Longer than a chapter of a book with its annotations. */
const MAX_UNITS = 1_000_000;

/** Another version leaves a journal of this one alone unless it knows it. */
const VERSION = 1;

const changeSchema = v.object({
  kind: v.picklist(KIND_NAMES),
  sub: v.union([v.string(), v.number()]),
  value: v.exactOptional(v.unknown()),
});

/** Values of records are checked when they are loaded, like those of the database. */
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

/** @param storage absent where site data is blocked: nothing is kept then */
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
    // Full, or blocked since.
    return false;
  }
}

/** As JSON; `undefined` once it is longer than so many UTF-16 code units: thousands of documents are not written out to be thrown away. */
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
