import type { DrawnPage, PdfLayout } from '../contract/pdf-pages.ts';
import type { DrawablePage, DrawingLibrary } from './drawing-library.ts';
import { drawingOptions } from './drawing-options.ts';
import { glyphPlaces } from './glyph-places.ts';
import { layOut } from './lay-out.ts';
import { matrixOf } from './matrix.ts';
import { unitEdges } from './unit-edges.ts';

export interface PdfPages {
  readonly layout: PdfLayout;
  /**
   * @param page from 0
   * @param scale device pixels a point
   * @param signal aborts the drawing, which then rejects with its reason
   */
  readonly draw: (page: number, scale: number, signal: AbortSignal) => Promise<DrawnPage>;
}

/** A value of `AnnotationMode`: form fields and notes are not part of the text. */
const NO_ANNOTATIONS = 0;

/** @param bytes are transferred and must not be used afterwards */
export async function openPdfPages(
  { getDocument, OPS }: DrawingLibrary,
  bytes: Uint8Array,
): Promise<PdfPages> {
  const file = await getDocument({ data: bytes, ...drawingOptions() }).promise;
  const layout = await layOut(file);
  /** Edges by page; they do not depend on the scale. */
  const known = new Map<number, DrawnPage['edges']>();

  return {
    layout,
    async draw(number, scale, signal) {
      const page = await file.getPage(number + 1);
      const viewport = page.getViewport({ scale });
      const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const canvasContext = canvas.getContext('2d', { alpha: false });
      signal.throwIfAborted();
      const task = page.render({ canvas, canvasContext, viewport });
      signal.addEventListener('abort', task.cancel.bind(task));
      await task.promise;
      const edges = known.get(number) ?? (await measure(page, number));
      known.set(number, edges);
      page.cleanup();
      return { picture: canvas.transferToImageBitmap(), edges };
    },
  };

  /**
   * The page is drawn by then. When its letters cannot be measured, the page is still shown, and their positions are
   * estimated.
   */
  async function measure(page: DrawablePage, number: number): Promise<DrawnPage['edges']> {
    try {
      const operators = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS });
      const frame = matrixOf(page.getViewport({ scale: 1 }).transform);
      const glyphs = glyphPlaces(operators, OPS, frame, (font) => unitOf(page, font));
      return unitEdges(layout.pages[number]?.items ?? [], glyphs);
    } catch {
      return [];
    }
  }
}

/** Size of a font's unit, as a fraction of the letters' height. */
function unitOf(page: DrawablePage, name: string): number {
  const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  const matrix = (font as { readonly fontMatrix?: ArrayLike<number> } | undefined)?.fontMatrix;
  return matrix?.[0] || 0.001;
}
