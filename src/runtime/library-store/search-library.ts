import type { Digest } from '../../core/digest/digest.ts';
import { conceptIndex } from '../../core/search/concept-index.ts';
import {
  type Certainty,
  hasBoth,
  hasConcept,
  onlyDenies,
  relationsOf,
  type Test,
  termsFor,
} from '../../core/search/concepts.ts';
import { pairIn } from '../../core/search/pair-query.ts';
import { type Snippets, snippetsOf, type Wanted } from '../../core/search/snippet.ts';
import { hasTerms, termsOf } from '../../core/search/words.ts';
import { fold } from '../../core/text/fold.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryStore } from './library-store.ts';
import type { Known } from './row.ts';

/**
 * `concept`: documents that mention it and do not only deny it; `denied`: documents that only deny it; `pair`:
 * documents with both of two concepts; `relation`: documents that assert a relation of the two.
 */
type SearchMode = 'words' | 'concept' | 'denied' | 'pair' | 'relation';

export interface SearchRequest extends Certainty {
  readonly mode: SearchMode;
  /** The search text. For a pair or a relation: two names with `>` between. */
  readonly query: string;
}

export interface SearchResult {
  readonly keys: readonly DocumentKey[];
  /** Milliseconds in the worker, including the reading of texts. */
  readonly elapsedMs: number;
  /** Some texts could not be read from storage, so documents may be missing. */
  readonly isPartial?: true;
}

export interface SnippetsRequest extends SearchRequest {
  readonly keys: readonly DocumentKey[];
  /** Largest number of sentences for one document. */
  readonly most: number;
}

/** Searches in all documents. Folded texts and names stay in memory, so that a search takes milliseconds. */
export interface LibrarySearch {
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  /** The sentences that matched, for some of the documents found. */
  readonly snippets: (
    request: SnippetsRequest,
  ) => Promise<readonly (readonly [DocumentKey, Snippets])[]>;
  /** Loads texts and names in advance, slice by slice, so that other calls are answered in between. */
  readonly warm: () => Promise<void>;
}

/** A text in its searchable form. The revision and the digest from which it was made tell when it is out of date. */
interface FoldedText {
  readonly revision: number;
  readonly digest: Digest | undefined;
  readonly folded: string;
}

/** Documents taken up at a time. */
const SLICE = 200;

export function createSearch(
  known: ReadonlyMap<DocumentKey, Known>,
  store: Pick<LibraryStore, 'texts'>,
): LibrarySearch {
  const texts = new Map<DocumentKey, FoldedText>();
  const concepts = conceptIndex();
  let loading: Promise<boolean> | undefined;

  /** In the order of keys, in which the database stores them: a slice is one short range of it. */
  const missing = (): readonly Known[] =>
    [...known.values()]
      .filter(({ head, digest }) => {
        const taken = texts.get(head.key);
        return taken?.revision !== head.revision || taken.digest !== digest;
      })
      .sort((a, b) => (a.head.key < b.head.key ? -1 : 1));

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
      texts.set(head.key, { revision: head.revision, digest, folded });
      if (digest) concepts.put(head.key, digest);
    }
    return true;
  }
  /**
   * Takes up all texts that are missing now. A loading that has begun is waited for, so that each text is loaded once; what came
   * since it began is loaded after it. What comes later is not waited for: documents may be added for minutes.
   */
  async function loadMissing(): Promise<boolean> {
    if (loading && !(await loading)) return false;
    loading ??= loadSlices().finally(() => {
      loading = undefined;
    });
    return loading;
  }
  async function loadSlices(): Promise<boolean> {
    const wanted = missing();
    for (let at = 0; at < wanted.length; at += SLICE) {
      if (!(await takeUp(wanted.slice(at, at + SLICE)))) return false;
    }
    return true;
  }
  /** Digests that are already indexed are skipped, and documents that are gone are removed. */
  function takeUpConcepts(): void {
    for (const key of [...concepts.keys()]) if (!known.has(key)) concepts.remove(key);
    for (const [key, { digest }] of known) {
      if (digest) concepts.put(key, digest);
      else concepts.remove(key);
    }
  }
  function testFor({ mode, query, isUnsureToo }: SearchRequest): {
    readonly test: Test;
    readonly wanted: ReadonlySet<string>;
    readonly of: readonly [ReadonlySet<string>, ReadonlySet<string> | undefined];
  } {
    takeUpConcepts();
    const certainty = { isUnsureToo };
    const isOne = mode === 'concept' || mode === 'denied';
    const { a, b } = isOne ? { a: concepts.named(query), b: undefined } : pairIn(query, concepts);
    const wanted = new Set([...a, ...(b ?? [])]);
    const of = [a, b] as const;
    if (mode === 'denied') return { test: onlyDenies(a, certainty), wanted, of };
    if (mode === 'relation') {
      return { test: (digest) => relationsOf(digest, a, b, certainty).length > 0, wanted, of };
    }
    return { test: b ? hasBoth(a, b, certainty) : hasConcept(a, certainty), wanted, of };
  }
  /** The search terms for each text, computed once for all texts. */
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
        const { test, wanted } = testFor(request);
        const named = concepts.documentsWith(wanted);
        return took(
          [...known].flatMap(([key, { digest }]) =>
            digest && named.has(key) && test(digest) ? [key] : [],
          ),
        );
      }
      const isWhole = await loadMissing();
      for (const key of texts.keys()) if (!known.has(key)) texts.delete(key);
      const terms = termsOf(request.query);
      const tagged = (key: DocumentKey) => fold(known.get(key)?.marks.tags.join(' ') ?? '');
      const found = [...texts].flatMap(([key, { folded }]) =>
        hasTerms(folded, terms) || hasTerms(tagged(key), terms) ? [key] : [],
      );
      return { ...took(found), ...(!isWhole && { isPartial: true }) };
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
      // Names first: a search by concepts needs no texts.
      let taken = 0;
      for (const [key, { digest }] of [...known]) {
        if (digest) concepts.put(key, digest);
        taken += 1;
        if (taken % SLICE === 0) await aside();
      }
      while (missing().length > 0) if (!(await loadMissing())) return;
    },
  };
}

/** Lets other calls be answered. */
const aside = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
