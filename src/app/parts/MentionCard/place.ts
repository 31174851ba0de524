import type { Sight } from '../../text/sight.ts';

/** A rectangle in CSS pixels, in one coordinate system with the others. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 10;

/** Height of the tallest card that fits the visible part. */
export const roomInMargin = ({ top, bottom }: Sight): number =>
  Math.max(160, bottom - top - 2 * GAP);

/**
 * Upper edge of a card in the margin: beside the mention's first line, or higher when its end would not be visible. All
 * values are in one coordinate system.
 */
export function topInMargin(line: Box, height: number, sight: Sight): number {
  const lowest = Math.max(sight.top + GAP, sight.bottom - height - GAP);
  return Math.min(line.top - 6, lowest);
}
