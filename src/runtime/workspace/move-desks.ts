import { ok, type Result } from '../../core/result.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { parseDesk } from '../../formats/desk/parse.ts';
import type { FormatProblem } from '../../formats/json/check.ts';
import type { DeskStore } from '../desk/desk-store.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from './changes.ts';
import { fromDesk, type MovedDesk } from './from-desk.ts';
import type { MovedDocuments } from './tab-records.ts';
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
  /** Why others of them could not be moved now: they stay, and are moved when the page starts again. */
  readonly failure?: StorageFailure;
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
  let failure: StorageFailure | undefined;
  for (const id of listed.value) {
    const isOurs = await lock(id);
    if (isOurs) locked.push(id);
    const moved = isOurs ? await moveDesk(desks, store, id) : ok('left' as const);
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

type MovedDeskOutcome =
  | 'left'
  | { readonly problem: FormatProblem }
  | { readonly documents: number; readonly unknown: readonly string[] };

/** Moves one desk that no tab works on, and removes it or marks it as moved. */
async function moveDesk(
  desks: DeskStore,
  store: WorkspaceStore,
  id: string,
): Promise<Result<MovedDeskOutcome, StorageFailure>> {
  const loaded = await desks.load(id);
  if (!loaded.ok) return loaded;
  if (!loaded.value) return ok('left');
  const parsed = parseDesk(loaded.value.parts);
  if (!parsed.ok) return ok({ problem: parsed.error });
  const { desk, unknown } = parsed.value;
  const { saved } = loaded.value;
  const written = await writeDesk(store, id, (keyAt) => fromDesk(desk, id, saved, keyAt));
  if (!written.ok) return written;
  // What is not known has not come along: it stays for the version that knows it.
  const done = await (unknown.length > 0 ? desks.markMoved([id]) : desks.remove([id]));
  return done.ok ? ok({ documents: written.value, unknown }) : done;
}

type DeskAt = (keyAt: (index: number) => DocumentKey) => MovedDesk;

/**
 * Writes all documents of a desk that were not moved before, or none. A document is known by what it was when it was moved:
 * what has become of it in the workspace since, its removal too, is not undone. Every other one gets a free key.
 *
 * @returns how many documents were written
 */
async function writeDesk(
  store: WorkspaceStore,
  deskId: string,
  deskAt: DeskAt,
): Promise<Result<number, StorageFailure>> {
  const before = await store.movedFrom(deskId);
  if (!before.ok) return before;
  const listed = await store.list();
  if (!listed.ok) return listed;
  const taken = new Set(listed.value.map(({ key }) => key));
  for (const [, key] of before.value) taken.add(key);
  for (;;) {
    const moves = movesOf(deskAt, deskId, before.value, taken);
    const { documents, tab } = deskAt((index) => moves[index]?.key ?? '');
    const missing = documents.filter((_, index) => moves[index]?.isNew);
    if (missing.length === 0 && documents.length > 0) return ok(0);
    const writes = missing.map((one) => ({
      ...{ key: one.entry.key, revision: 0, changes: changesBetween(undefined, one) },
    }));
    const moved = [
      ...before.value,
      ...moves.filter(({ isNew }) => isNew).map(({ print, key }) => [print, key] as const),
    ];
    const written = await store.write(writes, [{ id: deskId, changes: tab, moved }]);
    if (!written.ok) return written;
    if (written.value.status === 'written') return ok(missing.length);
    for (const key of written.value.keys) taken.add(key);
  }
}

interface Move {
  /** Fingerprint of the document as the desk has it. */
  readonly print: string;
  readonly key: DocumentKey;
  /** Whether it was not moved before. */
  readonly isNew: boolean;
}

/** What is to become of each document of a desk. */
function movesOf(
  deskAt: DeskAt,
  deskId: string,
  before: MovedDocuments,
  taken: ReadonlySet<DocumentKey>,
): readonly Move[] {
  const left = [...before];
  let next = 0;
  const free = (): DocumentKey => {
    while (taken.has(`${deskId}-${next}`)) next += 1;
    next += 1;
    return `${deskId}-${next - 1}`;
  };
  return deskAt(String).documents.map(({ entry }): Move => {
    const print = fingerprint(entry.document);
    const known = left.findIndex(([one]) => one === print);
    const [moved] = known < 0 ? [] : left.splice(known, 1);
    return { print, key: moved?.[1] ?? free(), isNew: !moved };
  });
}
