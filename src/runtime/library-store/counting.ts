import { type Digest, digestOf } from '../../core/digest/digest.ts';
import type { TextDocument } from '../../core/document/model.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { KnownDocuments } from './known-documents.ts';
import type { LibraryStore } from './library-store.ts';
import { type KeptDigest, noMarks } from './records.ts';
import { headOf } from './row.ts';

interface CountingOptions {
  readonly workspace: Pick<WorkspaceStore, 'loadAll'>;
  readonly store: Pick<LibraryStore, 'marksOf' | 'putDigests'>;
  readonly documents: KnownDocuments;
  /** Called with the documents that were counted, and with those that are gone. */
  readonly tell: (keys: readonly DocumentKey[], gone: readonly DocumentKey[]) => void;
}

interface Counting {
  /**
   * Counts the entities and relations of the uncounted documents. Documents that cannot be read now are tried again
   * later. Does nothing while counting is under way.
   */
  readonly count: () => Promise<void>;
  readonly close: () => void;
}

/** Documents read at a time: few, so that other calls need not wait long. */
const BATCH = 20;

/** Milliseconds before unreadable documents are tried again. */
const RETRY_MS = 1000;

export function createCounting({ workspace, store, documents, tell }: CountingOptions): Counting {
  const { known, uncounted, put, forget } = documents;
  let isCounting = false;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function count(): Promise<void> {
    if (isCounting || isClosed) return;
    isCounting = true;
    clearTimeout(retry);
    try {
      while (uncounted.size > 0 && !isClosed) {
        const keys = [...uncounted].slice(0, BATCH);
        for (const key of keys) uncounted.delete(key);
        const gone = await countSome(keys).catch(() => undefined);
        if (!gone) {
          for (const key of keys) uncounted.add(key);
          retry = setTimeout(() => void count(), RETRY_MS);
          return;
        }
        tell(keys, gone);
      }
    } finally {
      isCounting = false;
    }
  }

  /** @returns the keys of documents that are gone; `undefined` when the documents could not be read */
  async function countSome(
    keys: readonly DocumentKey[],
  ): Promise<readonly DocumentKey[] | undefined> {
    const listed = keys.filter((key) => known.has(key));
    const loaded = await workspace.loadAll(keys);
    const marks = await store.marksOf(keys);
    /** The document was removed here while it was loaded. */
    const isRemoved = (key: DocumentKey) => listed.includes(key) && !known.has(key);
    if (!loaded.ok || !marks.ok) return undefined;
    const digests: [DocumentKey, KeptDigest][] = [];
    const gone: DocumentKey[] = [];
    for (const [index, key] of keys.entries()) {
      const found = loaded.value[index];
      if (!found?.ok || isRemoved(key)) continue;
      if (!found.value) {
        forget(key);
        gone.push(key);
        continue;
      }
      const { entry, place, revision } = found.value;
      const before = known.get(key);
      // The document was written here while it was loaded.
      if (before && before.head.revision > revision) continue;
      const digest = digestIfAny(entry.document);
      // A document that cannot be counted does not stop the others.
      if (!digest) continue;
      digests.push([key, { revision, digest }]);
      put({
        head: headOf(entry.document, {
          ...{ key, place, revision },
          changed: before?.head.revision === revision ? before.head.changed : Date.now(),
        }),
        digest,
        marks: marks.value[index] ?? before?.marks ?? noMarks,
      });
    }
    await store.putDigests(digests);
    return gone;
  }

  return {
    count,
    close() {
      isClosed = true;
      clearTimeout(retry);
    },
  };
}

function digestIfAny(document: TextDocument): Digest | undefined {
  try {
    return digestOf(document);
  } catch {
    return undefined;
  }
}
