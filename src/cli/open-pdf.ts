import type { PdfLibrary } from '../formats/pdf/read-pdf.ts';

/** Stands for what only drawing needs. */
class NothingDrawn {}

/**
 * The library's build for Node. On loading it asks for parts of a canvas, which only drawing needs, and takes them from
 * @napi-rs/canvas; that package (native code of 20 MB) is replaced by an empty one in package.json, so names without
 * content stand in.
 */
export async function openPdfLibrary(): Promise<PdfLibrary> {
  const global: Record<string, unknown> = globalThis;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) global[name] ??= NothingDrawn;
  // Its own type describes far more, in terms of a page.
  return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
}
