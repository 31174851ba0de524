import type { SearchRequest } from '../../runtime/library-store/search-library.ts';

/** Which documents the library shows, and in which order: the part of the address after `#/library?`. */
export interface LibraryQuery {
  readonly sort: SortColumn;
  readonly isDescending: boolean;
  /** Words, a concept, or a relation. */
  readonly search: string;
  /** The kind of `search`. */
  readonly by: SearchMode;
  /** Searches that restrict the documents; all of them apply. */
  readonly within: readonly Search[];
  readonly status?: StatusFilter | undefined;
  readonly tag?: string | undefined;
  /** Year of publication; `none` for documents without a year. */
  readonly year?: string | undefined;
  /** Shows deleted documents only; otherwise all others. */
  readonly isTrash: boolean;
  /** The view: documents, sentences that match the search, or the content of the documents. */
  readonly view: LibraryViewName;
  /** How the content is drawn. */
  readonly look: Look;
  /** The measure to draw for concepts and pairs; absent for the default (`measureOf`). */
  readonly measure?: Measure | undefined;
  /** Includes less certain concepts and relations in searches and counts. */
  readonly isUnsureToo: boolean;
}

export interface Search {
  readonly by: SearchMode;
  readonly search: string;
}

export const VIEWS = ['documents', 'sentences', 'concepts', 'pairs', 'years'] as const;

export const LOOKS = ['table', 'chart', 'network'] as const;

/**
 * Measures: documents, mentions of a concept, documents that only deny it, sentences that name a pair, documents that
 * assert a relation of the pair.
 */
export const MEASURES = ['documents', 'mentions', 'denied', 'sentences', 'related'] as const;

export type Measure = (typeof MEASURES)[number];

/** `chart` draws bars, or columns for years. */
export type Look = (typeof LOOKS)[number];

export type LibraryViewName = (typeof VIEWS)[number];

export const SEARCH_MODES = [
  'words',
  'concept',
  'denied',
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
    ...(isOneOf(MEASURES, measure) && { measure }),
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
  if (query.measure !== undefined) params.set('count', query.measure);
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
