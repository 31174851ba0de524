import type { ResolvedRelation } from '../../../core/document/model.ts';
import { verbOf } from '../../content/verbs.ts';
import { borderPoint, type Half } from '../../graph/edges.ts';
import type { Point } from '../../graph/layout.ts';
import styles from './RelationGraph.module.css';

export interface GraphEdgeProps {
  readonly relation: ResolvedRelation;
  readonly from: Point;
  readonly to: Point;
  /** Half the size of the tail's node. */
  readonly half: Half;
  /** How many edges before it join the same nodes. */
  readonly rank: number;
  /** Id of the arrow's marker. */
  readonly arrow: string;
  readonly hasLabel: boolean;
  readonly isFocused: boolean;
  /** The text only supposes it. */
  readonly isSupposed: boolean;
  readonly onChoose: () => void;
}

const LABEL_LINE = 12;

/** A relation as a line; the surer, the stronger. */
export function GraphEdge(props: GraphEdgeProps) {
  const { relation, from, to, half, rank, hasLabel, isFocused, isSupposed } = props;
  const end = borderPoint(from, to, half);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same.
    <g
      className={styles.edge}
      data-focused={isFocused || undefined}
      data-labelled={hasLabel || undefined}
      data-supposed={isSupposed || undefined}
      data-edge={relation.id}
      onClick={props.onChoose}
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
      <text x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 + 4 + rank * LABEL_LINE}>
        {verbOf(relation.type)}
      </text>
    </g>
  );
}
