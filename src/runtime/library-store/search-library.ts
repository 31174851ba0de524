import type { Digest } from '../../core/digest/digest.ts';
import { conceptNames } from '../../core/search/concept-names.ts';
import {
  type Certainty,
  hasBoth,
  hasConcept,
  relationsOf,
  type Test,
  termsFor,
} from '../../core/search/concepts.ts';
import { type Snippets, snippetsOf, type Wanted } from '../../core/search/snippet.ts';
import { hasTerms, termsOf } from '../../core/search/words.ts';
import { fold } from '../../core/text/fold.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryStore } from './library-store.ts';
import type { Known } from './row.ts';

/** `pair`: documents with both of two concepts; `relation`: those that assert something of the two. */
type SearchMode = 'words' | 'concept' | 'pair' | 'relation';

export interface SearchRequest extends Certainty {
  readonly mode: SearchMode;
  /** What is searched for. For a pair or a relation: the two names, with `>` between. */
  readonly query: string;
}

export interface SearchResult {
  readonly keys: readonly DocumentKey[];
  /** In the worker, reading texts included. */
  readonly elapsedMs: number;
}

export interface SnippetsRequest extends SearchRequest {
  readonly keys: readonly DocumentKey[];
  /** Sentences of one document that are given. */
  readonly most: number;
}

/** Searches in all documents. Folded texts and names are kept in memory: looking through them takes some milliseconds. */
export interface LibrarySearch {
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  /** The sentences for some of the documents that were found. */
  readonly snippets: (
    request: SnippetsRequest,
  ) => Promise<readonly (readonly [DocumentKey, Snippets])[]>;
  /** Takes up texts and names before they are asked for, in slices: others are answered in between. */
  readonly warm: () => Promise<void>;
}

/** Texts that are read at once while nobody waits. */
const SLICE = 200;

export function createSearch(
  known: ReadonlyMap<DocumentKey, Known>,
  store: Pick<LibraryStore, 'texts'>,
): LibrarySearch {
  /** Folded, with the revision that they are of. */
  const texts = new Map<DocumentKey, { readonly revision: number; readonly folded: string }>();
  const names = conceptNames();

  const missing = (): readonly Known[] =>
    [...known.values()].filter(({ head }) => texts.get(head.key)?.revision !== head.revision);

  async function takeUp(wanted: readonly Known[]): Promise<boolean> {
    const loaded = await store.texts(wanted.map(({ head }) => head.key));
    if (!loaded.ok) return false;
    for (const { head, digest } of wanted) {
      const text = loaded.value.get(head.key) ?? '';
      const { title = '', authors = '', journal = '', pmid, doi, pmcid } = digest?.facts ?? {};
      const ids = [pmid, doi, pmcid].filter(Boolean).join(' ');
      const folded = fold(
        `${text.startsWith(title) ? '' : title}\n${text}\n${authors}\n${journal}\n${ids}`,
      );
      texts.set(head.key, { revision: head.revision, folded });
    }
    return true;
  }
  /** Of digests that are known already nothing is done. */
  function takeUpNames(): void {
    for (const [key, { digest }] of known) {
      if (digest) names.put(key, digest);
      else names.remove(key);
    }
  }
  function testFor({ mode, query, isUnsureToo }: SearchRequest): {
    readonly test: Test;
    readonly wanted: ReadonlySet<string>;
    readonly of: readonly [ReadonlySet<string>, ReadonlySet<string> | undefined];
  } {
    takeUpNames();
    const certainty = { isUnsureToo };
    const [first = '', second = ''] = query.split(/\s*[>→]\s*/u);
    const a = names.named(mode === 'concept' ? query : first);
    const b = mode === 'concept' || second.trim() === '' ? undefined : names.named(second);
    const wanted = new Set([...a, ...(b ?? [])]);
    const of = [a, b] as const;
    if (mode === 'relation') {
      return { test: (digest) => relationsOf(digest, a, b, certainty).length > 0, wanted, of };
    }
    return { test: b ? hasBoth(a, b, certainty) : hasConcept(a, certainty), wanted, of };
  }
  /** What is looked for in each text: worked out once for all of them. */
  function wantedFor(request: SearchRequest): (digest: Digest | undefined) => Wanted {
    const words = { terms: termsOf(request.query) };
    if (request.mode === 'words') return () => words;
    const { wanted, of } = testFor(request);
    return (digest) => {
      if (!digest) return { terms: [] };
      const terms = termsFor(digest, wanted);
      if (request.mode !== 'relation') return { terms };
      const relations = relationsOf(digest, ...of, request);
      const ends = relations.flatMap(({ head, tail }) => [
        digest.concepts[head],
        digest.concepts[tail],
      ]);
      const names = ends.flatMap((one) => (one ? [one.name, ...(one.names ?? [])] : []));
      return {
        terms: [...new Set([...terms, ...names.map(fold)])],
        places: relations.flatMap(({ evidence }) => evidence.flat()),
      };
    };
  }

  return {
    async search(request) {
      const begun = performance.now();
      const took = (keys: readonly DocumentKey[]) => ({
        keys,
        elapsedMs: performance.now() - begun,
      });
      if (request.mode !== 'words') {
        const { test } = testFor(request);
        return took(
          [...known].flatMap(([key, { digest }]) => (digest && test(digest) ? [key] : [])),
        );
      }
      const wanted = missing();
      if (wanted.length > 0) await takeUp(wanted);
      for (const key of texts.keys()) if (!known.has(key)) texts.delete(key);
      const terms = termsOf(request.query);
      const tagged = (key: DocumentKey) => fold(known.get(key)?.marks.tags.join(' ') ?? '');
      return took(
        [...texts].flatMap(([key, { folded }]) =>
          hasTerms(folded, terms) || hasTerms(tagged(key), terms) ? [key] : [],
        ),
      );
    },
    async snippets(request) {
      const loaded = await store.texts(request.keys);
      if (!loaded.ok) return [];
      const wantedIn = wantedFor(request);
      return [...loaded.value].flatMap(([key, text]): (readonly [DocumentKey, Snippets])[] => {
        const wanted = wantedIn(known.get(key)?.digest);
        const snippets = snippetsOf(text, wanted, request.most);
        return snippets ? [[key, snippets]] : [];
      });
    },
    async warm() {
      takeUpNames();
      for (let wanted = missing(); wanted.length > 0; wanted = missing()) {
        if (!(await takeUp(wanted.slice(0, SLICE)))) return;
      }
    },
  };
}
