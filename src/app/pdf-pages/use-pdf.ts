import { createContext, useContext, useEffect, useState } from 'react';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { openPdfPages, type PdfPagesClient } from '../../runtime/documents/open-pdf-pages.ts';
import type { DocumentFiles } from '../../runtime/workspace/document-files.ts';

/** The store of PDF files. */
export type PdfFiles = Pick<DocumentFiles, 'get' | 'failureOf'>;
export const FilesContext = createContext<PdfFiles | undefined>(undefined);

export type Pdf =
  /** The document has no PDF file, or this is not known yet. */
  | { readonly status: 'none' }
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly pages: PdfPagesClient }
  | { readonly status: 'failed'; readonly reason: string };

/**
 * The pages of the PDF from which a document was read.
 *
 * @param isWanted the worker lives while this is true
 */
export function usePdf(key: DocumentKey | undefined, isWanted: boolean): Pdf {
  const files = useContext(FilesContext);
  const [file, setFile] = useState<{ readonly key: DocumentKey; readonly blob: Blob }>();
  const [pdf, setPdf] = useState<Pdf>({ status: 'none' });
  useEffect(() => {
    let isCurrent = true;
    setFile(undefined);
    if (key === undefined || !files) return;
    void files.get(key).then((blob) => {
      if (isCurrent && blob) setFile({ key, blob });
    });
    return () => {
      isCurrent = false;
    };
  }, [key, files]);
  useEffect(() => {
    if (!file) {
      setPdf({ status: 'none' });
      return;
    }
    setPdf({ status: 'opening' });
    if (!isWanted) return;
    const controller = new AbortController();
    const { signal } = controller;
    openPdfPages(file.blob, signal).then(
      (opened) =>
        signal.aborted ||
        setPdf(
          opened.ok
            ? { status: 'open', pages: opened.value }
            : { status: 'failed', reason: opened.error },
        ),
      (error: unknown) => signal.aborted || setPdf({ status: 'failed', reason: String(error) }),
    );
    return () => controller.abort();
  }, [file, isWanted]);
  return file?.key === key ? pdf : { status: 'none' };
}

/** True when the document's PDF could not be stored, so that its pages are gone once this page is closed. */
export function useIsHeldOnly(key: DocumentKey | undefined): boolean {
  const files = useContext(FilesContext);
  const [held, setHeld] = useState<DocumentKey>();
  useEffect(() => {
    let isCurrent = true;
    setHeld(undefined);
    if (key === undefined || !files) return;
    void files.failureOf(key).then((failure) => {
      if (isCurrent && failure) setHeld(key);
    });
    return () => {
      isCurrent = false;
    };
  }, [key, files]);
  return held !== undefined && held === key;
}
