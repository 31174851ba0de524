import type { Half } from './edges.ts';
import type { Point } from './layout.ts';

/** A rectangle by its centre and half its size. */
export interface Box {
  readonly at: Point;
  readonly half: Half;
}

/** A label for the line between two points. */
export interface EdgeLabel {
  readonly from: Point;
  readonly to: Point;
  readonly words: string;
}

/** Half the width of a letter, and half the height of a label, in the graph's units. */
const HALF_LETTER = 2.9;
const HALF_HEIGHT = 7;
/** Places on a line, from the middle outwards, as shares of its length. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** Distances of a label from its line, above and below it, the best first. */
const ASIDE = [0, -11, 11, -21, 21];

/**
 * Places each label so that it covers neither a node nor an earlier label.
 *
 * @returns the centre of each label; `undefined` when no place on its line is free
 */
export function placeEdgeLabels(
  labels: readonly EdgeLabel[],
  nodes: readonly Box[],
): readonly (Point | undefined)[] {
  const taken = [...nodes];
  return labels.map(({ from, to, words }) => {
    const half = { width: words.length * HALF_LETTER + 2, height: HALF_HEIGHT };
    const at = ASIDE.flatMap((aside) =>
      SHARES.map((share) => pointOn(from, to, share, aside)),
    ).find((one) => taken.every((other) => !covers({ at: one, half }, other)));
    if (at) taken.push({ at, half });
    return at;
  });
}

export const covers = (a: Box, b: Box): boolean =>
  Math.abs(a.at.x - b.at.x) < a.half.width + b.half.width &&
  Math.abs(a.at.y - b.at.y) < a.half.height + b.half.height;

export const pointOn = (from: Point, to: Point, share: number, aside = 0): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share + aside,
});
