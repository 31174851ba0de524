/**
 * The contract between a page and the worker that lays out and draws one PDF: the file is opened once, then pages are drawn
 * by number. Lengths are in points at scale 1, from the upper left corner of the page as it is shown, y downwards.
 */

/** A stretch of letters that the PDF draws in one go, along a baseline. */
export interface PlacedItem {
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Its length along the baseline. */
  readonly width: number;
  /** Height of its letters. */
  readonly size: number;
  /** Clockwise from the horizontal, in radians. */
  readonly angle: number;
}

export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PlacedItem[];
}

export interface PdfLayout {
  readonly pages: readonly PageLayout[];
  /** As the reader of PDF files gives it. */
  readonly text: string;
  /**
   * For every UTF-16 code unit of the text: the page that draws it (-1: nothing does), the item of that page, the unit of
   * that item's text.
   */
  readonly page: Int32Array;
  readonly item: Int32Array;
  readonly unit: Int32Array;
}

/** Where each UTF-16 code unit of an item's text begins along its baseline, and where the last one ends: text.length + 1 numbers. */
export type UnitEdges = Float32Array;

export interface DrawnPage {
  readonly picture: ImageBitmap;
  /** By item; undefined where its letters were not found among those that are drawn. */
  readonly edges: readonly (UnitEdges | undefined)[];
}

export type PdfRequest =
  | { readonly type: 'open'; readonly bytes: Uint8Array }
  /** @param page from 0. @param scale device pixels a point. A later drawing of the same page takes the place of this one. */
  | {
      readonly type: 'draw';
      readonly job: number;
      readonly page: number;
      readonly scale: number;
    }
  | { readonly type: 'cancel'; readonly job: number };

export type PdfReply =
  | { readonly type: 'opened'; readonly layout: PdfLayout }
  | { readonly type: 'not-opened'; readonly reason: string }
  | { readonly type: 'drawn'; readonly job: number; readonly drawn: DrawnPage }
  | { readonly type: 'not-drawn'; readonly job: number; readonly reason: string };
