import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

export interface GraphNode {
  readonly id: string;
  /** Width of the label in CSS pixels. */
  readonly width: number;
}

export interface GraphEdge {
  readonly head: string;
  readonly tail: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly width: number;
}

/** Enough steps for some hundred nodes to settle (d3-force's default cooling takes 300 steps). */
const STEPS = 300;

/**
 * Positions of nodes, computed completely before drawing. The same input gives the same layout. `isWide` spreads the
 * nodes sideways.
 */
export function layOutGraph(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  isWide = false,
): ReadonlyMap<string, Point> {
  const bodies: Body[] = nodes.map(({ id, width }) => ({ id, width }));
  const simulation = forceSimulation(bodies)
    .force('charge', forceManyBody().strength(-420))
    .force(
      'link',
      forceLink<Body, { source: string; target: string }>(
        edges.map(({ head, tail }) => ({ source: head, target: tail })),
      )
        .id((body) => body.id)
        .distance(isWide ? 170 : 120),
    )
    .force(
      'collide',
      forceCollide<Body>((body) => body.width / 2 + 6),
    )
    .force('center', forceCenter(0, 0))
    .force('x', forceX(0).strength(isWide ? 0.03 : 0.09))
    .force('y', forceY(0).strength(isWide ? 0.14 : 0.06))
    .stop();
  simulation.tick(STEPS);
  return new Map(bodies.map(({ id, x, y }) => [id, { x: x ?? 0, y: y ?? 0 }]));
}

/** The smallest rectangle around all nodes with their labels and a margin. */
export function boundsOf(
  nodes: readonly GraphNode[],
  positions: ReadonlyMap<string, Point>,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const room = 28;
  let [left, top, right, bottom] = [-100, -80, 100, 80];
  for (const { id, width } of nodes) {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    left = Math.min(left, x - width / 2 - room);
    right = Math.max(right, x + width / 2 + room);
    top = Math.min(top, y - room);
    bottom = Math.max(bottom, y + room);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
