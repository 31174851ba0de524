/** An item of a page's text, as pdf.js gives it. */
export interface Item {
  /** Counted from 0. */
  readonly page: number;
  /** Its place among the items of its page. */
  readonly place: number;
  readonly text: string;
}

/** A stretch of text as a PDF draws it. In points, from the upper left corner of the page, y downwards. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Height of the baseline. */
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
  /** The names that the file gives its fonts, each once. */
  readonly fonts?: readonly string[];
  /** The items whose letters it holds, in the order of its text; absent where nobody asks where letters stand. */
  readonly items?: readonly Item[];
}

/** `items` of a line that is made of these, for spreading into it. */
export const itemsOf = (runs: readonly TextRun[]): Pick<TextRun, 'items'> => {
  const items = runs.flatMap((run) => run.items ?? []);
  return items.length > 0 ? { items } : {};
};

/** Runs that stand on one baseline, within one column. */
export interface TextLine extends TextRun {
  /** The row of a table; its cells are parted by tabs. */
  readonly isRow?: true;
}

/** Whether the letters of two lines are of one size. */
export const isAlike = (a: TextRun, b: TextRun): boolean =>
  Math.abs(a.size - b.size) <= 0.12 * Math.max(a.size, b.size);

/** Lines below each other, in reading order. */
export interface Column {
  readonly lines: readonly TextLine[];
  readonly left: number;
  readonly right: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** The runs in the order in which they are drawn. */
  readonly runs: readonly TextRun[];
  /** Texts that are turned otherwise than the page. */
  readonly aside: readonly string[];
}
