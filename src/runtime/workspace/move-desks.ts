import { ok, type Result } from '../../core/result.ts';
import { parseDesk } from '../../formats/desk/parse.ts';
import type { DeskStore } from '../desk/desk-store.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from './changes.ts';
import { entriesFromDesk } from './from-desk.ts';
import type { WorkspaceStore } from './workspace-store.ts';

export interface MovedDesks {
  /** Documents that are in the workspace now. */
  readonly documents: number;
  /** Desks that stay where they are: a tab of an earlier version works on them, or they are damaged. */
  readonly left: readonly string[];
  /** What another version wrote and this one does not know, in words. */
  readonly unknown: readonly string[];
}

export interface MoveOptions {
  readonly desks: DeskStore;
  readonly store: WorkspaceStore;
  /** Whether no other tab works on a desk; it is then this tab's. */
  readonly claim: (id: string) => Promise<boolean>;
}

/**
 * Moves what the versions before the workspace kept into it, desk by desk; the desk worked on last comes first in the
 * order. A desk goes only when all of its documents are kept; a move that was cut short is made again.
 */
export async function moveDesks({
  desks,
  store,
  claim,
}: MoveOptions): Promise<Result<MovedDesks, StorageFailure>> {
  const listed = await desks.list();
  if (!listed.ok) return listed;
  const left: string[] = [];
  const unknown: string[] = [];
  let documents = 0;
  for (const id of listed.value) {
    const loaded = (await claim(id)) ? await desks.load(id) : ok(undefined);
    if (!loaded.ok) return loaded;
    const parsed = loaded.value && parseDesk(loaded.value.parts);
    if (!parsed?.ok) {
      left.push(id);
      continue;
    }
    const entries = entriesFromDesk(parsed.value.desk, id);
    for (const entry of entries) {
      const changes = changesBetween(undefined, { entry, place: documents });
      // Stale: it was moved before, and the move was cut short after it.
      const written = await store.write([{ key: entry.key, revision: 0, changes }]);
      if (!written.ok) return written;
      documents += 1;
    }
    const removed = await desks.remove([id]);
    if (!removed.ok) return removed;
    unknown.push(...parsed.value.unknown);
  }
  return ok({ documents, left, unknown });
}
