/** Shows ranges of the host's text without touching its DOM. */
export interface Painter {
  /** Trees beside the document in which text may be painted. */
  readonly prepare: (shadows: readonly ShadowRoot[]) => void;
  readonly add: (type: string, range: StaticRange) => void;
  readonly remove: (type: string, range: StaticRange) => void;
  /** Ranges shown as the chosen one; none when empty. */
  readonly choose: (ranges: readonly StaticRange[]) => void;
  readonly clear: () => void;
}
