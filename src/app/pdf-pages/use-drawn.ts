import { type RefObject, useEffect, useState } from 'react';
import type { DrawnPage } from '../../engine/contract/pdf-pages.ts';
import type { PdfPagesClient } from '../../runtime/documents/open-pdf-pages.ts';

export type Draw = PdfPagesClient['draw'];

export interface Drawn {
  readonly status: 'waiting' | 'drawn' | 'failed';
  readonly reason?: string;
  /** Edges of letters by item; known after the first drawing. */
  readonly edges?: DrawnPage['edges'];
}

/** Pages within this distance of the window are drawn in advance, and keep their image. */
const NEAR = '100% 0px';
/** A page is drawn again when its size has been stable for this time. */
const PAUSE_MS = 120;
/** In device pixels; a larger page is drawn at a lower resolution and scaled. */
const MAX_PIXELS = 16_000_000;

interface UseDrawnOptions {
  readonly frame: RefObject<HTMLElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly draw: Draw;
  readonly number: number;
  readonly scale: number;
}

/** Draws a page on its canvas while it is near the window, and frees the image's memory otherwise. */
export function useDrawn({ frame, canvas, draw, number, scale }: UseDrawnOptions): Drawn {
  const [isNear, setNear] = useState(false);
  const [drawn, setDrawn] = useState<Drawn>({ status: 'waiting' });
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => setNear(entry?.isIntersecting ?? false),
      {
        rootMargin: NEAR,
      },
    );
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);

  useEffect(() => {
    const surface = canvas.current;
    const box = frame.current;
    if (!isNear || !surface || !box) return;
    const controller = new AbortController();
    const { signal } = controller;
    const start = async () => {
      const ratio = window.devicePixelRatio || 1;
      const pixels = box.clientWidth * box.clientHeight * ratio * ratio;
      const sharp = scale * ratio * Math.min(1, Math.sqrt(MAX_PIXELS / Math.max(1, pixels)));
      const result = await draw(number, sharp, signal);
      if (!result.ok) {
        setDrawn((before) => ({ ...before, status: 'failed', reason: result.error }));
        return;
      }
      const { picture, edges } = result.value;
      surface.width = picture.width;
      surface.height = picture.height;
      surface.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
      setDrawn({ status: 'drawn', edges });
    };
    const timer = setTimeout(
      () => void start().catch((error) => signal.aborted || reportError(error)),
      surface.width > 1 ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isNear, number, scale, draw, canvas, frame]);

  useEffect(() => {
    const surface = canvas.current;
    if (isNear || !surface) return;
    surface.width = 1;
    surface.height = 1;
    setDrawn((before) => (before.status === 'waiting' ? before : { ...before, status: 'waiting' }));
  }, [isNear, canvas]);
  return drawn;
}
