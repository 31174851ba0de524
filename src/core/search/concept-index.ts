import type { Digest } from '../digest/digest.ts';
import { fold } from '../text/fold.ts';
import { identitiesOf } from './concepts.ts';
import { hasTerms, termsOf } from './words.ts';

/**
 * The concepts of many documents: the names of each, so that a query asks each name once, and the documents that have
 * it, so that a search looks into those alone.
 */
export interface ConceptIndex {
  /** Takes up a document, in place of what was known of it by this key. */
  readonly put: (key: string, digest: Digest) => void;
  readonly remove: (key: string) => void;
  /** The keys of the documents that were taken up. */
  readonly keys: () => Iterable<string>;
  /**
   * The identities of the concepts that a query names, of those that are known: `=` and an identity exactly that one; else by identifier, by the vocabulary's
   * name, or by any name that one of the documents has for them: who looks for one name finds the documents with the others, too.
   */
  readonly named: (query: string) => ReadonlySet<string>;
  /** The keys of the documents that have one of these concepts, likely or not, denied or not. */
  readonly documentsWith: (identities: ReadonlySet<string>) => ReadonlySet<string>;
}

interface Indexed {
  /** Folded names, each with the number of times that a document has it. */
  readonly names: Map<string, number>;
  /** Keys of documents, each with the number of its concepts that have this identity. */
  readonly documents: Map<string, number>;
}

export function conceptIndex(): ConceptIndex {
  const digests = new Map<string, Digest>();
  const concepts = new Map<string, Indexed>();
  const folded = new Map<string, string>();

  const foldOnce = (name: string): string => {
    const known = folded.get(name) ?? fold(name);
    folded.set(name, known);
    return known;
  };
  function count(document: string, digest: Digest, by: 1 | -1): void {
    for (const [place, identity] of identitiesOf(digest).entries()) {
      const { names, documents } = concepts.get(identity) ?? indexed(identity);
      const { name = '', names: others = [] } = digest.concepts[place] ?? {};
      for (const one of [identity, name, ...others]) add(names, foldOnce(one), by);
      add(documents, document, by);
      if (documents.size === 0) concepts.delete(identity);
    }
  }
  function indexed(identity: string): Indexed {
    const one = { names: new Map<string, number>(), documents: new Map<string, number>() };
    concepts.set(identity, one);
    return one;
  }
  function remove(key: string): void {
    const digest = digests.get(key);
    if (!digest) return;
    count(key, digest, -1);
    digests.delete(key);
  }

  return {
    put(key, digest) {
      if (digests.get(key) === digest) return;
      remove(key);
      digests.set(key, digest);
      count(key, digest, 1);
    },
    remove,
    keys: () => digests.keys(),
    named(query) {
      const exact = query.trim();
      if (exact.startsWith('=')) {
        const identity = exact.slice(1);
        return new Set(concepts.has(identity) ? [identity] : []);
      }
      const terms = termsOf(query);
      if (terms.length === 0) return new Set();
      const found = [...concepts].filter(([, { names }]) =>
        [...names.keys()].some((name) => hasTerms(name, terms)),
      );
      return new Set(found.map(([identity]) => identity));
    },
    documentsWith(identities) {
      const found = new Set<string>();
      for (const identity of identities) {
        for (const key of concepts.get(identity)?.documents.keys() ?? []) found.add(key);
      }
      return found;
    },
  };
}

/** Adds to a count, which is removed at 0. */
function add(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}
