import type { LibraryRow } from '../../runtime/library-store/row.ts';
import type { LibraryQuery, SortColumn, StatusFilter } from './library-query.ts';

/**
 * The rows that a query shows, in its order. Rows without a value in the column come last in both directions; equal
 * rows are ordered by name, then by the order of adding.
 */
export function orderRows(
  rows: Iterable<LibraryRow>,
  { sort, isDescending, status, tag, year, isTrash }: LibraryQuery,
  found?: ReadonlySet<string>,
): readonly LibraryRow[] {
  const shown = [...rows].filter(
    (row) =>
      (row.deleted !== undefined) === isTrash &&
      (tag === undefined || row.tags.includes(tag)) &&
      (year === undefined || String(row.year ?? 'none') === year) &&
      (status === undefined || FILTERS[status](row)) &&
      (found?.has(row.key) ?? true),
  );
  const value = VALUES[sort];
  const turn = isDescending ? -1 : 1;
  return shown.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) {
      return x === y ? compareAlike(a, b) : x === undefined ? 1 : -1;
    }
    return turn * compare(x, y) || compareAlike(a, b);
  });
}

/** True when a part of the document is still to be read. */
export const isUnread = ({ status }: LibraryRow): boolean =>
  status === 'unread' || status === 'partly';

const FILTERS: { readonly [Filter in StatusFilter]: (row: LibraryRow) => boolean } = {
  unread: (row) => isUnread(row),
  read: ({ status }) => status === 'read',
  failed: ({ status }) => status === 'failed',
  empty: ({ status }) => status === 'empty',
  reviewed: ({ reviewed }) => reviewed !== undefined,
  'not-reviewed': ({ reviewed }) => reviewed === undefined,
  retracted: ({ notices = [], withdrawn }) => notices.length > 0 || withdrawn === true,
  untagged: ({ tags }) => tags.length === 0,
};

const VALUES: {
  readonly [Column in SortColumn]: (row: LibraryRow) => string | number | undefined;
} = {
  added: ({ place }) => place,
  title: ({ name }) => name || undefined,
  year: ({ year }) => year,
  journal: ({ journal }) => journal,
  entities: (row) => (isCounted(row) ? row.entities : undefined),
  relations: (row) => (isCounted(row) ? row.relations : undefined),
  reviewed: ({ reviewed, decided, decidable }) =>
    reviewed !== undefined ? 2 : decidable > 0 ? decided / decidable : undefined,
  status: ({ status }) => STATUS_ORDER.indexOf(status),
};

const STATUS_ORDER: readonly LibraryRow['status'][] = [
  'failed',
  'unread',
  'partly',
  'read',
  'empty',
];

/** True when entities and relations are known: the document was read, or its file names them. */
export const isCounted = ({ status, mentions }: LibraryRow): boolean =>
  status === 'read' || status === 'partly' || mentions > 0;

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : byName.compare(String(a), String(b));

const compareAlike = (a: LibraryRow, b: LibraryRow): number =>
  byName.compare(a.name, b.name) || a.place - b.place || (a.key < b.key ? -1 : 1);
