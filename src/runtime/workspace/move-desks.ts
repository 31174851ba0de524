import { ok, type Result } from '../../core/result.ts';
import type { FormatProblem } from '../../formats/json/check.ts';
import type { DeskStore } from '../desk/desk-store.ts';
import { imported } from '../storage/imported.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import type { moveDesk as MoveDesk } from './move-desk.ts';
import type { WorkspaceStore } from './workspace-store.ts';

export interface MovedDesks {
  /** Number of documents that are now in the workspace. */
  readonly documents: number;
  /** Ids of desks that this tab has locked. */
  readonly locked: readonly string[];
  /** Ids of desks that stay: a tab of an earlier version uses them, or they are damaged. */
  readonly left: readonly string[];
  /** Why one of them cannot be read. */
  readonly problem?: FormatProblem;
  /** Descriptions of records that this version does not know. */
  readonly unknown: readonly string[];
  /** Why others could not be moved now. They stay, and are moved when the page starts again. */
  readonly failure?: StorageFailure;
}

export interface MoveOptions {
  readonly desks: DeskStore;
  readonly store: WorkspaceStore;
  /** Locks a desk for this tab; false when another tab uses it. */
  readonly lock: (id: string) => Promise<boolean>;
}

/**
 * Moves the desks of earlier versions into the workspace, the last used first. A desk is removed only when all of its
 * documents are stored completely; one with unknown parts stays, marked as moved. An interrupted move is repeated.
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
  let failure: StorageFailure | undefined;
  for (const id of listed.value) {
    const isOurs = await lock(id);
    if (isOurs) locked.push(id);
    const moved = isOurs ? await moveDesk(desks, store, id) : LEFT;
    if (!moved.ok) failure ??= moved.error;
    if (!moved.ok || moved.value === 'left') left.push(id);
    else if ('problem' in moved.value) {
      left.push(id);
      problem ??= moved.value.problem;
    } else {
      documents += moved.value.documents;
      unknown.push(...moved.value.unknown);
    }
  }
  return ok({
    ...{ documents, locked, left, unknown },
    ...(problem && { problem }),
    ...(failure && { failure }),
  });
}

const LEFT = ok('left' as const);

/** Few people have a desk, so the script that moves one is loaded when one is found. */
const moveDesk: typeof MoveDesk = async (...args) => {
  const part = await imported(() => import('./move-desk.ts'));
  return part.ok ? part.value.moveDesk(...args) : part;
};
