import { useEffect, useState } from 'react';
import type { Snippets } from '../../core/search/snippet.ts';
import type { LibraryPage } from './library-page.ts';
import type { LibraryQuery, Search } from './library-query.ts';

/** What a search has found. */
export interface SearchFound {
  readonly keys: ReadonlySet<string>;
  readonly elapsedMs: number;
}

/**
 * Searches in the worker whenever the query or the documents change; what was found before stays until then. A document is
 * found where each of the searches finds it.
 *
 * @returns `undefined` while nothing is searched for, or nothing was found yet
 */
export function useSearch(
  page: LibraryPage,
  { search, by, within, isUnsureToo }: LibraryQuery,
  rows: unknown,
): SearchFound | undefined {
  const [found, setFound] = useState<SearchFound>();
  const searches = [...within, { by, search }].filter((one) => one.search.trim() !== '');
  const name = JSON.stringify(searches);
  const isWanted = searches.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the searches; it is searched anew when the documents are others
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const ask = (one: Search) =>
      page.client.call('search', { mode: one.by, query: one.search, isUnsureToo });
    Promise.all(searches.map(ask)).then(
      (all) => {
        const [first, ...others] = all.map(({ keys }) => new Set(keys));
        const keys = [...(first ?? [])].filter((key) => others.every((one) => one.has(key)));
        const elapsedMs = all.reduce((sum, one) => sum + one.elapsedMs, 0);
        if (isCurrent) setFound({ keys: new Set(keys), elapsedMs });
      },
      () => page.set({ problem: 'The search stopped. Type it again.' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [page, name, isUnsureToo, isWanted, rows]);
  return isWanted ? found : undefined;
}

/** Sentences of one document that are shown: of a row of the table, and where they are listed. */
export const MAX_SENTENCES = { row: 1, list: 6 } as const;

const nameOf = ({ by, search, isUnsureToo }: Pick<LibraryQuery, 'by' | 'search' | 'isUnsureToo'>) =>
  `${by} ${isUnsureToo} ${search}`;

/**
 * The sentences of documents that are in sight, at most so many of each. A search that goes by words alone finds none
 * where the words stand in the authors or the journal.
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
