import { ok, type Result } from '../../core/result.ts';
import { parseDesk } from '../../formats/desk/parse.ts';
import type { FormatProblem } from '../../formats/json/check.ts';
import type { DeskStore } from '../desk/desk-store.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from './changes.ts';
import { fromDesk } from './from-desk.ts';
import type { WorkspaceStore } from './workspace-store.ts';

export interface MovedDesks {
  /** Documents that are in the workspace now. */
  readonly documents: number;
  /** Desks that this tab has locked. */
  readonly locked: readonly string[];
  /** Desks that stay where they are: a tab of an earlier version works on them, or they are damaged. */
  readonly left: readonly string[];
  /** What keeps one of them from being read. */
  readonly problem?: FormatProblem;
  /** What another version wrote and this one does not know, in words. */
  readonly unknown: readonly string[];
}

export interface MoveOptions {
  readonly desks: DeskStore;
  readonly store: WorkspaceStore;
  /** Whether no other tab works on a desk; it is then this tab's. */
  readonly lock: (id: string) => Promise<boolean>;
}

/**
 * Moves what the versions before the workspace kept into it, desk by desk; the desk worked on last comes first in the
 * order. A desk goes only when all of its documents are kept; a move that was cut short is made again.
 */
export async function moveDesks({
  desks,
  store,
  lock,
}: MoveOptions): Promise<Result<MovedDesks, StorageFailure>> {
  const listed = await desks.list();
  if (!listed.ok) return listed;
  const left: string[] = [];
  const locked: string[] = [];
  const unknown: string[] = [];
  let documents = 0;
  let problem: FormatProblem | undefined;
  for (const id of listed.value) {
    const isOurs = await lock(id);
    if (isOurs) locked.push(id);
    const loaded = isOurs ? await desks.load(id) : ok(undefined);
    if (!loaded.ok) return loaded;
    const parsed = loaded.value && parseDesk(loaded.value.parts);
    if (!loaded.value || !parsed?.ok) {
      left.push(id);
      if (parsed && !parsed.ok) problem ??= parsed.error;
      continue;
    }
    const moved = fromDesk(parsed.value.desk, id, loaded.value.saved);
    const writes = moved.documents.map((kept) => ({
      ...{ key: kept.entry.key, revision: 0, changes: changesBetween(undefined, kept) },
    }));
    // All in one write. Stale: they were moved before, and the move was cut short after it.
    const written = await store.write(writes, [{ id, changes: moved.tab }]);
    if (!written.ok) return written;
    documents += writes.length;
    const removed = await desks.remove([id]);
    if (!removed.ok) return removed;
    unknown.push(...parsed.value.unknown);
  }
  return ok({ documents, locked, left, unknown, ...(problem && { problem }) });
}
