import type { LeastScores } from '../core/document/likely.ts';
import type { TextDocument } from '../core/document/model.ts';
import { lossSentence } from './exchange/features.ts';
import type { ExchangeFormat } from './exchange/format.ts';
import { fromDocument } from './exchange/from-document.ts';
import { formats } from './formats.ts';
import { writeDocument } from './write-document.ts';

export interface WriteOptions {
  /** When it is written. */
  readonly date: Date;
  /** Scores under which something was left out, said in files that have a place for it. */
  readonly least?: LeastScores;
}

export interface WrittenExport {
  readonly content: string;
  /** What this document loses, sentences, where `loses` does not say all. */
  readonly losses: readonly string[];
}

/** A way to write a document of the page. The same document, options and format give the same text. */
export interface ExportFormat {
  /** Name in the catalogue of formats. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** What of a document it leaves out, a sentence. */
  readonly loses: string;
  /** What was rejected is written too, as such. */
  readonly holdsRejected: boolean;
  /** What is less certain is always in it: it is a copy of the document. */
  readonly holdsAll: boolean;
  readonly write: (document: TextDocument, options: WriteOptions) => WrittenExport;
}

/** The formats of the catalogue that say what they leave out of a document of the page. */
export const exportFormats: readonly ExportFormat[] = formats.flatMap((format) => {
  const { name, title, mediaType, extensions, leavesOut } = format;
  const write = writerOf(format);
  if (leavesOut === undefined || write === undefined) return [];
  const holdsRejected = format.writePage !== undefined;
  const [extension] = extensions;
  const holdsAll = format.isCopy === true;
  const said = { id: name, name: title, mediaType, extension, loses: leavesOut };
  return [{ ...said, holdsRejected, holdsAll, write }];
});

function writerOf(format: ExchangeFormat): ExportFormat['write'] | undefined {
  const { writePage, writer } = format;
  if (writePage)
    return (document, { date }) => ({ content: writePage(document, date), losses: [] });
  return (
    writer &&
    ((document, { date, least }) => {
      const { content, losses } = writeDocument(format, fromDocument(document, least), date);
      return {
        content: writer.head(date) + content + writer.tail,
        losses: losses.map(lossSentence),
      };
    })
  );
}
