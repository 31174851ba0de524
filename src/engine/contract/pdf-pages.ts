/**
 * The contract between a page and the worker that lays out and draws one PDF: it opens the file once, then draws pages
 * by number. Lengths are in points at scale 1, from the upper left corner of the displayed page, with y downwards.
 */

/** A run of letters that the PDF draws at once, along a baseline. */
export interface PlacedItem {
  readonly text: string;
  /** Start of the baseline. */
  readonly x: number;
  readonly y: number;
  /** Length along the baseline. */
  readonly width: number;
  /** Height of the letters. */
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
  /** The text that the reader of PDF files returns. */
  readonly text: string;
  /**
   * For every UTF-16 code unit of the text: the page that draws it (-1 for none), the item of that page, and the unit
   * of that item's text.
   */
  readonly page: Int32Array;
  readonly item: Int32Array;
  readonly unit: Int32Array;
}

/**
 * The start of each UTF-16 code unit of an item along its baseline, and the end of the last one: text.length + 1
 * numbers.
 */
export type UnitEdges = Float32Array;

export interface DrawnPage {
  readonly picture: ImageBitmap;
  /** By item; undefined when the item's letters were not found among the drawn ones. */
  readonly edges: readonly (UnitEdges | undefined)[];
}

export type PdfRequest =
  | { readonly type: 'open'; readonly bytes: Uint8Array }
  /**
   * Draws a page. A later `draw` of the same page replaces this one.
   * @param page from 0
   * @param scale device pixels a point
   */
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
