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

type MovedDeskOutcome =
  | 'left'
  | { readonly problem: FormatProblem }
  | { readonly documents: number; readonly unknown: readonly string[] };

/** Moves one desk that no other tab uses, and removes it or marks it as moved. */
export async function moveDesk(
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
  // Unknown parts were not moved, so the desk stays for the version that knows them.
  const done = await (unknown.length > 0 ? desks.markMoved([id]) : desks.remove([id]));
  return done.ok ? ok({ documents: written.value, unknown }) : done;
}

type DeskAt = (keyAt: (index: number) => DocumentKey) => MovedDesk;

/**
 * Writes all documents of a desk that were not moved before, or none. A moved document is recognised by its state at
 * that time, so that later changes in the workspace, and its removal, are not undone. Each other document gets a free
 * key.
 *
 * @returns the number of documents written
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
  /** Fingerprint of the document in the desk. */
  readonly print: string;
  readonly key: DocumentKey;
  /** False when the document was moved before. */
  readonly isNew: boolean;
}

/** The key for each document of a desk. */
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
