import type { PdfLibrary } from '../../formats/pdf/read-pdf.ts';

/**
 * Loads the PDF library (1.5 MB) for the first PDF. Its worker half is placed where the library looks for it, so that
 * it runs in this worker and starts no other one.
 */
export async function loadPdf(): Promise<PdfLibrary> {
  const [library, half] = await Promise.all([
    import('pdfjs-dist'),
    // @ts-expect-error The module has no types; only its import matters.
    import('pdfjs-dist/build/pdf.worker.min.mjs') as Promise<unknown>,
  ]);
  Object.assign(globalThis, { pdfjsWorker: half });
  // The library's own type describes far more.
  return library as unknown as PdfLibrary;
}
