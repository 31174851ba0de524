import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { RowChanges } from '../../runtime/library-store/library.ts';
import type { LibraryRow } from '../../runtime/library-store/row.ts';

/** Shortest time between two changes of the list while documents are counted: each change sorts all rows. */
const MIN_GAP_MS = 1000;

/**
 * Groups the library's changes of the list, so that counting thousands of documents changes the page once a second. A
 * change passes at once when none came shortly before it, or when nothing is left to count.
 *
 * @param pass receives the grouped changes
 */
export function gatherChanges(pass: (changes: RowChanges) => void) {
  let gathered: RowChanges | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!gathered) return;
    const changes = gathered;
    gathered = undefined;
    pass(changes);
  };
  return {
    take(changes: RowChanges) {
      gathered = gathered ? joined(gathered, changes) : changes;
      if (timer === undefined || changes.uncounted === 0) {
        flush();
        if (changes.uncounted > 0) timer = setTimeout(flushAgain, MIN_GAP_MS);
      }
    },
    /** Passes the grouped changes now, because a person waits for the result of an action. */
    flush,
  };

  function flushAgain(): void {
    const hadSome = gathered !== undefined;
    flush();
    if (hadSome) timer = setTimeout(flushAgain, MIN_GAP_MS);
  }
}

/** Joins two changes; for a document in both, the later one counts. */
function joined(before: RowChanges, after: RowChanges): RowChanges {
  const rows = new Map(before.rows.map((row) => [row.key, row]));
  const gone = new Set(before.gone);
  for (const row of after.rows) {
    rows.set(row.key, row);
    gone.delete(row.key);
  }
  for (const key of after.gone) {
    rows.delete(key);
    gone.add(key);
  }
  return { rows: [...rows.values()], gone: [...gone], uncounted: after.uncounted };
}

/** The list of documents on the page. */
export interface Rows {
  readonly rows: ReadonlyMap<DocumentKey, LibraryRow>;
  /** Number of changes of searchable content: texts, records, concepts and tags. */
  readonly contents: number;
}

export function withChanges(
  { rows, contents }: Rows,
  { rows: changed, gone }: Pick<RowChanges, 'rows' | 'gone'>,
): Rows {
  const now = new Map(rows);
  let isOther = false;
  for (const row of changed) {
    isOther ||= searchedOf(now.get(row.key)) !== searchedOf(row);
    now.set(row.key, row);
  }
  for (const key of gone) now.delete(key);
  return { rows: now, contents: isOther ? contents + 1 : contents };
}

/** The searchable content of a row. The time of its last change stands for its text. */
function searchedOf(row: LibraryRow | undefined): string {
  if (!row) return '';
  const { deleted, joined: _, reviewed, withdrawn, failure, status, ...searched } = row;
  return JSON.stringify({ ...searched, isRead: status === 'read' || status === 'partly' });
}
