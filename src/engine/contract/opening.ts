/** The contract between a page and the worker that reads its files: one request, progress, one answer. */
import type { GivenFile } from '../../formats/detect.ts';
import type { OpenedFiles, OpeningProgress } from '../../formats/open-files.ts';

export interface OpeningRequest {
  readonly files: readonly GivenFile[];
}

export type OpeningReply =
  | { readonly type: 'progress'; readonly progress: OpeningProgress }
  | { readonly type: 'opened'; readonly opened: OpenedFiles }
  | { readonly type: 'failed'; readonly reason: string };
