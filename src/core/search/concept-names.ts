import type { Digest } from '../digest/digest.ts';
import { fold } from '../text/fold.ts';
import { identitiesOf } from './concepts.ts';
import { hasTerms, termsOf } from './words.ts';

/** The names of all concepts of many documents, so that a query asks each name once, however many documents have it. */
export interface ConceptNames {
  /** Takes up a document, in place of what was known of it by this key. */
  readonly put: (key: string, digest: Digest) => void;
  readonly remove: (key: string) => void;
  /**
   * The identities of the concepts that a query names: `=` and an identity exactly that one; else by identifier, by the vocabulary's
   * name, or by any name that one of the documents has for them: who looks for one name finds the documents with the others, too.
   */
  readonly named: (query: string) => ReadonlySet<string>;
}

export function conceptNames(): ConceptNames {
  const digests = new Map<string, Digest>();
  /** By identity: folded names, each with how often it was put. */
  const concepts = new Map<string, Map<string, number>>();
  const folded = new Map<string, string>();

  const foldOnce = (name: string): string => {
    const known = folded.get(name) ?? fold(name);
    folded.set(name, known);
    return known;
  };
  function count(digest: Digest, by: 1 | -1): void {
    for (const [place, identity] of identitiesOf(digest).entries()) {
      const names = concepts.get(identity) ?? new Map<string, number>();
      concepts.set(identity, names);
      const { name = '', names: others = [] } = digest.concepts[place] ?? {};
      for (const one of [identity, name, ...others]) {
        const key = foldOnce(one);
        const now = (names.get(key) ?? 0) + by;
        if (now > 0) names.set(key, now);
        else names.delete(key);
      }
      if (names.size === 0) concepts.delete(identity);
    }
  }
  function remove(key: string): void {
    const digest = digests.get(key);
    if (!digest) return;
    count(digest, -1);
    digests.delete(key);
  }

  return {
    put(key, digest) {
      if (digests.get(key) === digest) return;
      remove(key);
      digests.set(key, digest);
      count(digest, 1);
    },
    remove,
    named(query) {
      const exact = query.trim();
      if (exact.startsWith('=')) return new Set([exact.slice(1)]);
      const terms = termsOf(query);
      if (terms.length === 0) return new Set();
      const found = [...concepts].filter(([, names]) =>
        [...names.keys()].some((name) => hasTerms(name, terms)),
      );
      return new Set(found.map(([identity]) => identity));
    },
  };
}
