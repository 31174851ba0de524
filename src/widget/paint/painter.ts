/** Shows ranges of the host's text without touching its DOM. */
export interface Painter {
  /** Adds shadow trees in which text may be painted. */
  readonly prepare: (shadows: readonly ShadowRoot[]) => void;
  readonly add: (type: string, range: StaticRange) => void;
  readonly remove: (type: string, range: StaticRange) => void;
  /** Paints these ranges as the chosen ones; an empty list removes the choice. */
  readonly choose: (ranges: readonly StaticRange[]) => void;
  readonly clear: () => void;
}
