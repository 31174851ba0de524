import type { ResolvedRelation } from '../../../core/document/model.ts';
import { verbOf } from '../../content/verbs.ts';
import { type Box, placeEdgeLabels, pointOn } from '../../graph/edge-labels.ts';
import type { Point } from '../../graph/layout.ts';
import styles from './RelationGraph.module.css';

export interface GraphLabelsProps {
  readonly relations: readonly ResolvedRelation[];
  /** Position of a node. */
  readonly at: (id: string) => Point;
  readonly nodes: readonly Box[];
  /** False when only the labels of active relations are shown. */
  readonly isShown: boolean;
  /** Relations in focus or under the pointer; their labels are shown even where they cover a node. */
  readonly active: ReadonlySet<string | undefined>;
}

/** The labels of the lines, over lines and nodes. A label without a free place is shown while its relation is active. */
export function GraphLabels({ relations, at, nodes, isShown, active }: GraphLabelsProps) {
  const lines = relations.map(({ id, head, tail, type }) => ({
    ...{ id, from: at(head), to: at(tail), words: verbOf(type) },
  }));
  const places = placeEdgeLabels(lines, nodes);
  return lines.map(({ id, from, to, words }, index) => {
    const isActive = active.has(id);
    if (!isShown && !isActive) return null;
    const place = places[index] ?? (isActive ? pointOn(from, to, 0.5) : undefined);
    return (
      place && (
        <text
          key={id}
          className={styles.label}
          data-label={id}
          data-active={isActive || undefined}
          x={place.x}
          y={place.y + 4}
        >
          {words}
        </text>
      )
    );
  });
}
