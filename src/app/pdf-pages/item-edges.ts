import type { PlacedItem, UnitEdges } from '../../engine/contract/pdf-pages.ts';

const SIZE = 100;
let canvas: OffscreenCanvasRenderingContext2D | null | undefined;

function measured(text: string): TextMetrics | undefined {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) return undefined;
  canvas.font = `${SIZE}px sans-serif`;
  return canvas.measureText(text);
}

/** Width in points of a text in the font of the text layer (see its style sheet), with letters of height `size`. */
export const naturalWidth = (text: string, size: number): number =>
  ((measured(text)?.width ?? 0) * size) / SIZE;

let middle: number | undefined;

/** Distance of the text layer's baseline below the top of a line with letters of this height, in points. */
export function baselineOf(size: number): number {
  if (middle === undefined) {
    const { fontBoundingBoxAscent = 80, fontBoundingBoxDescent = 20 } = measured('x') ?? {};
    middle = (SIZE + fontBoundingBoxAscent - fontBoundingBoxDescent) / 2 / SIZE;
  }
  return middle * size;
}

/** Estimated edges of an item's units, for a page that is not drawn yet. */
export function estimatedEdges({ text, width }: PlacedItem): UnitEdges {
  const all = naturalWidth(text, 1);
  const edges = new Float32Array(text.length + 1);
  for (let unit = 0; unit <= text.length; unit += 1) {
    edges[unit] = all > 0 ? (naturalWidth(text.slice(0, unit), 1) / all) * width : 0;
  }
  return edges;
}
