import type { Digest } from '../../core/digest/digest.ts';
import {
  conceptsNamed,
  hasBoth,
  hasConcept,
  hasRelation,
  type Test,
  termsFor,
} from '../../core/search/concepts.ts';
import { type Snippet, snippetOf } from '../../core/search/snippet.ts';
import { hasTerms, type Terms, termsOf } from '../../core/search/words.ts';
import { fold } from '../../core/text/fold.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryStore } from './library-store.ts';
import type { Known } from './row.ts';

/** `pair`: documents with both of two concepts; `relation`: those that assert something of the two. */
type SearchMode = 'words' | 'concept' | 'pair' | 'relation';

export interface SearchRequest {
  readonly mode: SearchMode;
  /** What is searched for. For a pair or a relation: the two names, with `>` between. */
  readonly query: string;
}

export interface SearchResult {
  readonly keys: readonly DocumentKey[];
  /** In the worker; the first search reads the texts before. */
  readonly elapsedMs: number;
}

/** Searches in all documents. Folded texts are kept in memory: looking through 15 MB of them takes some milliseconds. */
export interface LibrarySearch {
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  /** The sentences for some of the documents that were found. */
  readonly snippets: (
    request: SearchRequest & { readonly keys: readonly DocumentKey[] },
  ) => Promise<readonly (readonly [DocumentKey, Snippet])[]>;
}

export function createSearch(
  known: ReadonlyMap<DocumentKey, Known>,
  store: Pick<LibraryStore, 'texts'>,
): LibrarySearch {
  /** Folded, with the revision that they are of. */
  const texts = new Map<DocumentKey, { readonly revision: number; readonly folded: string }>();

  async function takeUp(): Promise<void> {
    const missing = [...known.values()].filter(
      ({ head }) => texts.get(head.key)?.revision !== head.revision,
    );
    if (missing.length === 0) return;
    const loaded = await store.texts(missing.map(({ head }) => head.key));
    if (!loaded.ok) return;
    for (const { head, digest } of missing) {
      const text = loaded.value.get(head.key) ?? '';
      const { title = '', authors = '', journal = '', pmid, doi, pmcid } = digest?.facts ?? {};
      const ids = [pmid, doi, pmcid].filter(Boolean).join(' ');
      const folded = fold(
        `${text.startsWith(title) ? '' : title}\n${text}\n${authors}\n${journal}\n${ids}`,
      );
      texts.set(head.key, { revision: head.revision, folded });
    }
    for (const key of texts.keys()) if (!known.has(key)) texts.delete(key);
  }
  const digests = () => [...known.values()].flatMap(({ digest }) => digest ?? []);

  /** What the last search was for: the sentences that follow it are of the same query. */
  let last: { readonly name: string; readonly test: ConceptTest } | undefined;
  function testFor(mode: Exclude<SearchMode, 'words'>, query: string, isNew: boolean): ConceptTest {
    const name = `${mode} ${query}`;
    if (isNew || last?.name !== name) last = { name, test: conceptTest(digests(), mode, query) };
    return last.test;
  }

  return {
    async search({ mode, query }) {
      if (mode !== 'words') {
        const begun = performance.now();
        const { test } = testFor(mode, query, true);
        const keys = [...known.values()].flatMap(({ head, digest }) =>
          digest && test(digest) ? [head.key] : [],
        );
        return { keys, elapsedMs: performance.now() - begun };
      }
      await takeUp();
      const begun = performance.now();
      const terms = termsOf(query);
      const tagged = (key: DocumentKey) => fold(known.get(key)?.marks.tags.join(' ') ?? '');
      const keys = [...texts].flatMap(([key, { folded }]) =>
        hasTerms(folded, terms) || hasTerms(tagged(key), terms) ? [key] : [],
      );
      return { keys, elapsedMs: performance.now() - begun };
    },
    async snippets({ mode, query, keys }) {
      const loaded = await store.texts(keys);
      if (!loaded.ok) return [];
      const words = mode === 'words' ? termsOf(query) : [];
      const wanted = mode === 'words' ? undefined : testFor(mode, query, false).wanted;
      return [...loaded.value].flatMap(([key, text]): (readonly [DocumentKey, Snippet])[] => {
        const digest = known.get(key)?.digest;
        const terms: Terms = wanted && digest ? termsFor(digest, wanted) : words;
        const snippet = snippetOf(text, terms);
        return snippet ? [[key, snippet]] : [];
      });
    },
  };
}

interface ConceptTest {
  readonly test: Test;
  /** Keys of the concepts that the query names. */
  readonly wanted: ReadonlySet<string>;
}

function conceptTest(
  digests: readonly Digest[],
  mode: Exclude<SearchMode, 'words'>,
  query: string,
): ConceptTest {
  const [first = '', second = ''] = query.split(/\s*[>→]\s*/u);
  const a = conceptsNamed(digests, mode === 'concept' ? query : first);
  const b = second.trim() === '' ? undefined : conceptsNamed(digests, second);
  const wanted = new Set([...a, ...(b ?? [])]);
  if (mode === 'concept') return { test: hasConcept(a), wanted };
  if (mode === 'relation') return { test: hasRelation(a, b), wanted };
  return { test: b ? hasBoth(a, b) : hasConcept(a), wanted };
}
