/** The contract between a page and the worker that writes its exports: a request, then its answer, then the next. */
import type { LeastScores } from '../../core/document/likely.ts';
import type { TextDocument } from '../../core/document/model.ts';
import type { WrittenExport } from '../../formats/format.ts';

export interface WritingRequest {
  readonly document: TextDocument;
  /** Id of one of `exportFormats`. */
  readonly format: string;
  /** When it is written. */
  readonly date: Date;
  /** Scores under which something was left out of the document. */
  readonly least?: LeastScores;
}

export interface WrittenForPage extends WrittenExport {
  readonly lines: number;
  /** The first lines, long ones cut. */
  readonly beginning: string;
}

export type WritingReply =
  | { readonly type: 'written'; readonly written: WrittenForPage }
  | { readonly type: 'failed'; readonly reason: string };
