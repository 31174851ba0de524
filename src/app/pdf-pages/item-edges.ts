import type { PlacedItem, UnitEdges } from '../../engine/contract/pdf-pages.ts';

const SIZE = 100;
let canvas: OffscreenCanvasRenderingContext2D | null | undefined;

function measured(text: string): TextMetrics | undefined {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) return undefined;
  canvas.font = `${SIZE}px sans-serif`;
  return canvas.measureText(text);
}

/** How wide the text layer would set a text, in points, of letters as high as `size`. Its font is the style sheet's. */
export const naturalWidth = (text: string, size: number): number =>
  ((measured(text)?.width ?? 0) * size) / SIZE;

let middle: number | undefined;

/** How far below the top of a line as high as its letters the text layer has its baseline, in points. */
export function baselineOf(size: number): number {
  if (middle === undefined) {
    const { fontBoundingBoxAscent = 80, fontBoundingBoxDescent = 20 } = measured('x') ?? {};
    middle = (SIZE + fontBoundingBoxAscent - fontBoundingBoxDescent) / 2 / SIZE;
  }
  return middle * size;
}

/** Where the units of an item begin before its page was drawn: about where the letters are. */
export function estimatedEdges({ text, width }: PlacedItem): UnitEdges {
  const all = naturalWidth(text, 1);
  const edges = new Float32Array(text.length + 1);
  for (let unit = 0; unit <= text.length; unit += 1) {
    edges[unit] = all > 0 ? (naturalWidth(text.slice(0, unit), 1) / all) * width : 0;
  }
  return edges;
}
