/** A stretch of text as a PDF draws it. In points, from the upper left corner of the page, y downwards. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly y: number;
  /** Height of its letters. */
  readonly size: number;
  /** The names that the file gives its fonts, each once. */
  readonly fonts?: readonly string[];
}

/** Runs that stand on one baseline, within one column. */
export interface TextLine extends TextRun {
  /** The row of a table; its cells are parted by tabs. */
  readonly isRow?: true;
}

/** Lines below each other, in reading order. */
export interface Column {
  readonly lines: readonly TextLine[];
  readonly left: number;
  readonly right: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn. */
  readonly runs: readonly TextRun[];
  /** Texts that are turned otherwise than the page. */
  readonly aside: readonly string[];
}
