import type { SearchRequest } from '../../runtime/library-store/search-library.ts';

/** What of the library is shown, and in which order: the part of the address behind `#/library?`. */
export interface LibraryQuery {
  readonly sort: SortColumn;
  readonly isDescending: boolean;
  /** Words, a concept, or a relation. */
  readonly search: string;
  /** What `search` is. */
  readonly by: SearchMode;
  /** Searches whose documents alone are looked through. */
  readonly within: readonly Search[];
  readonly status?: StatusFilter | undefined;
  readonly tag?: string | undefined;
  /** Year of publication; `none`: documents without a year. */
  readonly year?: string | undefined;
  /** Deleted documents alone; else the others. */
  readonly isTrash: boolean;
  /** The documents, the sentences in which was found what is looked for, or what the documents speak of. */
  readonly view: LibraryViewName;
  /** How that is drawn. */
  readonly look: Look;
  /** Of concepts and pairs what is drawn. */
  readonly measure: Measure;
  /** Concepts and relations that are less certain are found and counted, too. */
  readonly isUnsureToo: boolean;
}

export interface Search {
  readonly by: SearchMode;
  readonly search: string;
}

export const VIEWS = ['documents', 'sentences', 'concepts', 'pairs', 'years'] as const;

export const LOOKS = ['table', 'chart', 'network'] as const;

/** Documents, mentions of a concept, or documents that assert a relation of a pair. */
export const MEASURES = ['documents', 'mentions', 'related'] as const;

export type Measure = (typeof MEASURES)[number];

/** `chart`: bars, of years one after the other. */
export type Look = (typeof LOOKS)[number];

export type LibraryViewName = (typeof VIEWS)[number];

export const SEARCH_MODES = [
  'words',
  'concept',
  'pair',
  'relation',
] as const satisfies readonly SearchRequest['mode'][];

export type SearchMode = (typeof SEARCH_MODES)[number];

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
  const year = params.get('year');
  const by = params.get('by') ?? '';
  const view = params.get('view') ?? '';
  const look = params.get('as') ?? '';
  const measure = params.get('count') ?? '';
  return {
    sort: isOneOf(SORT_COLUMNS, column) ? column : 'added',
    isDescending: sort.startsWith('-'),
    search: params.get('q') ?? '',
    by: isOneOf(SEARCH_MODES, by) ? by : 'words',
    view: isOneOf(VIEWS, view) ? view : 'documents',
    ...(year !== null && year !== '' && { year }),
    ...(isOneOf(STATUS_FILTERS, status) && { status }),
    ...(tag !== null && tag !== '' && { tag }),
    isTrash: params.get('in') === 'trash',
    look: isOneOf(LOOKS, look) ? look : 'table',
    measure: isOneOf(MEASURES, measure) ? measure : 'documents',
    within: params.getAll('within').flatMap(withinFrom),
    isUnsureToo: params.get('unsure') === 'too',
  };
}

export function queryText(query: LibraryQuery): string {
  const params = new URLSearchParams();
  const { sort, isDescending, search, by, status, tag, year, isTrash, view, look } = query;
  if (view !== 'documents') params.set('view', view);
  if (search !== '') params.set('q', search);
  if (by !== 'words') params.set('by', by);
  if (sort !== 'added' || isDescending) params.set('sort', `${isDescending ? '-' : ''}${sort}`);
  if (status) params.set('show', status);
  if (tag !== undefined) params.set('tag', tag);
  if (year !== undefined) params.set('year', year);
  if (isTrash) params.set('in', 'trash');
  if (look !== 'table') params.set('as', look);
  if (query.measure !== 'documents') params.set('count', query.measure);
  for (const one of query.within) params.append('within', `${one.by} ${one.search}`);
  if (query.isUnsureToo) params.set('unsure', 'too');
  return params.toString();
}

function withinFrom(given: string): readonly Search[] {
  const at = given.indexOf(' ');
  const by = given.slice(0, at);
  const search = given.slice(at + 1);
  return isOneOf(SEARCH_MODES, by) && search.trim() !== '' ? [{ by, search }] : [];
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);
