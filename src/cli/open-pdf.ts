import type { PdfLibrary } from '../formats/pdf/read-pdf.ts';

/** Replaces classes that only drawing needs. */
class NothingDrawn {}

/**
 * Loads the library's build for Node. On loading, it takes parts of a canvas from @napi-rs/canvas, which only drawing
 * needs. package.json replaces that package (20 MB of native code) by an empty one, so placeholder classes are defined
 * first.
 */
export async function openPdfLibrary(): Promise<PdfLibrary> {
  const global: Record<string, unknown> = globalThis;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) global[name] ??= NothingDrawn;
  // The library's own type describes far more, and assumes a page.
  return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
}
