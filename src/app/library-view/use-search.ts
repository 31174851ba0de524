import { useEffect, useState } from 'react';
import type { Snippets } from '../../core/search/snippet.ts';
import type { LibraryPage } from './library-page.ts';
import type { LibraryQuery, Search } from './library-query.ts';

/** The state of a search. */
export type SearchState =
  /** No search is active; all documents are shown. */
  | { readonly status: 'none' }
  /** The answer has not come yet. */
  | { readonly status: 'searching' }
  | SearchFound
  /** The search failed. */
  | { readonly status: 'failed' };

/** The result of a search. */
export interface SearchFound {
  readonly status: 'found';
  readonly keys: ReadonlySet<string>;
  readonly elapsedMs: number;
  /** Some texts could not be read, so documents may be missing. */
  readonly isPartial: boolean;
}

/**
 * Searches in the worker when the query or the searchable content (`contents`) changes. A document is found when every
 * search finds it. Results stay while the same search is repeated; a new search starts with none.
 */
export function useSearch(
  page: LibraryPage,
  { search, by, within, isUnsureToo }: LibraryQuery,
  contents: number,
): SearchState {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly state: SearchState }>();
  const searches = [...within, { by, search }].filter((one) => one.search.trim() !== '');
  const name = JSON.stringify([searches, isUnsureToo]);
  const isWanted = searches.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the searches; it is searched anew when the contents are others
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    void searchAll(page.client, searches, isUnsureToo).then((state) => {
      if (isCurrent) setAnswer({ of: name, state });
    });
    return () => {
      isCurrent = false;
    };
  }, [page, name, isWanted, contents]);
  if (!isWanted) return NOT_WANTED;
  return answer?.of === name ? answer.state : SEARCHING;
}

const NOT_WANTED: SearchState = { status: 'none' };
const SEARCHING: SearchState = { status: 'searching' };

/** Keys of the documents that all of the searches find. */
export async function searchAll(
  client: Pick<LibraryPage['client'], 'call'>,
  searches: readonly Search[],
  isUnsureToo: boolean,
): Promise<SearchState> {
  try {
    const all = await Promise.all(
      searches.map((one) =>
        client.call('search', { mode: one.by, query: one.search, isUnsureToo }),
      ),
    );
    const [first, ...others] = all.map(({ keys }) => new Set(keys));
    return {
      status: 'found',
      keys: new Set([...(first ?? [])].filter((key) => others.every((one) => one.has(key)))),
      elapsedMs: all.reduce((sum, one) => sum + one.elapsedMs, 0),
      isPartial: all.some((one) => one.isPartial === true),
    };
  } catch {
    return { status: 'failed' };
  }
}

/** The documents that a search shows; undefined for all. */
export const shownBy = (found: SearchState): ReadonlySet<string> | undefined =>
  found.status === 'none' ? undefined : found.status === 'found' ? found.keys : NONE_SHOWN;

const NONE_SHOWN: ReadonlySet<string> = new Set();

/** Largest number of sentences of one document: in a row of the table, and in the list of sentences. */
export const MAX_SENTENCES = { row: 1, list: 6 } as const;

const nameOf = ({ by, search, isUnsureToo }: Pick<LibraryQuery, 'by' | 'search' | 'isUnsureToo'>) =>
  `${by} ${isUnsureToo} ${search}`;

/**
 * The sentences of visible documents, up to a number for each. A search by words finds no sentence when the words are
 * in the authors or the journal.
 */
export function useSnippets(
  page: LibraryPage,
  { search, by, isUnsureToo }: LibraryQuery,
  keys: readonly string[],
  most: number,
): ReadonlyMap<string, Snippets> {
  const [known, setKnown] = useState<{
    readonly of: string;
    readonly snippets: ReadonlyMap<string, Snippets>;
    readonly asked: ReadonlySet<string>;
  }>({ of: '', snippets: new Map(), asked: new Set() });
  const name = `${most} ${nameOf({ search, by, isUnsureToo })}`;
  const isWanted = search.trim() !== '';
  const wanted = keys.join(' ');
  useEffect(() => {
    if (!isWanted) return;
    const asked = known.of === name ? known.asked : new Set<string>();
    const missing = wanted.split(' ').filter((key) => key !== '' && !asked.has(key));
    if (missing.length === 0) return;
    let isCurrent = true;
    const request = { mode: by, query: search, isUnsureToo, keys: missing, most };
    page.client.call('snippets', request).then(
      (found) => {
        if (!isCurrent) return;
        setKnown((before) => ({
          of: name,
          snippets: new Map([...(before.of === name ? before.snippets : []), ...found]),
          asked: new Set([...(before.of === name ? before.asked : []), ...missing]),
        }));
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [page, search, by, isUnsureToo, most, name, isWanted, wanted, known]);
  return isWanted && known.of === name ? known.snippets : NONE;
}

const NONE: ReadonlyMap<string, Snippets> = new Map();
