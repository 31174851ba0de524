import type { DuplicateFound } from '../../core/bibliography/duplicates.ts';
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
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { type AddProgress, type AddReport, addCounter } from './add-report.ts';
import type { Joining } from './joining.ts';
import type { Library } from './library.ts';
import { readSource, type SourceFile } from './read-source.ts';
import { hasSameIdentifiers, isOtherVersion, saysNothingNew } from './record-match.ts';
import { noMarks } from './records.ts';
import { comparableOf, type Known } from './row.ts';
import { besidesOf, isOfSystem } from './source-files.ts';
import { updateDocument } from './update-document.ts';

export interface AddOptions {
  readonly library: Library;
  readonly workspace: WorkspaceStore;
  readonly joining: Joining;
  readonly newId: () => string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AddProgress) => void;
}

/** What is to be added: files, or documents that the page has opened itself. */
export interface AddRequest {
  readonly files: readonly SourceFile[];
  readonly documents?: readonly TextDocument[];
}

/** New documents that are written at once. */
const BATCH = 100;

/**
 * Adds documents to the library, record by record as their files are read. A record of a publication that is there updates it;
 * a bad record or file is named, and the others are added. What was written stays when adding is cancelled or storage is full.
 */
export async function addDocuments(
  { files, documents = [] }: AddRequest,
  options: AddOptions,
): Promise<Result<AddReport, { readonly failure: StorageFailure; readonly report: AddReport }>> {
  const { library, workspace, joining, newId, now, signal, onProgress } = options;
  const counter = addCounter();
  const run = newId();
  const start = now();
  let index = 0;
  /** Documents of this run: two records of one file without an identifier of PubMed are two, not an older and a newer one. */
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

  async function take(document: TextDocument): Promise<Result<undefined, StorageFailure>> {
    const digest = digestOf(document);
    if (digest.status === 'empty') counter.count.empty += 1;
    const record = comparableOf('', digest);
    const same = nearest(library.likeness.find(record), digest);
    if (same !== undefined) {
      const flushed = await flush();
      return flushed.ok ? meet(same, document, digest) : flushed;
    }
    return add(document, digest);
  }

  async function add(
    document: TextDocument,
    digest: Digest,
  ): Promise<Result<undefined, StorageFailure>> {
    const { title } = digest.facts;
    index += 1;
    const key = `${run}-${String(index).padStart(6, '0')}`;
    const head = { key, place: start + index / 1000, revision: 1, changed: now(), title };
    waiting.push({ head, digest, marks: noMarks });
    entries.push({ key, document, log: emptyLog });
    // Records of the same file may be of one publication, too.
    library.likeness.add(comparableOf(key, digest));
    metHere.add(key);
    return waiting.length < BATCH ? ok(undefined) : flush();
  }

  /** Of equally certain ones the one with the same text of the same file; documents that were parted keep to their own records. */
  function nearest(found: readonly DuplicateFound[], { textKey, facts }: Digest) {
    const certain = found.filter((one) => one.isCertain).map(({ key }) => key);
    const digests = certain.map((key) => library.known.get(key)?.digest);
    const isSameText = (one: Digest | undefined) => one !== undefined && one.textKey === textKey;
    const at = [
      digests.findIndex((one) => isSameText(one) && one?.facts.from === facts.from),
      digests.findIndex(isSameText),
      0,
    ].find((index) => index >= 0);
    return at === undefined ? undefined : certain[at];
  }

  /** A record of a document that is there: the same one again, a newer one, or another one, which is joined with it and can be parted. */
  async function meet(
    key: DocumentKey,
    record: TextDocument,
    digest: Digest,
  ): Promise<Result<undefined, StorageFailure>> {
    const loaded = await workspace.load(key);
    if (!loaded.ok || !loaded.value) {
      counter.count.known += 1;
      return ok(undefined);
    }
    const { document } = loaded.value.entry;
    const [from, before] = [record.imported?.from ?? record.title, document.imported?.from];
    const isNumbered = digest.facts.pmid !== undefined;
    const isOfFile = from === before && (isNumbered || !metHere.has(key));
    const isSame =
      hasSameIdentifiers(record, document) && (isOfFile || isOtherVersion(record, document));
    metHere.add(key);
    if (isSame || saysNothingNew(record, document)) return update(key, record);
    counter.count.known += 1;
    if (isJoinedAlready(key, digest)) return ok(undefined);
    const file = before === undefined ? '' : ` (${before})`;
    counter.same(from, `was joined with “${titleOf(document)}”${file}: ‘Duplicates’ parts them`);
    const { added, first } = counter.report();
    const kept = await add(record, digest);
    if (!kept.ok) return kept;
    const gone = waiting.at(-1)?.head.key ?? '';
    const flushed = await flush();
    if (!flushed.ok) return flushed;
    counter.notAdded(added, first);
    counter.count.updated += 1;
    return joining.join([{ kept: key, gone }]);
  }

  const isJoinedAlready = (key: DocumentKey, { textKey, facts }: Digest): boolean =>
    [...library.known.values()].some(
      ({ marks, digest }) =>
        marks.joined === key && digest?.textKey === textKey && digest?.facts.from === facts.from,
    );

  async function update(
    key: DocumentKey,
    record: TextDocument,
  ): Promise<Result<undefined, StorageFailure>> {
    counter.count.known += 1;
    const loaded = await workspace.load(key);
    if (!loaded.ok || !loaded.value) return ok(undefined);
    const { entry, place, pending, revision } = loaded.value;
    const marks = library.known.get(key)?.marks ?? noMarks;
    const [from, before] = [record.imported?.from ?? record.title, entry.document.imported?.from];
    if (from !== before) {
      const file = before === undefined ? '' : ` (${before})`;
      counter.same(from, `is of “${titleOf(entry.document)}”${file}`);
    }
    const { entry: now, text } = updateDocument(entry, record, marks.updates ?? 0);
    const name = entry.document.title || record.id;
    if (text === 'kept-edited') {
      counter.tell(name, 'has another text now; yours stays, because you edited it');
    }
    if (now === entry) return ok(undefined);
    const changes = changesBetween(loaded.value, { entry: now, place, pending });
    const written = await workspace.write([{ key, revision, changes }]);
    if (!written.ok) return written;
    // Another tab was quicker: the record is the same when it is added again.
    if (written.value.status === 'stale') return ok(undefined);
    counter.count.updated += 1;
    if (text === 'replaced') {
      counter.tell(name, 'has a new text; ‘undo’ in the document brings the earlier one back');
      const marked = await library.mark([key], (one) => ({
        ...one,
        updates: (one.updates ?? 0) + 1,
      }));
      if (!marked.ok) return marked;
    }
    const digest = digestOf(now.document);
    const head = {
      key,
      place,
      revision: revision + 1,
      changed: options.now(),
      title: now.document.title,
    };
    return library.take([{ head, digest, marks: library.known.get(key)?.marks ?? marks }]);
  }

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

  async function takeParsed(parsed: Parsed, from: string, format: string) {
    if ('warning' in parsed) {
      const { warning, record, withdrawn } = parsed;
      if (withdrawn) return withdraw(withdrawn);
      if (record) return take(importDocument(record, from).document);
      counter.tell(`${from}: ${warning.place}`, warning.reason);
      return ok(undefined);
    }
    if (parsed.whole) return take(parsed.whole);
    const { document } = parsed;
    // In PubTator the number of a document is its number in PubMed.
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

  for (const document of documents) {
    const taken = await take(document);
    if (!taken.ok) return fail({ failure: taken.error, report: counter.report('storage') });
  }
  for (const file of wanted) {
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
