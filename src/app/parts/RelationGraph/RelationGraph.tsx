import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { EntityGroup, JudgedRelation } from '../../../core/document/model.ts';
import { verbOf } from '../../content/verbs.ts';
import { boundsOf, layOutGraph, type Point } from '../../graph/layout.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './RelationGraph.module.css';

export interface RelationGraphProps {
  readonly relations: readonly JudgedRelation[];
  readonly groups: ReadonlyMap<string, EntityGroup>;
  readonly focused: string | undefined;
  readonly onRelation: (id: string) => void;
  readonly onGroup: (group: EntityGroup) => void;
}

/** Half of the height of a node, in the graph's units. */
const HALF = 13;
const CHARACTER = 7.4;
const ZOOM_STEP = 1.25;

/** Entities as nodes, relations as edges. Pointer only: the list beside it is the equal alternative. */
export function RelationGraph({
  relations,
  groups,
  focused,
  onRelation,
  onGroup,
}: RelationGraphProps) {
  const standing = relations.filter((relation) => relation.verdict !== 'rejected');
  const ids = [...new Set(standing.flatMap((relation) => [relation.head, relation.tail]))];
  const shape = JSON.stringify([ids, standing.map(({ head, tail }) => [head, tail])]);
  const nodes = ids.map((id) => ({ id, width: labelOf(groups, id).length * CHARACTER + 18 }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for nodes and edges.
  const laidOut = useMemo(() => layOutGraph(nodes, standing), [shape]);
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>(new Map());
  const [zoom, setZoom] = useState(1);
  const svg = useZoomByWheel(setZoom);
  const drag = useRef<{ id: string; from: Point; at: Point } | undefined>(undefined);
  const at = (id: string): Point => moved.get(id) ?? laidOut.get(id) ?? { x: 0, y: 0 };
  const bounds = boundsOf(nodes, laidOut);
  const width = bounds.width / zoom;
  const height = bounds.height / zoom;
  const view = [
    bounds.x + (bounds.width - width) / 2,
    bounds.y + (bounds.height - height) / 2,
    width,
    height,
  ].join(' ');

  function onMove(event: PointerEvent) {
    const held = drag.current;
    if (!held || !svg.current) return;
    const scale = width / svg.current.clientWidth;
    const next = {
      x: held.at.x + (event.clientX - held.from.x) * scale,
      y: held.at.y + (event.clientY - held.from.y) * scale,
    };
    setMoved((before) => new Map(before).set(held.id, next));
  }

  return (
    <div className={styles.frame}>
      <svg
        ref={svg}
        className={styles.graph}
        viewBox={view}
        role="img"
        aria-label={`Graph of ${ids.length} entities and ${standing.length} relations; the list shows the same.`}
        onPointerMove={onMove}
        onPointerUp={() => {
          drag.current = undefined;
        }}
      >
        {standing.map((relation) => (
          <Edge
            key={relation.id}
            relation={relation}
            from={at(relation.head)}
            to={at(relation.tail)}
            isFocused={relation.id === focused}
            onChoose={() => onRelation(relation.id)}
          />
        ))}
        {nodes.map(({ id, width: size }) => {
          const group = groups.get(id);
          const { x, y } = at(id);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same.
            <g
              key={id}
              className={styles.node}
              data-type={group?.type}
              data-node={id}
              transform={`translate(${x} ${y})`}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { id, from: { x: event.clientX, y: event.clientY }, at: { x, y } };
              }}
              onDoubleClick={() => group && onGroup(group)}
            >
              <rect x={-size / 2} y={-HALF} width={size} height={2 * HALF} rx={6} />
              <text y={4.5}>{labelOf(groups, id)}</text>
            </g>
          );
        })}
      </svg>
      <div className={styles.zoom}>
        <Button
          look="line"
          isIcon
          aria-label="Zoom in"
          onClick={() => setZoom((z) => z * ZOOM_STEP)}
        >
          +
        </Button>
        <Button
          look="line"
          isIcon
          aria-label="Zoom out"
          onClick={() => setZoom((z) => z / ZOOM_STEP)}
        >
          −
        </Button>
        <Button
          look="line"
          onClick={() => {
            setZoom(1);
            setMoved(new Map());
          }}
        >
          Fit
        </Button>
      </div>
    </div>
  );
}

const LONGEST_LABEL = 26;

function labelOf(groups: ReadonlyMap<string, EntityGroup>, id: string): string {
  const name = groups.get(id)?.name ?? id;
  return name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1)}…` : name;
}

function Edge(props: {
  readonly relation: JudgedRelation;
  readonly from: Point;
  readonly to: Point;
  readonly isFocused: boolean;
  readonly onChoose: () => void;
}) {
  const { relation, from, to } = props;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same.
    <g
      className={styles.edge}
      data-focused={props.isFocused || undefined}
      data-edge={relation.id}
      onClick={props.onChoose}
    >
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles.reach} />
      <line
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
        strokeOpacity={0.35 + 0.65 * relation.score}
      />
      <text x={middle.x} y={middle.y + 4}>
        {verbOf(relation.type)}
        {relation.directed && (to.x >= from.x ? ' →' : ' ←')}
      </text>
    </g>
  );
}

/** Ctrl and wheel (which a pinch on a touchpad sends too) zoom; the wheel alone scrolls the panel as usual. */
function useZoomByWheel(setZoom: (change: (zoom: number) => number) => void) {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const element = svg.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom((zoom) => Math.min(8, Math.max(0.4, zoom * Math.exp(-event.deltaY / 300))));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [setZoom]);
  return svg;
}
