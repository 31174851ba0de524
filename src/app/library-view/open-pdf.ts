import type { Warning } from '../../formats/exchange/model.ts';
import { openInWorker } from '../../runtime/documents/open-in-worker.ts';
import type { OpenedDocument } from '../../runtime/library-store/keep-pages.ts';
import type { SourceFile } from '../../runtime/library-store/read-source.ts';
import { FILE_TROUBLES } from '../state/workspace/read-files.ts';

/** Opens the documents of a PDF file, with the file, or says why it has none. Never throws. */
export type OpenPdf = (
  file: SourceFile,
  signal: AbortSignal,
) => Promise<{ readonly documents: readonly OpenedDocument[] } | { readonly problem: Warning }>;

export const openPdf: OpenPdf = async ({ name, blob }, signal) => {
  const problem = (reason: string) => ({ problem: { place: name, reason } });
  let content: Uint8Array<ArrayBuffer>;
  try {
    content = new Uint8Array(await blob.arrayBuffer());
  } catch {
    return problem('could not be read; was it moved or changed since it was chosen? Left out');
  }
  try {
    const opened = await openInWorker([{ name, content }], { signal, onProgress: () => {} });
    const [unread] = opened.unread;
    if (unread) return problem(TROUBLES[unread.why]);
    return { documents: opened.documents.map((document) => ({ document, file: blob })) };
  } catch {
    return problem(TROUBLES['no-reader']);
  }
};

const TROUBLES = { ...FILE_TROUBLES, unknown: 'is no PDF: left out' } as const;
