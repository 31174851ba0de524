import type { Point } from './route.ts';

/** A label with its possible places on the arc, the best first. */
export interface Label {
  readonly words: string;
  readonly places: readonly Point[];
}

/** Measured on the page, in CSS pixels: half the width of a letter, and the space around a label. */
const HALF_LETTER = 3.2;
const ROOM = 8;
const HEIGHT = 15;

/** Half the width of a label, which must not stick out of the sheet. */
const halfOf = (words: string): number => words.length * HALF_LETTER + ROOM;

/**
 * Places labels so that none covers another: each gets the first free place on its arc, or none. On a narrow page many
 * arcs share one gap between lines; the list of relations names their claims.
 *
 * @param width of the sheet, in CSS pixels
 */
export function placeLabels(
  labels: readonly Label[],
  width: number,
): readonly (Point | undefined)[] {
  const taken: { readonly at: Point; readonly half: number }[] = [];
  return labels.map(({ words, places }) => {
    const half = halfOf(words);
    const at = places
      .map(({ x, y }) => ({ x: Math.max(Math.min(x, width - half), half), y }))
      .find((one) =>
        taken.every(
          (other) =>
            Math.abs(one.x - other.at.x) >= half + other.half ||
            Math.abs(one.y - other.at.y) >= HEIGHT,
        ),
      );
    if (at) taken.push({ at, half });
    return at;
  });
}
