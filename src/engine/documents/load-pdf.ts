import type { PdfLibrary } from '../../formats/pdf/read-pdf.ts';

/**
 * The PDF library, 1.5 MB, when the first PDF comes. Its worker half is put where it looks for one, so that it runs in
 * this worker and starts none of its own.
 */
export async function loadPdf(): Promise<PdfLibrary> {
  const [library, half] = await Promise.all([
    import('pdfjs-dist'),
    // @ts-expect-error It comes without types; nothing of it is used here.
    import('pdfjs-dist/build/pdf.worker.min.mjs') as Promise<unknown>,
  ]);
  Object.assign(globalThis, { pdfjsWorker: half });
  // Its own type describes far more.
  return library as unknown as PdfLibrary;
}
