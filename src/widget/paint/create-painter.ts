import { boxPainter } from './box-painter.ts';
import { highlightPainter } from './highlight-painter.ts';
import type { Painter } from './painter.ts';

/** @param layer for boxes, when the browser has no custom highlights */
export const createPainter = (layer: HTMLElement): Painter =>
  typeof Highlight === 'function' && 'highlights' in CSS ? highlightPainter() : boxPainter(layer);
