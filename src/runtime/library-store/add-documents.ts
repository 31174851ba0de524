import { pmidIn } from '../../core/bibliography/identifiers.ts';
import { type Digest, digestOf } from '../../core/digest/digest.ts';
import type { TextDocument } from '../../core/document/model.ts';
import { titleOf } from '../../core/document/title.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { emptyLog } from '../../core/workspace/log.ts';
import type { DocumentKey, Entry } from '../../core/workspace/workspace.ts';
import type { Parsed } from '../../formats/exchange/model.ts';
import { baseName } from '../../formats/file-name.ts';
import { importDocument } from '../../formats/import/import-document.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { changesBetween } from '../workspace/changes.ts';
import type { StoredFiles } from '../workspace/document-files.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { type AddProgress, type AddReport, addCounter } from './add-report.ts';
import type { Joining } from './joining.ts';
import { keepPages, type OpenedDocument } from './keep-pages.ts';
import type { Library } from './library.ts';
import { readSource, type SourceFile } from './read-source.ts';
import { hasSameIdentifiers, isOtherVersion, nearestOf, saysNothingNew } from './record-match.ts';
import { noMarks } from './records.ts';
import { comparableOf, headOf, type Known } from './row.ts';
import { besidesOf, isOfSystem } from './source-files.ts';
import { updateKept } from './update-kept.ts';

export interface AddOptions {
  readonly library: Library;
  readonly workspace: WorkspaceStore;
  readonly joining: Joining;
  readonly files: Pick<StoredFiles, 'putFirst'>;
  readonly newId: () => string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AddProgress) => void;
}

/** Documents to add: files, or documents that the page has opened itself. */
export interface AddRequest {
  readonly files: readonly SourceFile[];
  readonly documents?: readonly OpenedDocument[];
}

/** Number of new documents in one write. */
const BATCH = 100;

/**
 * Adds documents to the library, record by record as their files are read. The record of a known publication updates
 * it. A bad record or file is reported, and the others are added. Records that were written stay when adding is
 * cancelled or storage is full.
 */
export async function addDocuments(
  { files, documents = [] }: AddRequest,
  options: AddOptions,
): Promise<Result<AddReport, { readonly failure: StorageFailure; readonly report: AddReport }>> {
  const { library, workspace, joining, files: stored, newId, now, signal, onProgress } = options;
  const counter = addCounter();
  const run = newId();
  const start = now();
  let index = 0;
  /**
   * Documents of this run. Two records of one file without a PubMed identifier are two documents, not two versions of
   * one.
   */
  const metHere = new Set<DocumentKey>();
  let waiting: Known[] = [];
  let entries: Entry[] = [];

  async function flush(): Promise<Result<undefined, StorageFailure>> {
    if (waiting.length === 0) return ok(undefined);
    const [batch, written] = [waiting, entries];
    waiting = [];
    entries = [];
    const kept = await workspace.write(
      written.map((entry, at) => ({
        key: entry.key,
        revision: 0,
        changes: changesBetween(undefined, {
          entry,
          place: batch[at]?.head.place ?? 0,
          pending: {},
        }),
      })),
    );
    if (!kept.ok) {
      for (const { head } of batch) library.likeness.remove(head.key);
      return kept;
    }
    for (const { head } of batch) counter.added(head.key);
    return library.take(batch);
  }

  /** @returns the key of the document that contains the record */
  async function take(document: TextDocument): Promise<Result<DocumentKey, StorageFailure>> {
    const digest = digestOf(document);
    if (digest.status === 'empty') counter.count.empty += 1;
    const record = comparableOf('', digest);
    const same = nearestOf(
      library.likeness.find(record),
      digest,
      (key) => library.known.get(key)?.digest,
    );
    if (same !== undefined) {
      const flushed = await flush();
      return flushed.ok ? meet(same, document, digest) : flushed;
    }
    return add(document, digest);
  }

  async function add(
    document: TextDocument,
    digest: Digest,
  ): Promise<Result<DocumentKey, StorageFailure>> {
    index += 1;
    const key = `${run}-${String(index).padStart(6, '0')}`;
    const place = start + index / 1000;
    const head = headOf(document, { key, place, revision: 1, changed: now() });
    waiting.push({ head, digest, marks: noMarks });
    entries.push({ key, document, log: emptyLog });
    // Records of the same file may belong to one publication, too.
    library.likeness.add(comparableOf(key, digest));
    metHere.add(key);
    const flushed = waiting.length < BATCH ? ok(undefined) : await flush();
    return flushed.ok ? ok(key) : flushed;
  }

  /**
   * Handles a record of a known document: the same record again, a newer one, or another one. Another one becomes a
   * document that is joined with the known one and can be parted from it.
   */
  async function meet(
    key: DocumentKey,
    record: TextDocument,
    digest: Digest,
  ): Promise<Result<DocumentKey, StorageFailure>> {
    const loaded = await workspace.load(key);
    if (!loaded.ok && loaded.error.code !== 'storage-unreadable') return loaded;
    // Nothing is known of a document that is damaged, of a later version or just removed, so the record becomes a
    // document of its own.
    if (!loaded.ok || !loaded.value) return add(record, digest);
    const { document } = loaded.value.entry;
    const [from, before] = [record.imported?.from ?? record.title, document.imported?.from];
    const isNumbered = digest.facts.pmid !== undefined;
    const isOfFile = from === before && (isNumbered || !metHere.has(key));
    const isSame =
      hasSameIdentifiers(record, document) && (isOfFile || isOtherVersion(record, document));
    metHere.add(key);
    if (isSame || saysNothingNew(record, document)) {
      counter.count.known += 1;
      const updated = await updateKept(key, record, isSame, { ...options, counter });
      return updated.ok ? ok(key) : updated;
    }
    counter.count.known += 1;
    const joined = joinedAlready(key, digest);
    if (joined !== undefined) return ok(joined);
    const file = before === undefined ? '' : ` (${before})`;
    counter.same(from, `was joined with “${titleOf(document)}”${file}: ‘Duplicates’ parts them`);
    const { added, first } = counter.report();
    const kept = await add(record, digest);
    if (!kept.ok) return kept;
    const gone = kept.value;
    const flushed = await flush();
    if (!flushed.ok) return flushed;
    counter.notAdded(added, first);
    counter.count.updated += 1;
    const done = await joining.join([{ kept: key, gone }]);
    return done.ok ? ok(gone) : done;
  }

  const joinedAlready = (key: DocumentKey, { textKey, facts }: Digest): DocumentKey | undefined =>
    library.joinedWith(key).find((one) => {
      const digest = library.known.get(one)?.digest;
      return digest?.textKey === textKey && digest?.facts.from === facts.from;
    });

  async function withdraw(pmids: readonly string[]): Promise<Result<undefined, StorageFailure>> {
    const flushed = await flush();
    if (!flushed.ok) return flushed;
    const wanted = new Set(pmids);
    const here = [...library.known.values()].filter(({ digest }) =>
      wanted.has(digest?.facts.pmid ?? ''),
    );
    counter.withdrawn.push(...here.flatMap(({ digest }) => digest?.facts.pmid ?? []));
    return library.mark(
      here.map(({ head }) => head.key),
      (marks) => ({ ...marks, withdrawn: true }),
    );
  }

  async function takeOpened(opened: OpenedDocument): Promise<Result<undefined, StorageFailure>> {
    const taken = await take(opened.document);
    if (!taken.ok || !opened.file) return taken.ok ? ok(undefined) : taken;
    const flushed = await flush();
    if (flushed.ok) await keepPages(taken.value, opened, { files: stored, counter });
    return flushed;
  }

  async function takeParsed(
    parsed: Parsed,
    from: string,
    format: string,
  ): Promise<Result<unknown, StorageFailure>> {
    if ('warning' in parsed) {
      const { warning, record, withdrawn } = parsed;
      if (withdrawn) return withdraw(withdrawn);
      if (record) return take(importDocument(record, from).document);
      counter.tell(`${from}: ${warning.place}`, warning.reason);
      return ok(undefined);
    }
    if (parsed.whole) return take(parsed.whole);
    const { document } = parsed;
    // The document id of PubTator is the PubMed identifier.
    const pmid = format === 'pubtator' ? pmidIn(document.id) : undefined;
    const info = pmid === undefined ? document.info : { pmid, ...document.info };
    const imported = importDocument({ ...document, info }, from).document;
    const title = format === 'text' && imported.title === '' ? baseName(from) : imported.title;
    const id = imported.id || `${run}-${index + 1}`;
    return take({ ...imported, id, title });
  }

  const wanted = files.filter((file) => !isOfSystem(file));
  counter.count.passedOver = files.length - wanted.length;
  const total = wanted.reduce((sum, { blob }) => sum + blob.size, 0);
  const besides = besidesOf(wanted);
  let done = 0;
  const tell = (bytes: number, name: string) => {
    const { added, known } = counter.count;
    onProgress({ done: done + bytes, of: total, added: added + waiting.length, known, name });
  };

  for (const opened of documents) {
    if (signal.aborted) break;
    const taken = await takeOpened(opened);
    if (!taken.ok) return fail({ failure: taken.error, report: counter.report('storage') });
  }
  for (const file of wanted) {
    if (signal.aborted) break;
    const { name, blob } = file;
    if (besides.texts.has(name)) continue;
    tell(0, name);
    const beside = await besides.textFor(name)?.blob.text();
    let isRead = true;
    for await (const event of readSource(file, beside)) {
      if (signal.aborted) break;
      if (event.type === 'advanced') tell(event.bytes, name);
      else if (event.type === 'pdf') {
        counter.pdfs.push(files.indexOf(file));
        isRead = false;
      } else if (event.type === 'unread') {
        counter.tell(name, event.reason);
        isRead = false;
      } else {
        const taken = await takeParsed(event.parsed, name, event.format);
        if (!taken.ok) return fail({ failure: taken.error, report: counter.report('storage') });
      }
    }
    if (isRead) counter.count.files += 1;
    if (signal.aborted) break;
    done += blob.size;
  }
  const flushed = await flush();
  if (!flushed.ok) return fail({ failure: flushed.error, report: counter.report('storage') });
  return ok(counter.report(signal.aborted ? 'cancelled' : undefined));
}
