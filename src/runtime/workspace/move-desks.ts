import type { TextDocument } from '../../core/document/model.ts';
import { ok, type Result } from '../../core/result.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { parseDesk } from '../../formats/desk/parse.ts';
import type { FormatProblem } from '../../formats/json/check.ts';
import type { DeskStore } from '../desk/desk-store.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from './changes.ts';
import { fromDesk, type MovedDesk } from './from-desk.ts';
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
 * order. A desk goes only when all of its documents are kept, with all that was written of them; where a part of them is
 * not known it stays, marked as moved. A move that was cut short is made again.
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
    const { desk, unknown: unknownOfDesk } = parsed.value;
    const { saved } = loaded.value;
    const moved = await moveDesk(store, id, (keyAt) => fromDesk(desk, id, saved, keyAt));
    if (!moved.ok) return moved;
    documents += moved.value;
    // What is not known has not come along: it stays for the version that knows it.
    const done = await (unknownOfDesk.length > 0 ? desks.markMoved([id]) : desks.remove([id]));
    if (!done.ok) return done;
    unknown.push(...unknownOfDesk);
  }
  return ok({ documents, locked, left, unknown, ...(problem && { problem }) });
}

type DeskAt = (keyAt: (index: number) => DocumentKey) => MovedDesk;

/**
 * Writes all documents of a desk, or none. A document that is kept under a key of the desk as it is was moved before, when
 * a move was cut short; every other one gets a free key, also where the desk was changed in between.
 *
 * @returns how many documents were written
 */
async function moveDesk(
  store: WorkspaceStore,
  deskId: string,
  deskAt: DeskAt,
): Promise<Result<number, StorageFailure>> {
  const kept = await keptOf(store, deskId);
  if (!kept.ok) return kept;
  const taken = new Set(kept.value.taken);
  for (;;) {
    const { keys, moved } = keysFor(deskAt, deskId, kept.value.documents, taken);
    const { documents, tab } = deskAt((index) => keys[index] ?? '');
    const missing = documents.filter(({ entry }) => !moved.has(entry.key));
    if (missing.length === 0 && documents.length > 0) return ok(0);
    const writes = missing.map((one) => ({
      ...{ key: one.entry.key, revision: 0, changes: changesBetween(undefined, one) },
    }));
    const written = await store.write(writes, [{ id: deskId, changes: tab }]);
    if (!written.ok) return written;
    if (written.value.status === 'written') return ok(missing.length);
    for (const key of written.value.keys) taken.add(key);
  }
}

/** What is kept under keys of a desk. */
async function keptOf(store: WorkspaceStore, deskId: string) {
  const listed = await store.list();
  if (!listed.ok) return listed;
  const taken = listed.value.map(({ key }) => key).filter((key) => key.startsWith(`${deskId}-`));
  const documents = new Map<DocumentKey, TextDocument>();
  for (const key of taken) {
    const loaded = await store.load(key);
    if (loaded.ok && loaded.value) documents.set(key, loaded.value.entry.document);
    else if (!loaded.ok && loaded.error.code !== 'storage-unreadable') return loaded;
  }
  return ok({ taken, documents });
}

/** A key for each document of a desk, and those of them that documents are kept under already. */
function keysFor(
  deskAt: DeskAt,
  deskId: string,
  kept: ReadonlyMap<DocumentKey, TextDocument>,
  taken: ReadonlySet<DocumentKey>,
) {
  const moved = new Set<DocumentKey>();
  let next = 0;
  const free = (): DocumentKey => {
    while (taken.has(`${deskId}-${next}`)) next += 1;
    next += 1;
    return `${deskId}-${next - 1}`;
  };
  const keys = deskAt(String).documents.map(({ entry }) => {
    const [before] =
      [...kept].find(([key, one]) => !moved.has(key) && isEqual(one, entry.document)) ?? [];
    if (before !== undefined) moved.add(before);
    return before ?? free();
  });
  return { keys, moved };
}
