/** A count in a chart, with a link to what it counts. */
export interface Figure {
  readonly id: string;
  /** Name of what is counted. */
  readonly label: string;
  /** Entity type, for the colour. */
  readonly type?: string;
  readonly value: number;
  /** The figure in words: 'aspirin: 12 documents'. */
  readonly words: string;
  /** Address of what was counted; absent when nothing was. */
  readonly href?: string;
}

/** A line between two figures, with its weight. */
export interface Tie extends Omit<Figure, 'label'> {
  /** Ids of the two figures. */
  readonly head: string;
  readonly tail: string;
}
