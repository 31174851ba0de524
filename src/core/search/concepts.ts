import type { Digest, DigestConcept } from '../digest/digest.ts';
import { remember } from '../remember.ts';
import { fold } from '../text/fold.ts';
import { hasTerms, type Terms, termsOf } from './words.ts';

/** A concept in all documents: by its identifier, or where it has none by type and name. */
export const identityOf = ({ id, type, name }: Pick<DigestConcept, 'id' | 'type' | 'name'>) =>
  id ?? `${type}:${fold(name)}`;

/**
 * The concepts that a query names: `=` and an identity (`identityOf`) exactly that one; else by identifier, by the vocabulary's name or by any name that one of the documents has for
 * them: who looks for one name finds the documents with the others, too.
 */
export function conceptsNamed(digests: Iterable<Digest>, query: string): ReadonlySet<string> {
  const exact = query.trim();
  if (exact.startsWith('=')) return new Set([exact.slice(1)]);
  const terms = termsOf(query);
  const found = new Set<string>();
  if (terms.length === 0) return found;
  for (const digest of digests) {
    for (const [place, concept] of digest.concepts.entries()) {
      const names = namesOf(digest)[place] ?? [];
      if (names.some((name) => hasTerms(name, terms))) {
        found.add(identityOf(concept));
      }
    }
  }
  return found;
}

/** Of each concept its identity, then its names; folded once. */
const namesOf = remember((digest: Digest): readonly (readonly string[])[] =>
  digest.concepts.map((one) => [
    fold(identityOf(one)),
    fold(one.name),
    ...(one.names ?? []).map(fold),
  ]),
);

/** Names of some concepts as they stand in one document, as terms. */
export const termsFor = ({ concepts }: Digest, wanted: ReadonlySet<string>): Terms =>
  concepts
    .filter((one) => wanted.has(identityOf(one)))
    .flatMap(({ name, names = [] }) => [name, ...names].map(fold));

export type Test = (digest: Digest) => boolean;

export function hasConcept(wanted: ReadonlySet<string>): Test {
  return ({ concepts }) => concepts.some((one) => wanted.has(identityOf(one)));
}

/** Documents with both of two concepts. */
export function hasBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): Test {
  return ({ concepts }) => {
    const identities = concepts.map((one) => identityOf(one));
    return identities.some(
      (one, place) => a.has(one) && identities.some((other, at) => at !== place && b.has(other)),
    );
  };
}

/** Documents that assert a relation between two concepts, either way; `b` absent: of one with any. */
export function hasRelation(a: ReadonlySet<string>, b?: ReadonlySet<string>): Test {
  return ({ concepts, relations }) =>
    relations.some(({ head, tail }) => {
      const [x, y] = [concepts[head], concepts[tail]].map((one) => (one ? identityOf(one) : ''));
      if (x === undefined || y === undefined) return false;
      if (!b) return a.has(x) || a.has(y);
      return (a.has(x) && b.has(y)) || (a.has(y) && b.has(x));
    });
}
