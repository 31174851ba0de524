/** What of the library is shown, and in which order: the part of the address behind `#/library?`. */
export interface LibraryQuery {
  readonly sort: SortColumn;
  readonly isDescending: boolean;
  /** Words, a concept, or a relation. */
  readonly search: string;
  readonly status?: StatusFilter;
  readonly tag?: string;
  /** Deleted documents alone; else the others. */
  readonly isTrash: boolean;
}

export const SORT_COLUMNS = [
  ...(['added', 'title', 'year', 'journal'] as const),
  ...(['entities', 'relations', 'reviewed', 'status'] as const),
] as const;

export type SortColumn = (typeof SORT_COLUMNS)[number];

export const STATUS_FILTERS = [
  ...(['unread', 'read', 'failed', 'empty', 'reviewed', 'not-reviewed'] as const),
  ...(['retracted', 'untagged'] as const),
] as const;

export type StatusFilter = (typeof STATUS_FILTERS)[number];

export function queryFrom(given: string): LibraryQuery {
  const params = new URLSearchParams(given);
  const sort = params.get('sort') ?? '';
  const column = sort.replace(/^-/, '');
  const status = params.get('show') ?? '';
  const tag = params.get('tag');
  return {
    sort: isOneOf(SORT_COLUMNS, column) ? column : 'added',
    isDescending: sort.startsWith('-'),
    search: params.get('q') ?? '',
    ...(isOneOf(STATUS_FILTERS, status) && { status }),
    ...(tag !== null && tag !== '' && { tag }),
    isTrash: params.get('in') === 'trash',
  };
}

export function queryText(query: LibraryQuery): string {
  const params = new URLSearchParams();
  const { sort, isDescending, search, status, tag, isTrash } = query;
  if (search !== '') params.set('q', search);
  if (sort !== 'added' || isDescending) params.set('sort', `${isDescending ? '-' : ''}${sort}`);
  if (status) params.set('show', status);
  if (tag !== undefined) params.set('tag', tag);
  if (isTrash) params.set('in', 'trash');
  return params.toString();
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);
