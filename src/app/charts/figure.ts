/** A count that is drawn, and leads to what was counted. */
export interface Figure {
  readonly id: string;
  /** What was counted. */
  readonly label: string;
  /** Of an entity, for its colour. */
  readonly type?: string;
  readonly value: number;
  /** What the count says, in words: 'aspirin: 12 documents'. */
  readonly words: string;
  /** Address of what was counted; absent: nothing was. */
  readonly href?: string;
}

/** Two figures, and how strongly they are joined. */
export interface Tie extends Omit<Figure, 'label'> {
  /** Ids of its ends. */
  readonly head: string;
  readonly tail: string;
}

/** A label as it fits: letters are counted, not measured. */
export const shortened = (label: string, most: number): string =>
  label.length > most ? `${label.slice(0, most - 1)}…` : label;
