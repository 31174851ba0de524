import { digestOf } from '../../core/digest/digest.ts';
import type { Imported, TextDocument } from '../../core/document/model.ts';
import { ok, type Result } from '../../core/result.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import type { DocumentKey, Entry } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { Library } from './library.ts';
import { type Marks, noMarks } from './records.ts';
import { headOf } from './row.ts';

/** A document that stays, and one that is joined with it and hidden. */
export interface Joined {
  readonly kept: DocumentKey;
  readonly gone: DocumentKey;
}

/** Joins documents of one publication, and parts them again. Neither changes decisions or readings. */
export interface Joining {
  /**
   * Joins pairs. The kept document gets what its record lacks from the other's; the other is marked as deleted. For a
   * document that is joined already, the document that it belongs to is used.
   */
  readonly join: (pairs: readonly Joined[]) => Promise<Result<undefined, StorageFailure>>;
  /**
   * Parts joined documents: each stands by itself again, and the kept document loses what came from their records.
   *
   * @param isApart remembers that they are no duplicates
   */
  readonly part: (
    gone: readonly DocumentKey[],
    isApart: boolean,
  ) => Promise<Result<undefined, StorageFailure>>;
  /**
   * Changes a document's own record, without the records joined with it. Does nothing for a document without joined
   * ones.
   */
  readonly changeOwn: (
    key: DocumentKey,
    change: (own: Entry) => TextDocument,
  ) => Promise<Result<undefined, StorageFailure>>;
  /**
   * Prepares the final removal of documents: what their records contributed becomes part of the documents that they are
   * joined with.
   */
  readonly keepRecordsOf: (
    gone: readonly DocumentKey[],
  ) => Promise<Result<undefined, StorageFailure>>;
}

interface Stores {
  readonly workspace: WorkspaceStore;
  readonly library: Library;
  readonly now: () => number;
}

type Done = Result<undefined, StorageFailure>;

export function createJoining({ workspace, library, now }: Stores): Joining {
  const { joinedWith } = library;

  /** The document that a joined one belongs to, through any number of joins. */
  function standingFor(key: DocumentKey): DocumentKey {
    const seen = new Set<DocumentKey>();
    let at = key;
    for (;;) {
      seen.add(at);
      const next = library.known.get(at)?.marks.joined;
      if (next === undefined || seen.has(next)) return at;
      at = next;
    }
  }

  async function documentsOf(
    keys: readonly DocumentKey[],
  ): Promise<Result<readonly TextDocument[], StorageFailure>> {
    const loaded = await workspace.loadAll(keys);
    if (!loaded.ok) return loaded;
    return ok(loaded.value.flatMap((one) => (one.ok && one.value ? one.value.entry.document : [])));
  }

  /** Rebuilds a document from its own record and the records of the documents joined with it. */
  async function assemble(key: DocumentKey): Promise<Done> {
    const others = joinedWith(key);
    // After a write by another tab the document is loaded again, until no other write comes between.
    for (;;) {
      const loaded = await workspace.load(key);
      if (!loaded.ok) return loaded;
      const original = library.known.get(key)?.marks.original;
      if (!loaded.value || !original) return ok(undefined);
      const { entry, place, pending, revision } = loaded.value;
      const records = await documentsOf(others);
      if (!records.ok) return records;
      const document = records.value.reduce(withRecord, ownOf(entry.document, original));
      if (isEqual(document.imported, entry.document.imported)) break;
      const after = { entry: { ...entry, document }, place, pending };
      const written = await workspace.write([
        { key, revision, changes: changesBetween(loaded.value, after) },
      ]);
      if (!written.ok) return written;
      if (written.value.status === 'stale') continue;
      const head = headOf(document, { key, place, revision: revision + 1, changed: now() });
      const marks = library.known.get(key)?.marks ?? noMarks;
      const taken = await library.take([{ head, digest: digestOf(document), marks }]);
      if (!taken.ok) return taken;
      break;
    }
    if (others.length > 0) return ok(undefined);
    return library.mark([key], ({ original: _, ...marks }) => marks);
  }

  async function join(pairs: readonly Joined[]): Promise<Done> {
    for (const pair of pairs) {
      const [kept, gone] = [standingFor(pair.kept), standingFor(pair.gone)];
      if (kept === gone) continue;
      const loaded = await workspace.load(kept);
      if (!loaded.ok) return loaded;
      if (!loaded.value) continue;
      const { document } = loaded.value.entry;
      const marked = await library.mark([kept], (marks) =>
        marks.original ? marks : { ...marks, original: snapshotOf(document) },
      );
      if (!marked.ok) return marked;
      // Documents joined with `gone` are now joined with the kept one; `gone` gets its own record back.
      const others = joinedWith(gone);
      const moved = await library.mark(others, (marks) => ({ ...marks, joined: kept }));
      if (!moved.ok) return moved;
      const alone = await assemble(gone);
      if (!alone.ok) return alone;
      const deleted = await library.mark([gone], (marks) => ({
        ...marks,
        ...{ deleted: now(), joined: kept },
      }));
      if (!deleted.ok) return deleted;
      const assembled = await assemble(kept);
      if (!assembled.ok) return assembled;
    }
    return ok(undefined);
  }

  async function changeOwn(key: DocumentKey, change: (own: Entry) => TextDocument): Promise<Done> {
    const original = library.known.get(key)?.marks.original;
    if (!original) return ok(undefined);
    const loaded = await workspace.load(key);
    if (!loaded.ok) return loaded;
    if (!loaded.value) return ok(undefined);
    const { entry } = loaded.value;
    const own = change({ ...entry, document: ownOf(entry.document, original) });
    return library.mark([key], (marks) =>
      marks.original ? { ...marks, original: snapshotOf(own) } : marks,
    );
  }

  async function keepRecordsOf(gone: readonly DocumentKey[]): Promise<Done> {
    const going = new Set(gone);
    const kept = new Set(
      gone.flatMap((key) => {
        const one = library.known.get(key)?.marks.joined;
        return one === undefined || going.has(one) ? [] : [one];
      }),
    );
    for (const key of kept) {
      const records = await documentsOf(joinedWith(key).filter((one) => going.has(one)));
      if (!records.ok) return records;
      const changed = await changeOwn(key, ({ document }) =>
        records.value.reduce(withRecord, document),
      );
      if (!changed.ok) return changed;
    }
    return ok(undefined);
  }

  async function part(gone: readonly DocumentKey[], isApart: boolean): Promise<Done> {
    const pairs = gone.flatMap((key): readonly (readonly [DocumentKey, DocumentKey])[] => {
      const kept = library.known.get(key)?.marks.joined;
      return kept === undefined ? [] : [[kept, key]];
    });
    const back = await library.mark(
      pairs.map(([, key]) => key),
      ({ deleted: _, joined: __, ...marks }) => marks,
    );
    if (!back.ok) return back;
    if (isApart) {
      const apart = await library.keepApart(pairs, true);
      if (!apart.ok) return apart;
    }
    for (const key of new Set(pairs.map(([kept]) => kept))) {
      const assembled = await assemble(key);
      if (!assembled.ok) return assembled;
    }
    return ok(undefined);
  }
  return { join, part, changeOwn, keepRecordsOf };
}

type Original = NonNullable<Marks['original']>;

const snapshotOf = ({ imported, text }: TextDocument): Original => ({
  ...(imported && { imported }),
  text: fingerprint(text),
});

/**
 * The file's annotations do not fit a text that has changed since, so only the information on the publication comes
 * back.
 */
function originalOf({ imported, text }: Original, document: TextDocument): Imported | undefined {
  if (fingerprint(document.text) === text) return imported;
  const now = document.imported;
  if (!imported || !now) return now;
  return { ...now, from: imported.from, info: imported.info };
}

/** The document without the contributions of those joined with it. */
const ownOf = (document: TextDocument, original: Original): TextDocument =>
  withImported(document, originalOf(original, document));

function withImported(
  { imported: _, ...rest }: TextDocument,
  imported: Imported | undefined,
): TextDocument {
  return { ...rest, ...(imported && { imported }) };
}

/**
 * A document with what another record of the same publication adds: information that is missing, and annotations when
 * the document has none and the text is the same.
 */
export function withRecord(document: TextDocument, record: TextDocument): TextDocument {
  const [before, more] = [document.imported, record.imported];
  if (!more) return document;
  const none: Imported = { from: more.from, mentions: [], relations: [], sections: [], info: {} };
  const isOfText = record.text === document.text;
  const base = before ?? none;
  const layer = isOfText && base.mentions.length === 0 ? more : base;
  return {
    ...document,
    imported: { ...layer, from: base.from, info: { ...more.info, ...base.info } },
  };
}
