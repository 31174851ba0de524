import type { Point } from './layout.ts';

/** Half the size of a node's rectangle. */
export interface Half {
  readonly width: number;
  readonly height: number;
}

/** The point where the line from `from` to the centre `to` meets the rectangle around `to`, with a small gap. */
export function borderPoint(from: Point, to: Point, half: Half, room = 3): Point {
  const dx = from.x - to.x;
  const dy = from.y - to.y;
  if (dx === 0 && dy === 0) return to;
  const scale = Math.min(
    (half.width + room) / Math.max(Math.abs(dx), 1e-6),
    (half.height + room) / Math.max(Math.abs(dy), 1e-6),
    1,
  );
  return { x: to.x + dx * scale, y: to.y + dy * scale };
}
