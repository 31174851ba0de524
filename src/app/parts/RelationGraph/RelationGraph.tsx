import { type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Context } from '../../../core/context/context.ts';
import type { EntityGroup, ResolvedRelation } from '../../../core/document/model.ts';
import { boundsOf, layOutGraph, type Point } from '../../graph/layout.ts';
import { canGrow, roomFor, surest } from '../../graph/surest.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { GraphEdge } from './GraphEdge.tsx';
import { GraphLabels } from './GraphLabels.tsx';
import { GraphRest } from './GraphRest.tsx';
import styles from './RelationGraph.module.css';

export interface RelationGraphProps {
  readonly relations: readonly ResolvedRelation[];
  /** The context of a claim: a denied one is not drawn, a supposed one is dashed. */
  readonly contextOf?: (relation: ResolvedRelation) => Context;
  readonly groups: ReadonlyMap<string, EntityGroup>;
  readonly focused: string | undefined;
  /** True over the whole page, where there is room for more edges and labels. */
  readonly isLarge?: boolean;
  readonly onRelation: (id: string) => void;
  readonly onGroup: (group: EntityGroup) => void;
}

/** Half the height of a node, in the graph's units. */
const HALF = 13;
const CHARACTER = 7.4;
const ZOOM_STEP = 1.25;
/** With more edges the labels would hide the picture, so only the edge under the pointer shows its label. */
const MAX_LABELS = { panel: 12, page: 64 } as const;

/** Entities as nodes and relations as edges, for the pointer. The list has the same content for other users. */
export function RelationGraph(props: RelationGraphProps) {
  const { relations, groups, focused, isLarge = false, contextOf, onRelation, onGroup } = props;
  const [grown, setGrown] = useState(0);
  const kept = useMemo(
    () => relations.filter((relation) => relation.verdict !== 'rejected'),
    [relations],
  );
  const all = useMemo(
    () => kept.filter((relation) => contextOf?.(relation).negated !== true),
    [kept, contextOf],
  );
  const place = isLarge ? 'page' : 'panel';
  const room = roomFor(place, grown);
  const standing = useMemo(
    () => surest(all, roomFor(place, grown), focused),
    [all, place, grown, focused],
  );
  const ids = [...new Set(standing.flatMap((relation) => [relation.head, relation.tail]))];
  const shape = JSON.stringify([ids, standing.map(({ head, tail }) => [head, tail])]);
  const nodes = ids.map((id) => ({ id, width: labelOf(groups, id).length * CHARACTER + 18 }));
  const widths = new Map(nodes.map((node) => [node.id, node.width]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for nodes and edges.
  const laidOut = useMemo(() => layOutGraph(nodes, standing, isLarge), [shape, isLarge]);
  // The state belongs to one layout, because nodes of another text may have the same ids.
  const [dragged, setDragged] = useState<Dragged>({ shape, nodes: new Map() });
  const moved = dragged.shape === shape ? dragged.nodes : NONE_MOVED;
  const [zoom, setZoom] = useState(1);
  const [hovered, setHovered] = useState<string | undefined>();
  const arrow = useId();
  const svg = useZoomByWheel(setZoom);
  const drag = useRef<{ id: string; from: Point; at: Point } | undefined>(undefined);
  const at = (id: string): Point => moved.get(id) ?? laidOut.get(id) ?? { x: 0, y: 0 };
  const boxes = nodes.map((node) => ({
    at: at(node.id),
    half: { width: node.width / 2, height: HALF },
  }));
  const bounds = boundsOf(nodes, laidOut);
  const width = bounds.width / zoom;
  const height = bounds.height / zoom;
  const view = [
    bounds.x + (bounds.width - width) / 2,
    bounds.y + (bounds.height - height) / 2,
    width,
    height,
  ].join(' ');

  const drop = () => {
    drag.current = undefined;
  };

  function onMove(event: PointerEvent) {
    const held = drag.current;
    if (!held || !svg.current) return;
    const box = svg.current.getBoundingClientRect();
    const scale = Math.max(width / box.width, height / box.height);
    const next = {
      x: held.at.x + (event.clientX - held.from.x) * scale,
      y: held.at.y + (event.clientY - held.from.y) * scale,
    };
    setDragged({ shape, nodes: new Map(moved).set(held.id, next) });
  }

  return (
    <div className={styles.frame} data-large={isLarge || undefined}>
      <svg
        ref={svg}
        className={styles.graph}
        viewBox={view}
        role="img"
        aria-label={`Graph of ${ids.length} entities and ${standing.length} relations; the list shows ${standing.length < all.length ? 'all' : 'the same'}.`}
        onPointerMove={onMove}
        onPointerUp={drop}
        // A touch that becomes scrolling, or a lost capture, ends without a pointerup.
        onPointerCancel={drop}
        onLostPointerCapture={drop}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0.5 0.8 7 4 0.5 7.2z" className={styles.arrow} />
          </marker>
        </defs>
        {standing.map((relation) => (
          <GraphEdge
            key={relation.id}
            relation={relation}
            from={at(relation.head)}
            to={at(relation.tail)}
            half={{ width: (widths.get(relation.tail) ?? 0) / 2, height: HALF }}
            arrow={arrow}
            isFocused={relation.id === focused}
            isSupposed={contextOf?.(relation).speculative === true}
            onChoose={() => onRelation(relation.id)}
            onHover={(isOver) => setHovered(isOver ? relation.id : undefined)}
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
        <GraphLabels
          relations={standing}
          at={at}
          nodes={boxes}
          isShown={standing.length <= MAX_LABELS[place]}
          active={new Set([focused, hovered])}
        />
      </svg>
      <GraphRest
        drawn={standing}
        all={all}
        denied={kept.length - all.length}
        onMore={canGrow(room) ? () => setGrown(grown + 1) : undefined}
        onFewer={grown > 0 ? () => setGrown(0) : undefined}
      />
      <div className={styles.zoom}>
        <Button
          look="line"
          isIcon
          aria-label="Zoom in"
          onClick={() => setZoom((z) => within(z * ZOOM_STEP))}
        >
          +
        </Button>
        <Button
          look="line"
          isIcon
          aria-label="Zoom out"
          onClick={() => setZoom((z) => within(z / ZOOM_STEP))}
        >
          −
        </Button>
        <Button
          look="line"
          onClick={() => {
            setZoom(1);
            setDragged({ shape, nodes: NONE_MOVED });
          }}
        >
          Fit
        </Button>
      </div>
    </div>
  );
}

/** Positions of dragged nodes, in the layout of this shape. */
interface Dragged {
  readonly shape: string;
  readonly nodes: ReadonlyMap<string, Point>;
}

const NONE_MOVED: ReadonlyMap<string, Point> = new Map();

const MAX_LABEL_LENGTH = 26;

function labelOf(groups: ReadonlyMap<string, EntityGroup>, id: string): string {
  const name = groups.get(id)?.name ?? id;
  return name.length > MAX_LABEL_LENGTH ? `${name.slice(0, MAX_LABEL_LENGTH - 1)}…` : name;
}

/** Limits the zoom to sizes at which the graph is visible. */
const within = (zoom: number): number => Math.min(8, Math.max(0.4, zoom));

/** Ctrl and wheel (also sent by a pinch on a touchpad) zooms; the wheel alone scrolls the panel. */
function useZoomByWheel(setZoom: (change: (zoom: number) => number) => void) {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const element = svg.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom((zoom) => within(zoom * Math.exp(-event.deltaY / 300)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [setZoom]);
  return svg;
}
