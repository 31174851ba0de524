import { digestOf } from '../../core/digest/digest.ts';
import { stamped } from '../../core/document/edits/edit.ts';
import { setReviewed } from '../../core/document/edits/review.ts';
import type { Stamp } from '../../core/document/model.ts';
import { ok, type Result } from '../../core/result.ts';
import { perform } from '../../core/workspace/log.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { Library } from './library.ts';
import { noMarks } from './records.ts';
import { headOf, type Known } from './row.ts';

export interface ReviewChange {
  readonly keys: readonly DocumentKey[];
  readonly isReviewed: boolean;
  readonly stamp: Stamp;
  /** Earlier stamps of documents, so that undoing a change restores the time and name of each mark. */
  readonly stamps?: ReadonlyMap<DocumentKey, Stamp>;
}

interface Stores {
  readonly workspace: WorkspaceStore;
  readonly library: Pick<Library, 'known' | 'take'>;
  readonly now: () => number;
}

type Done = Result<undefined, StorageFailure>;

/** Documents in memory at a time. */
const BATCH = 50;

/**
 * Marks documents as reviewed, or removes the mark. The mark is a decision and a step in the document's history: undo
 * on the page takes it back, and exports contain it.
 */
export async function reviewDocuments(change: ReviewChange, stores: Stores): Promise<Done> {
  const { keys } = change;
  for (let at = 0; at < keys.length; at += BATCH) {
    const done = await reviewSome({ ...change, keys: keys.slice(at, at + BATCH) }, stores);
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/**
 * Moves the marks that earlier versions stored beside the documents: each becomes a decision of its document, with its
 * time.
 */
export async function moveReviewedMarks(
  stores: Stores & { readonly library: Pick<Library, 'mark'> },
): Promise<Done> {
  for (const [key, { marks }] of stores.library.known) {
    if (marks.reviewed === undefined) continue;
    const stamp = { at: new Date(marks.reviewed).toISOString() };
    const moved = await reviewDocuments({ keys: [key], isReviewed: true, stamp }, stores);
    if (!moved.ok) return moved;
    const marked = await stores.library.mark([key], ({ reviewed: _, ...rest }) => rest);
    if (!marked.ok) return marked;
  }
  return ok(undefined);
}

async function reviewSome(
  { keys, isReviewed, stamp, stamps }: ReviewChange,
  { workspace, library, now }: Stores,
): Promise<Done> {
  // After a write by another tab the document is loaded again, until no other write comes between.
  for (;;) {
    const loaded = await workspace.loadAll(keys);
    if (!loaded.ok) return loaded;
    const reviewed = loaded.value.flatMap((one) => {
      if (!one.ok || !one.value) return [];
      const { entry: before, place, pending, revision } = one.value;
      const edit = setReviewed(before.document, isReviewed);
      const own = stamps?.get(before.key) ?? stamp;
      const step = edit.ok ? stamped(edit.value, own) : undefined;
      if (step?.kind !== 'decide') return [];
      const entry = perform(before, step);
      const changes = changesBetween(one.value, { entry, place, pending });
      return [{ entry, place, write: { key: before.key, revision, changes } }];
    });
    if (reviewed.length === 0) return ok(undefined);
    const written = await workspace.write(reviewed.map(({ write }) => write));
    if (!written.ok) return written;
    if (written.value.status === 'stale') continue;
    return library.take(
      reviewed.map(({ entry: { key, document }, place, write }): Known => {
        const revision = write.revision + 1;
        return {
          head: headOf(document, { key, place, revision, changed: now() }),
          digest: digestOf(document),
          marks: library.known.get(key)?.marks ?? noMarks,
        };
      }),
    );
  }
}
