/** The contract between a page and the worker that writes its exports: one request at a time, with one answer each. */
import type { LeastScores } from '../../core/document/likely.ts';
import type { TextDocument } from '../../core/document/model.ts';
import type { WrittenExport } from '../../formats/format.ts';

export interface WritingRequest {
  readonly document: TextDocument;
  /** Id of a format in `exportFormats`. */
  readonly format: string;
  /** Date of the export. */
  readonly date: Date;
  /** Score thresholds that were applied to the document. */
  readonly least?: LeastScores;
}

export interface WrittenForPage extends WrittenExport {
  readonly lines: number;
  /** The first lines, with long ones cut. */
  readonly beginning: string;
}

export type WritingReply =
  | { readonly type: 'written'; readonly written: WrittenForPage }
  | { readonly type: 'failed'; readonly reason: string };
