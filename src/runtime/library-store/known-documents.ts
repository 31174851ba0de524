import { type LikenessIndex, likenessIndex } from '../../core/bibliography/duplicates.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { comparableOf, type Known } from './row.ts';

/** What the library's worker knows of each document, with the indexes of duplicates and of joined documents. They change together. */
export interface KnownDocuments {
  readonly known: ReadonlyMap<DocumentKey, Known>;
  readonly likeness: LikenessIndex;
  /** The documents that are joined with a document, in the order in which they became known. */
  readonly joinedWith: (key: DocumentKey) => readonly DocumentKey[];
  /** Documents whose digest must be computed again. */
  readonly uncounted: Set<DocumentKey>;
  readonly put: (one: Known) => void;
  readonly forget: (key: DocumentKey) => void;
}

export function knownDocuments(): KnownDocuments {
  const known = new Map<DocumentKey, Known>();
  const likeness = likenessIndex();
  const uncounted = new Set<DocumentKey>();
  const joined = new Map<DocumentKey, Set<DocumentKey>>();
  /** Numbers the documents as they become known. */
  const numbers = new Map<DocumentKey, number>();
  let count = 0;

  const part = (key: DocumentKey) => {
    const kept = known.get(key)?.marks.joined;
    if (kept === undefined) return;
    const others = joined.get(kept);
    others?.delete(key);
    if (others?.size === 0) joined.delete(kept);
  };
  const join = (key: DocumentKey, kept: DocumentKey) => {
    const others = joined.get(kept);
    if (others) others.add(key);
    else joined.set(kept, new Set([key]));
  };

  return {
    ...{ known, likeness, uncounted },
    joinedWith: (key) =>
      [...(joined.get(key) ?? [])].sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0)),
    put(one) {
      const { key } = one.head;
      part(key);
      if (one.marks.joined !== undefined) join(key, one.marks.joined);
      if (!numbers.has(key)) {
        count += 1;
        numbers.set(key, count);
      }
      known.set(key, one);
      const { digest, marks } = one;
      if (!digest || marks.deleted !== undefined) likeness.remove(key);
      else likeness.add(comparableOf(key, digest));
    },
    forget(key) {
      part(key);
      numbers.delete(key);
      known.delete(key);
      likeness.remove(key);
      uncounted.delete(key);
    },
  };
}
