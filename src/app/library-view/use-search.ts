import { useEffect, useState } from 'react';
import type { Snippet } from '../../core/search/snippet.ts';
import type { LibraryPage } from './library-page.ts';
import type { LibraryQuery } from './library-query.ts';

/** What a search has found. */
export interface SearchFound {
  readonly keys: ReadonlySet<string>;
  readonly elapsedMs: number;
}

/**
 * Searches in the worker whenever the query or the documents change; what was found before stays until then.
 *
 * @returns `undefined` while nothing is searched for, or nothing was found yet
 */
export function useSearch(
  page: LibraryPage,
  { search, by }: LibraryQuery,
  rows: unknown,
): SearchFound | undefined {
  const [found, setFound] = useState<SearchFound & { readonly of: string }>();
  const isWanted = search.trim() !== '';
  const name = `${by} ${search}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is searched anew when the documents are others
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    page.client.call('search', { mode: by, query: search }).then(
      ({ keys, elapsedMs }) => {
        if (isCurrent) setFound({ keys: new Set(keys), elapsedMs, of: name });
      },
      () => page.set({ problem: 'The search stopped. Type it again.' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [page, search, by, isWanted, name, rows]);
  return isWanted ? found : undefined;
}

/** The sentences of documents that are in sight. */
export function useSnippets(
  page: LibraryPage,
  { search, by }: LibraryQuery,
  keys: readonly string[],
): ReadonlyMap<string, Snippet> {
  const [known, setKnown] = useState<{
    readonly of: string;
    readonly snippets: ReadonlyMap<string, Snippet>;
    readonly asked: ReadonlySet<string>;
  }>({ of: '', snippets: new Map(), asked: new Set() });
  const name = `${by} ${search}`;
  const isWanted = search.trim() !== '';
  const wanted = keys.join(' ');
  useEffect(() => {
    if (!isWanted) return;
    const asked = known.of === name ? known.asked : new Set<string>();
    const missing = wanted.split(' ').filter((key) => key !== '' && !asked.has(key));
    if (missing.length === 0) return;
    let isCurrent = true;
    page.client.call('snippets', { mode: by, query: search, keys: missing }).then(
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
  }, [page, search, by, name, isWanted, wanted, known]);
  return isWanted && known.of === name ? known.snippets : NONE;
}

const NONE: ReadonlyMap<string, Snippet> = new Map();
