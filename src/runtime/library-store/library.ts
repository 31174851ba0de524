import type { LikenessIndex, Pair } from '../../core/bibliography/duplicates.ts';
import { DIGEST_VERSION } from '../../core/digest/digest.ts';
import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { createCounting } from './counting.ts';
import { type KnownDocuments, knownDocuments } from './known-documents.ts';
import type { LibraryStore } from './library-store.ts';
import { type Marks, noMarks } from './records.ts';
import { type Known, type LibraryRow, rowOf } from './row.ts';

/** Changes of the list. */
export interface RowChanges {
  readonly rows: readonly LibraryRow[];
  readonly gone: readonly DocumentKey[];
  /** Number of documents whose entities and relations are still to be counted. */
  readonly uncounted: number;
}

export interface Duplicates {
  readonly pairs: readonly Pair[];
  /** The joined documents, each with the one that stayed. */
  readonly joined: readonly (readonly [gone: DocumentKey, kept: DocumentKey])[];
  /** Pairs that are no duplicates, as a person decided. */
  readonly apart: readonly (readonly [DocumentKey, DocumentKey])[];
}

/** The result of removing documents for good. */
export interface Removal {
  /** Documents that were not removed, because another tab has just changed them and nobody here has seen the change. */
  readonly stayed: readonly DocumentKey[];
}

/** The list of all stored documents. It follows the changes of this tab and others. */
export interface Library {
  readonly known: ReadonlyMap<DocumentKey, Known>;
  readonly likeness: LikenessIndex;
  /** See `KnownDocuments`. */
  readonly joinedWith: KnownDocuments['joinedWith'];
  /** Loads the stored documents, and then counts the uncounted ones. */
  readonly open: () => Promise<Result<readonly LibraryRow[], StorageFailure>>;
  /** Adds documents that were just written here, with their digests. */
  readonly take: (documents: readonly Known[]) => Promise<Result<undefined, StorageFailure>>;
  readonly mark: (
    keys: readonly DocumentKey[],
    change: (marks: Marks, key: DocumentKey) => Marks,
  ) => Promise<Result<undefined, StorageFailure>>;
  readonly duplicates: () => Duplicates;
  /** True when a person decided that two documents are no duplicates. */
  readonly isApart: (a: DocumentKey, b: DocumentKey) => boolean;
  readonly keepApart: (
    pairs: readonly (readonly [DocumentKey, DocumentKey])[],
    isApart: boolean,
  ) => Promise<Result<undefined, StorageFailure>>;
  /** Removes documents for good, with all decisions. */
  readonly remove: (keys: readonly DocumentKey[]) => Promise<Result<Removal, StorageFailure>>;
  readonly close: () => void;
}

export interface LibraryOptions {
  readonly workspace: WorkspaceStore;
  readonly store: LibraryStore;
  readonly onChange: (changes: RowChanges) => void;
}

export function createLibrary({ workspace, store, onChange }: LibraryOptions): Library {
  const documents = knownDocuments();
  const { known, likeness, uncounted, put, forget } = documents;
  let apart = new Map<string, readonly [string, string]>();
  let isClosed = false;

  const tell = (keys: Iterable<DocumentKey>, gone: readonly DocumentKey[] = []) => {
    if (isClosed) return;
    const rows = [...keys].flatMap((key) => {
      const one = known.get(key);
      return one ? [rowOf(one)] : [];
    });
    onChange({ rows, gone, uncounted: uncounted.size });
  };

  const counting = createCounting({ workspace, store, documents, tell });
  const { count } = counting;

  async function openAll() {
    const [heads, kept, pairs] = await Promise.all([
      workspace.list(),
      store.load(),
      store.get('apart'),
    ]);
    if (!heads.ok) return heads;
    if (!kept.ok) return kept;
    for (const key of [...known.keys()]) forget(key);
    apart = byName(pairs.ok ? (pairs.value ?? []) : []);
    const { digests, marks } = kept.value;
    for (const head of heads.value) {
      const found = digests.get(head.key);
      const digest = found?.digest.version === DIGEST_VERSION ? found.digest : undefined;
      if (!digest || found?.revision !== head.revision) uncounted.add(head.key);
      put({ head, marks: marks.get(head.key) ?? noMarks, ...(digest && { digest }) });
    }
    void count();
    return ok([...known.values()].map(rowOf));
  }

  const endDocuments = workspace.onChange((changed) => {
    if (changed === 'all') {
      const gone = [...known.keys()];
      for (const key of gone) forget(key);
      tell([], gone);
      return;
    }
    for (const key of changed) uncounted.add(key);
    void count();
  });
  const endMarks = store.onMarks((keys) => {
    void store.marksOf(keys).then((marks) => {
      for (const [index, key] of keys.entries()) {
        const one = known.get(key);
        const now = marks.ok ? marks.value[index] : undefined;
        if (one && now) put({ ...one, marks: now });
      }
      tell(keys);
    });
  });

  return {
    known,
    likeness,
    joinedWith: documents.joinedWith,
    open: openAll,
    async take(documents) {
      for (const one of documents) put(one);
      tell(documents.map(({ head }) => head.key));
      return store.putDigests(
        documents.flatMap(({ head, digest }) =>
          digest ? [[head.key, { revision: head.revision, digest }] as const] : [],
        ),
      );
    },
    async mark(keys, change) {
      const marked = await store.mark(keys, change);
      if (!marked.ok) return marked;
      for (const [key, marks] of marked.value) {
        const one = known.get(key);
        if (one) put({ ...one, marks });
      }
      tell(keys);
      return ok(undefined);
    },
    duplicates: () => ({
      joined: [...known].flatMap(([key, { marks }]) =>
        marks.joined === undefined ? [] : [[key, marks.joined] as const],
      ),
      pairs: likeness.pairs().filter(({ a, b }) => !apart.has(pairName([a, b]))),
      apart: [...apart.values()],
    }),
    isApart: (a, b) => apart.has(pairName([a, b])),
    async keepApart(pairs, isApart) {
      const names = new Set(pairs.map(pairName));
      const changed = await store.change('apart', (before = []) => [
        ...before.filter((pair) => !names.has(pairName(pair))),
        ...(isApart ? pairs.map(inOrder) : []),
      ]);
      if (!changed.ok) return changed;
      apart = byName(changed.value);
      return ok(undefined);
    },
    async remove(keys) {
      let wanted = keys.flatMap((key) => {
        const one = known.get(key);
        return one ? [{ key, revision: one.head.revision, changes: 'remove' as const }] : [];
      });
      const stayed = new Set<DocumentKey>();
      for (;;) {
        const removed = await workspace.write(wanted);
        if (!removed.ok) return removed;
        if (removed.value.status === 'written') break;
        for (const key of removed.value.keys) stayed.add(key);
        wanted = wanted.filter(({ key }) => !stayed.has(key));
      }
      for (const key of stayed) uncounted.add(key);
      void count();
      const gone = wanted.map(({ key }) => key);
      for (const key of gone) forget(key);
      // Keys that the library does not know are reported as gone, because the caller has not heard of their removal.
      tell(
        [],
        keys.filter((key) => !known.has(key)),
      );
      const dropped = await store.drop(gone);
      return dropped.ok ? ok({ stayed: [...stayed] }) : dropped;
    },
    close() {
      isClosed = true;
      counting.close();
      endDocuments();
      endMarks();
    },
  };
}

const inOrder = ([a, b]: readonly [string, string]): readonly [string, string] =>
  a < b ? [a, b] : [b, a];

const byName = (pairs: readonly (readonly [string, string])[]) =>
  new Map(pairs.map((pair) => [pairName(pair), pair] as const));

const pairName = (pair: readonly [string, string]): string => inOrder(pair).join(' ');
