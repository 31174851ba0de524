import { digestOf } from '../../core/digest/digest.ts';
import type { Imported, TextDocument } from '../../core/document/model.ts';
import { ok, type Result } from '../../core/result.ts';
import { fingerprint } from '../../core/workspace/fingerprint.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { Library } from './library.ts';
import { type Marks, noMarks } from './records.ts';

/** A document that stays, and one that is joined with it. */
export interface Joined {
  readonly kept: DocumentKey;
  readonly gone: DocumentKey;
}

/** Joins documents of one publication, and parts them again. Decisions and readings are not touched by either. */
export interface Joining {
  /** The one that stays gets what it lacks of the other's record; the other lies among the deleted ones. */
  readonly join: (pairs: readonly Joined[]) => Promise<Result<undefined, StorageFailure>>;
  /**
   * Documents that were joined stand by themselves again, and the one they were joined with is what its own record and the others
   * say.
   *
   * @param isApart that they are no duplicates is remembered
   */
  readonly part: (
    gone: readonly DocumentKey[],
    isApart: boolean,
  ) => Promise<Result<undefined, StorageFailure>>;
}

interface Stores {
  readonly workspace: WorkspaceStore;
  readonly library: Library;
  readonly now: () => number;
}

type Done = Result<undefined, StorageFailure>;

export function createJoining({ workspace, library, now }: Stores): Joining {
  /** The document with what its own record said at first and those say that are joined with it. */
  async function assemble(key: DocumentKey): Promise<Done> {
    const loaded = await workspace.load(key);
    if (!loaded.ok) return loaded;
    const original = library.known.get(key)?.marks.original;
    if (!loaded.value || !original) return ok(undefined);
    const { entry, place, pending, revision } = loaded.value;
    const others = [...library.known.values()].filter(({ marks }) => marks.joined === key);
    const records = await workspace.loadAll(others.map(({ head }) => head.key));
    if (!records.ok) return records;
    let { document } = entry;
    document = withImported(document, originalOf(original, document));
    for (const one of records.value) {
      if (one.ok && one.value) document = withRecord(document, one.value.entry.document);
    }
    if (!isEqual(document.imported, entry.document.imported)) {
      const after = { entry: { ...entry, document }, place, pending };
      const written = await workspace.write([
        { key, revision, changes: changesBetween(loaded.value, after) },
      ]);
      if (!written.ok) return written;
      const { title } = document;
      const head = { key, place, revision: revision + 1, changed: now(), title };
      const marks = library.known.get(key)?.marks ?? noMarks;
      const taken = await library.take([{ head, digest: digestOf(document), marks }]);
      if (!taken.ok) return taken;
    }
    if (others.length > 0) return ok(undefined);
    return library.mark([key], ({ original: _, ...marks }) => marks);
  }

  async function join(pairs: readonly Joined[]): Promise<Done> {
    for (const { kept, gone } of pairs) {
      const loaded = await workspace.load(kept);
      if (!loaded.ok) return loaded;
      if (!loaded.value) continue;
      const { document } = loaded.value.entry;
      const marked = await library.mark([kept], (marks) =>
        marks.original ? marks : { ...marks, original: snapshotOf(document) },
      );
      if (!marked.ok) return marked;
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
  return { join, part };
}

type Original = NonNullable<Marks['original']>;

const snapshotOf = ({ imported, text }: TextDocument): Original => ({
  ...(imported && { imported }),
  text: fingerprint(text),
});

/** Places of a text that has changed since are no places of this one: of it the record alone comes back. */
function originalOf({ imported, text }: Original, document: TextDocument): Imported | undefined {
  if (fingerprint(document.text) === text) return imported;
  const now = document.imported;
  if (!imported || !now) return now;
  return { ...now, from: imported.from, info: imported.info };
}

function withImported(
  { imported: _, ...rest }: TextDocument,
  imported: Imported | undefined,
): TextDocument {
  return { ...rest, ...(imported && { imported }) };
}

/** With what a record of the same publication says beyond what is known; its annotations where there were none of the same text. */
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
