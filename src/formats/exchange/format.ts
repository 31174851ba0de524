import type { TextDocument } from '../../core/document/model.ts';
import type { Loss } from './features.ts';
import type { ExchangeDocument, Feed } from './model.ts';
import { documentNames } from './names.ts';
import { wellFormed, wellFormedDocument } from './well-formed.ts';

/** A way to exchange documents: reads, writes, or both. */
export interface ExchangeFormat {
  /** The name of the format on the command line, on the page and in the element. */
  readonly name: string;
  readonly title: string;
  readonly mediaType: string;
  /** Without the dot; the first is written. */
  readonly extensions: readonly [string, ...string[]];
  /** `name` is for a document that the file gives no id, `beside` what lies in the file beside it. */
  readonly read?: (name: string, beside?: string) => Feed;
  /** Is read from bytes as a whole, by a library that is loaded on demand (`pdf/read-pdf.ts`), in place of `read`. */
  readonly isBinary?: true;
  readonly writer?: Writer;
  /** What writing loses, where it cannot be found by reading again. */
  readonly losses?: (document: ExchangeDocument) => readonly Loss[];
  /** What of a document of the page an export leaves out, a sentence. The page offers the formats that say it. */
  readonly leavesOut?: string;
  /**
   * Writes a document of the page without the exchange model in between: for forms that hold more of a document than the
   * model does, or a part of it. Such a format has no `writer`.
   */
  readonly writePage?: (document: TextDocument, date: Date) => string;
  /** Of such a form: it holds all there is of a document, what is less certain too. */
  readonly isCopy?: true;
}

/** Documents one after another: `head`, documents with `between` between them, `tail`. */
export interface Writer {
  readonly head: (date: Date) => string;
  readonly document: (document: ExchangeDocument, date: Date) => string;
  readonly between: string;
  readonly tail: string;
  /** Ids are addresses here: no two documents of a file may have one (`documentNames`). */
  readonly hasAddresses?: true;
  /** Files that belong beside a document's, where one does not hold all. */
  readonly beside?: readonly {
    readonly extension: string;
    readonly content: (document: ExchangeDocument) => string;
  }[];
}

/** Writes documents as one file. */
export function writeFile(
  writer: Writer,
  documents: readonly ExchangeDocument[],
  date: Date,
): string {
  const named = writer.hasAddresses ? documentNames() : (document: ExchangeDocument) => document;
  const parts = documents.map((document) =>
    wellFormed(writer.document(named(wellFormedDocument(document)), date)),
  );
  return writer.head(date) + parts.join(writer.between) + writer.tail;
}

/** What every form but the page's own leaves out of a document; the end of the sentence in `leavesOut`. */
export const DECISIONS = 'what was rejected, questions and their answers';

/** What stands around the documents of a format that is a run of documents: nothing. */
export const plainRun = { head: () => '', between: '', tail: '' } as const;
