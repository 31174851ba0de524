import type { ResolvedRelation } from '../../../core/document/model.ts';
import { borderPoint, type Half } from '../../graph/edges.ts';
import type { Point } from '../../graph/layout.ts';
import styles from './RelationGraph.module.css';

export interface GraphEdgeProps {
  readonly relation: ResolvedRelation;
  readonly from: Point;
  readonly to: Point;
  /** Half the size of the tail's node. */
  readonly half: Half;
  /** Id of the arrow's marker. */
  readonly arrow: string;
  readonly isFocused: boolean;
  /** True when the text only supposes the claim. */
  readonly isSupposed: boolean;
  readonly onChoose: () => void;
  readonly onHover: (isOver: boolean) => void;
}

/** A relation as a line; a higher score draws a stronger line. Its label is drawn over the nodes. */
export function GraphEdge(props: GraphEdgeProps) {
  const { relation, from, to, half, isFocused, isSupposed } = props;
  const end = borderPoint(from, to, half);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same.
    <g
      className={styles.edge}
      data-focused={isFocused || undefined}
      data-supposed={isSupposed || undefined}
      data-edge={relation.id}
      onClick={props.onChoose}
      onPointerEnter={() => props.onHover(true)}
      onPointerLeave={() => props.onHover(false)}
    >
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles.reach} />
      <line
        x1={from.x}
        y1={from.y}
        x2={end.x}
        y2={end.y}
        strokeOpacity={0.35 + 0.65 * relation.score}
        {...(relation.directed && { markerEnd: `url(#${props.arrow})` })}
      />
    </g>
  );
}
