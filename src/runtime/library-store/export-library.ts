import { LIKELY_SCORES, likelyDocument } from '../../core/document/likely.ts';
import type { TextDocument } from '../../core/document/model.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { fromDocument } from '../../formats/exchange/from-document.ts';
import { documentNames } from '../../formats/exchange/names.ts';
import { wellFormed, wellFormedDocument } from '../../formats/exchange/well-formed.ts';
import { formatNamed } from '../../formats/formats.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import type { Library } from './library.ts';
import { chained, documentLine, headLine, lastLine } from './library-file.ts';
import type { LibraryStore } from './library-store.ts';
import { noMarks } from './records.ts';
import { TOO_MANY, ZIP_LIMITS, zipBlob } from './zip-blob.ts';

export interface ExportRequest {
  /** Documents in the order in which they are written. */
  readonly keys: readonly DocumentKey[];
  /** Id of a format of the catalogue, or `library` for a complete file that can be restored. */
  readonly format: string;
  readonly isZip: boolean;
  /** Includes uncertain annotations. `library` and copies of documents always include them. */
  readonly isUnsureToo: boolean;
  readonly date: Date;
}

export interface Exported {
  readonly blob: Blob;
  readonly documents: number;
  /** Number of documents that could not be read from the database. */
  readonly missing: number;
}

/** Documents in memory at a time. */
const BATCH = 20;

/**
 * Writes documents one after the other. The output is handed to the browser as it is written, so that it may be stored
 * on the disk.
 *
 * @throws when a zip cannot hold the documents
 */
export async function exportLibrary(
  { keys, format, isZip, isUnsureToo, date }: ExportRequest,
  {
    workspace,
    library,
    store,
  }: {
    readonly workspace: WorkspaceStore;
    readonly library: Library;
    readonly store: Pick<LibraryStore, 'get'>;
  },
  tell: (done: number) => void,
): Promise<Exported> {
  if (isZip && keys.length > ZIP_LIMITS.files) throw new Error(TOO_MANY);
  let documents = 0;
  async function* entries() {
    for (let at = 0; at < keys.length; at += BATCH) {
      const loaded = await workspace.loadAll(keys.slice(at, at + BATCH));
      for (const one of loaded.ok ? loaded.value : []) {
        if (!one.ok || !one.value) continue;
        documents += 1;
        yield one.value;
      }
      tell(Math.min(at + BATCH, keys.length));
    }
  }
  const parts: BlobPart[] = [];
  if (format === 'library') {
    let hash = '';
    parts.push(headLine(date));
    for await (const { entry, place } of entries()) {
      const known = library.known.get(entry.key);
      const line = documentLine({
        ...{ entry, place, changed: known?.head.changed ?? 0, marks: known?.marks ?? noMarks },
      });
      parts.push(line);
      hash = await chained(hash, line.slice(0, -1));
    }
    const [apart, searches] = await Promise.all([store.get('apart'), store.get('searches')]);
    const whole = {
      ...(apart.ok && apart.value && { apart: apart.value }),
      ...(searches.ok && searches.value && { searches: searches.value }),
    };
    parts.push(lastLine(documents, hash, whole));
    const packed = new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'));
    return { blob: await new Response(packed).blob(), documents, missing: keys.length - documents };
  }
  const write = writerFor(format, date, isUnsureToo);
  if (isZip) {
    async function* files() {
      let place = 0;
      for await (const { entry } of entries()) {
        place += 1;
        const number = String(place).padStart(String(keys.length).length, '0');
        const name = `${number}-${entry.document.id.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)}`;
        yield { name: `${name}.${write.extension}`, content: write.whole(entry.document) };
      }
    }
    return { blob: await zipBlob(files(), date), documents, missing: keys.length - documents };
  }
  parts.push(write.head);
  for await (const { entry } of entries()) {
    if (documents > 1) parts.push(write.between);
    parts.push(write.part(entry.document, documents === 1));
  }
  parts.push(write.tail);
  const type = write.mediaType;
  return { blob: new Blob(parts, { type }), documents, missing: keys.length - documents };
}

/** Writes one document in a format, as a file of its own or as a part of a larger file. */
function writerFor(name: string, date: Date, isUnsureToo: boolean) {
  const format = formatNamed(name);
  if (!format?.writer && !format?.writePage) throw new Error(`${name} is not written`);
  const { writer, writePage, extensions, mediaType } = format;
  const isAll = isUnsureToo || format.isCopy === true;
  const wanted = (document: TextDocument) => (isAll ? document : likelyDocument(document));
  if (!writer) {
    const whole = (document: TextDocument) => writePage?.(wanted(document), date) ?? '';
    // A table has its heading only once.
    const part = (document: TextDocument, isFirst: boolean) =>
      name === 'json' || isFirst ? whole(document) : whole(document).replace(/^[^\n]*\n/, '');
    return { whole, part, head: '', between: '', tail: '', extension: extensions[0], mediaType };
  }
  const named = writer.hasAddresses ? documentNames() : undefined;
  const content = (document: TextDocument) => {
    const exchanged = wellFormedDocument(
      fromDocument(wanted(document), isAll ? undefined : LIKELY_SCORES),
    );
    return wellFormed(writer.document(named ? named(exchanged) : exchanged, date));
  };
  const head = writer.head(date);
  return {
    whole: (document: TextDocument) => head + content(document) + writer.tail,
    part: content,
    ...{ head, between: writer.between, tail: writer.tail, extension: extensions[0], mediaType },
  };
}
