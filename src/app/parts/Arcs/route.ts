import type { Box } from '../MentionCard/place.ts';

export interface Route {
  /** SVG path data. */
  readonly path: string;
  /** Possible places of the label, the best first, as the middle of its baseline. */
  readonly labels: readonly Point[];
}

const BEND = 6;
/** Distance of the arc above a line, within the gap between lines. */
const LIFT = 5;

/**
 * An arc between two mentions that crosses no text: up into the gap above the head's line, along it, and down to the
 * tail. Between different lines it runs in the margin left of the text, at `margin`.
 */
export function routeArc(head: Box, tail: Box, margin: number): Route {
  const from = { x: head.left + head.width / 2, y: head.top };
  const to = { x: tail.left + tail.width / 2, y: tail.top };
  const gapFrom = head.top - LIFT;
  const gapTo = tail.top - LIFT;
  if (Math.abs(head.top - tail.top) < head.height / 2) {
    const gap = Math.min(gapFrom, gapTo);
    return {
      path: through([from, { x: from.x, y: gap }, { x: to.x, y: gap }, to]),
      labels: [{ x: (from.x + to.x) / 2, y: gap }],
    };
  }
  return {
    path: through([
      from,
      { x: from.x, y: gapFrom },
      { x: margin, y: gapFrom },
      { x: margin, y: gapTo },
      { x: to.x, y: gapTo },
      to,
    ]),
    labels: [
      { x: (from.x + margin) / 2, y: gapFrom },
      { x: (to.x + margin) / 2, y: gapTo },
    ],
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path through points with rounded corners. */
function through(points: readonly Point[]): string {
  const [start] = points;
  if (!start) return '';
  let path = `M${round(start)}`;
  for (let i = 1; i < points.length; i++) {
    const point = points[i];
    const before = points[i - 1];
    const after = points[i + 1];
    if (!point || !before) continue;
    if (!after) path += `L${round(point)}`;
    else
      path += `L${round(towards(point, before))}Q${round(point)} ${round(towards(point, after))}`;
  }
  return path;
}

/** A point on the way from `corner` to `other`, one bend away or half the way when that is shorter. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  if (length === 0) return corner;
  const part = Math.min(BEND, length / 2) / length;
  return {
    x: corner.x + (other.x - corner.x) * part,
    y: corner.y + (other.y - corner.y) * part,
  };
}

const round = (point: Point): string => `${point.x.toFixed(1)},${point.y.toFixed(1)}`;
