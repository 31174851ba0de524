import {
  type LikenessIndex,
  likenessIndex,
  type Pair,
} from '../../core/bibliography/duplicates.ts';
import { DIGEST_VERSION, digestOf } from '../../core/digest/digest.ts';
import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { LibraryStore } from './library-store.ts';
import { type KeptDigest, type Marks, noMarks } from './records.ts';
import { comparableOf, type Known, type LibraryRow, rowOf } from './row.ts';

/** What has changed in the list. */
export interface RowChanges {
  readonly rows: readonly LibraryRow[];
  readonly gone: readonly DocumentKey[];
  /** Documents whose entities and relations are still to be counted. */
  readonly uncounted: number;
}

export interface Duplicates {
  readonly pairs: readonly Pair[];
  /** Those that were joined, with the one that stayed. */
  readonly joined: readonly (readonly [gone: DocumentKey, kept: DocumentKey])[];
  /** Pairs that a person said are no duplicates. */
  readonly apart: readonly (readonly [DocumentKey, DocumentKey])[];
}

/** All documents that are kept, as a list that follows what is done to them here and in other tabs. */
export interface Library {
  readonly known: ReadonlyMap<DocumentKey, Known>;
  readonly likeness: LikenessIndex;
  /** Takes up what is kept; what is not counted yet is counted after that. */
  readonly open: () => Promise<Result<readonly LibraryRow[], StorageFailure>>;
  /** Documents that were just written here, with what was found out of them. */
  readonly take: (documents: readonly Known[]) => Promise<Result<undefined, StorageFailure>>;
  readonly mark: (
    keys: readonly DocumentKey[],
    change: (marks: Marks, key: DocumentKey) => Marks,
  ) => Promise<Result<undefined, StorageFailure>>;
  readonly duplicates: () => Duplicates;
  /** Whether a person said that two are no duplicates. */
  readonly isApart: (a: DocumentKey, b: DocumentKey) => boolean;
  readonly keepApart: (
    pairs: readonly (readonly [DocumentKey, DocumentKey])[],
    isApart: boolean,
  ) => Promise<Result<undefined, StorageFailure>>;
  /** Removes them for good, with all that was decided of them. */
  readonly remove: (keys: readonly DocumentKey[]) => Promise<Result<undefined, StorageFailure>>;
  readonly close: () => void;
}

export interface LibraryOptions {
  readonly workspace: WorkspaceStore;
  readonly store: LibraryStore;
  readonly onChange: (changes: RowChanges) => void;
}

/** Documents that are read at once to be counted: few, so that others are not kept waiting. */
const BATCH = 20;

export function createLibrary({ workspace, store, onChange }: LibraryOptions): Library {
  const known = new Map<DocumentKey, Known>();
  const likeness = likenessIndex();
  const uncounted = new Set<DocumentKey>();
  let apart = new Map<string, readonly [string, string]>();
  let isCounting = false;
  let isClosed = false;

  const put = (one: Known) => {
    const { key } = one.head;
    known.set(key, one);
    const { digest, marks } = one;
    if (!digest || marks.deleted !== undefined) likeness.remove(key);
    else likeness.add(comparableOf(key, digest));
  };
  const forget = (key: DocumentKey) => {
    known.delete(key);
    likeness.remove(key);
    uncounted.delete(key);
  };
  const tell = (keys: Iterable<DocumentKey>, gone: readonly DocumentKey[] = []) => {
    if (isClosed) return;
    const rows = [...keys].flatMap((key) => {
      const one = known.get(key);
      return one ? [rowOf(one)] : [];
    });
    onChange({ rows, gone, uncounted: uncounted.size });
  };

  /** Looks again at documents that were written elsewhere, and counts what is in them. */
  async function count(): Promise<void> {
    if (isCounting) return;
    isCounting = true;
    while (uncounted.size > 0 && !isClosed) {
      const keys = [...uncounted].slice(0, BATCH);
      for (const key of keys) uncounted.delete(key);
      const loaded = await workspace.loadAll(keys);
      if (!loaded.ok) break;
      const marks = await store.marksOf(keys);
      const digests: [DocumentKey, KeptDigest][] = [];
      const gone: DocumentKey[] = [];
      for (const [index, key] of keys.entries()) {
        const found = loaded.value[index];
        if (!found?.ok) continue;
        if (!found.value) {
          forget(key);
          gone.push(key);
          continue;
        }
        const { entry, place, revision } = found.value;
        const digest = digestOf(entry.document);
        digests.push([key, { revision, digest }]);
        const before = known.get(key);
        put({
          head: {
            ...{ key, place, revision, title: entry.document.title },
            changed: before?.head.revision === revision ? before.head.changed : Date.now(),
          },
          digest,
          marks: (marks.ok && marks.value[index]) || noMarks,
        });
      }
      await store.putDigests(digests);
      tell(keys, gone);
    }
    isCounting = false;
  }

  async function openAll() {
    const [heads, kept, pairs] = await Promise.all([
      workspace.list(),
      store.load(),
      store.get('apart'),
    ]);
    if (!heads.ok) return heads;
    if (!kept.ok) return kept;
    known.clear();
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
      const wanted = keys.flatMap((key) => {
        const one = known.get(key);
        return one ? [{ key, revision: one.head.revision, changes: 'remove' as const }] : [];
      });
      const removed = await workspace.write(wanted);
      if (!removed.ok) return removed;
      if (removed.value.status === 'stale') {
        for (const key of removed.value.keys) uncounted.add(key);
        void count();
        return ok(undefined);
      }
      for (const key of keys) forget(key);
      tell([], keys);
      return store.drop(keys);
    },
    close() {
      isClosed = true;
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
