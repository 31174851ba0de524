/** Largest part of a graph to draw. */
export interface Room {
  readonly nodes: number;
  readonly edges: number;
}

/** Sizes at which a graph is still readable, in the panel and over the whole page. */
const AT_FIRST = { panel: { nodes: 25, edges: 40 }, page: { nodes: 40, edges: 64 } } as const;
/** The layout of more entities blocks the page. */
const MAX_ROOM: Room = { nodes: 100, edges: 400 };

/** The room after `grown` enlargements, each by half, up to the limit. */
export function roomFor(place: keyof typeof AT_FIRST, grown: number): Room {
  const { nodes, edges } = AT_FIRST[place];
  const larger = (count: number, most: number) => Math.min(most, Math.round(count * 1.5 ** grown));
  return { nodes: larger(nodes, MAX_ROOM.nodes), edges: larger(edges, MAX_ROOM.edges) };
}

export const canGrow = (room: Room): boolean =>
  room.nodes < MAX_ROOM.nodes || room.edges < MAX_ROOM.edges;

interface ScoredEdge {
  readonly id: string;
  readonly head: string;
  readonly tail: string;
  readonly score: number;
}

/**
 * The edges with the highest scores that fit the room, in the given order; all edges when they fit.
 *
 * @param first id of an edge that is always included
 */
export function surest<Edge extends ScoredEdge>(
  edges: readonly Edge[],
  room: Room,
  first?: string,
): readonly Edge[] {
  const nodes = new Set<string>();
  const kept = new Set<Edge>();
  const isFirst = ({ id }: Edge) => Number(id === first);
  const sorted = [...edges].sort((a, b) => isFirst(b) - isFirst(a) || b.score - a.score);
  for (const edge of sorted) {
    const added = new Set([edge.head, edge.tail].filter((id) => !nodes.has(id)));
    if (kept.size === room.edges || nodes.size + added.size > room.nodes) continue;
    for (const id of added) nodes.add(id);
    kept.add(edge);
  }
  return kept.size === edges.length ? edges : edges.filter((edge) => kept.has(edge));
}
