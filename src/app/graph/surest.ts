/**
 * Entities drawn at most. Laying out more holds up the page, and more labels
 * than these cannot be told apart.
 */
const MOST_NODES = 100;

interface ScoredEdge {
  readonly head: string;
  readonly tail: string;
  readonly score: number;
}

/** The surest edges that join at most `most` nodes, in the order given; all of them where that is few enough. */
export function surest<Edge extends ScoredEdge>(
  edges: readonly Edge[],
  most = MOST_NODES,
): readonly Edge[] {
  const nodes = new Set<string>();
  const kept = new Set<Edge>();
  for (const edge of [...edges].sort((a, b) => b.score - a.score)) {
    const added = [edge.head, edge.tail].filter((id) => !nodes.has(id));
    if (nodes.size + new Set(added).size > most) continue;
    for (const id of added) nodes.add(id);
    kept.add(edge);
  }
  return kept.size === edges.length ? edges : edges.filter((edge) => kept.has(edge));
}
