import type { Digest, DigestConcept, DigestRelation } from '../digest/digest.ts';
import { remember } from '../remember.ts';
import { fold } from '../text/fold.ts';
import type { Terms } from './words.ts';

/** A concept in all documents: by its identifier, or where it has none by type and name. */
export const identityOf = ({ id, type, name }: Pick<DigestConcept, 'id' | 'type' | 'name'>) =>
  id ?? `${type}:${fold(name)}`;

/** The identities of a document's concepts, in their order; worked out once. */
export const identitiesOf = remember(({ concepts }: Digest): readonly string[] =>
  concepts.map(identityOf),
);

/** Names of some concepts as they stand in one document, as terms. */
export const termsFor = (digest: Digest, wanted: ReadonlySet<string>): Terms =>
  digest.concepts
    .filter((_, place) => wanted.has(identitiesOf(digest)[place] ?? ''))
    .flatMap(({ name, names = [] }) => [name, ...names].map(fold));

export type Test = (digest: Digest) => boolean;

/**
 * What counts: the likely alone, or what is less certain too. What a text denies counts neither as a concept nor as a
 * relation of it, and what it supposes counts.
 */
export interface Certainty {
  readonly isUnsureToo: boolean;
}

/** Whether a text speaks of a concept otherwise than to deny it: "seizures", and not "no seizures" alone. */
export const countsConcept = (concept: DigestConcept, certainty: Certainty): boolean =>
  mentionsIn(concept, certainty) > deniedIn(concept, certainty);

/** Whether a text speaks of a concept, and only to deny it. */
export function deniesConcept(concept: DigestConcept, certainty: Certainty): boolean {
  const mentions = mentionsIn(concept, certainty);
  return mentions > 0 && mentions === deniedIn(concept, certainty);
}

/** The mentions of a concept that are certain enough, those that the text denies among them. */
export const mentionsIn = (
  { mentions, unsure = 0 }: DigestConcept,
  { isUnsureToo }: Certainty,
): number => mentions + (isUnsureToo ? unsure : 0);

const deniedIn = (
  { denied = 0, deniedUnsure = 0 }: DigestConcept,
  { isUnsureToo }: Certainty,
): number => denied + (isUnsureToo ? deniedUnsure : 0);

export const countsRelation = (
  { isUnsure, negated }: DigestRelation,
  { isUnsureToo }: Certainty,
): boolean => !negated && (isUnsureToo || !isUnsure);

/** The identities of a document's concepts that count, each once; in the order of their mentions. */
export const countedIdentities = (digest: Digest, certainty: Certainty): ReadonlySet<string> =>
  new Set(
    identitiesOf(digest).filter((_, place) => {
      const concept = digest.concepts[place];
      return concept !== undefined && countsConcept(concept, certainty);
    }),
  );

export function hasConcept(wanted: ReadonlySet<string>, certainty: Certainty): Test {
  return (digest) =>
    digest.concepts.some(
      (one, place) =>
        wanted.has(identitiesOf(digest)[place] ?? '') && countsConcept(one, certainty),
    );
}

/** Documents that speak of a concept, and only to deny it: nowhere else do they have it, by whatever name. */
export function onlyDenies(wanted: ReadonlySet<string>, certainty: Certainty): Test {
  const has = hasConcept(wanted, certainty);
  return (digest) =>
    !has(digest) &&
    digest.concepts.some(
      (one, place) =>
        wanted.has(identitiesOf(digest)[place] ?? '') && deniesConcept(one, certainty),
    );
}

/** Documents with both of two concepts. */
export function hasBoth(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  certainty: Certainty,
): Test {
  return (digest) => {
    const here = countedIdentities(digest, certainty);
    const [ofA, ofB] = [a, b].map((wanted) => [...here].filter((one) => wanted.has(one)));
    return ofA?.some((one) => ofB?.some((other) => other !== one)) ?? false;
  };
}

/** The relations of a document that assert something of two concepts, either way; `b` absent: of one with any. */
export function relationsOf(
  digest: Digest,
  a: ReadonlySet<string>,
  b: ReadonlySet<string> | undefined,
  certainty: Certainty,
): readonly DigestRelation[] {
  const identities = identitiesOf(digest);
  return digest.relations.filter((relation) => {
    if (!countsRelation(relation, certainty)) return false;
    const [x = '', y = ''] = [identities[relation.head], identities[relation.tail]];
    if (!b) return a.has(x) || a.has(y);
    return (a.has(x) && b.has(y)) || (a.has(y) && b.has(x));
  });
}
