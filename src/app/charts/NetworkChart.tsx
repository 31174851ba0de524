import { drag } from 'd3-drag';
import { scaleSqrt } from 'd3-scale';
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { shortened } from '../content/format.ts';
import { boundsOf, layOutGraph, type Point } from '../graph/layout.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './charts.module.css';
import { FigureLink } from './FigureLink.tsx';
import type { Figure, Tie } from './figure.ts';
import { useWidth } from './use-width.ts';

export interface NetworkChartProps {
  /** Name of the chart for screen readers. */
  readonly name: string;
  readonly nodes: readonly Figure[];
  /** Lines between the given nodes. */
  readonly ties: readonly Tie[];
}

const CHARACTER = 7.2;
const HALF = 12;
const MAX_LABEL = 24;
/** In CSS pixels. A small network is not enlarged beyond its size. */
const MIN_WIDTH = 260;
const MIN_HEIGHT = 320;
const ZOOM_STEP = 1.4;

/**
 * A network of concepts, with a line between two that are related. Nodes can be dragged; the background can be dragged
 * and zoomed. For the keyboard, every node and line is a link, and the table below has the same content.
 */
export function NetworkChart({ name, nodes, ties }: NetworkChartProps) {
  const svg = useRef<SVGSVGElement>(null);
  const hint = useId();
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity);
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>(new Map());
  const sized = useMemo(
    () =>
      nodes.map((node) => ({
        ...node,
        width: shortened(node.label, MAX_LABEL).length * CHARACTER + 16,
      })),
    [nodes],
  );
  const laidOut = useMemo(() => layOutGraph(sized, ties, true), [sized, ties]);
  const [frame, frameWidth] = useWidth(MIN_WIDTH);
  const bounds = useMemo(
    () => atLeast(boundsOf(sized, laidOut), frameWidth, MIN_HEIGHT),
    [sized, laidOut, frameWidth],
  );
  const most = Math.max(1, ...ties.map(({ value }) => value));
  const strength = scaleSqrt([0, most], [0.6, 7]);
  const at = (id: string): Point => moved.get(id) ?? laidOut.get(id) ?? { x: 0, y: 0 };

  const behaviour = useMemo(
    () =>
      zoom<SVGSVGElement, unknown>()
        .scaleExtent([0.3, 8])
        // The wheel scrolls the page; with Ctrl, which a pinch on a touchpad also sends, it zooms.
        .filter((event: Event) => event.type !== 'wheel' || (event as WheelEvent).ctrlKey)
        .on('zoom', ({ transform: next }) => setTransform(next)),
    [],
  );
  useEffect(() => {
    const drawn = svg.current;
    if (!drawn) return;
    select(drawn).call(behaviour).on('dblclick.zoom', null);
    return () => {
      select(drawn).on('.zoom', null);
    };
  }, [behaviour]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes are drawn anew with these
  useEffect(() => {
    const drawn = svg.current;
    if (!drawn) return;
    const take = drag<SVGGElement, unknown>()
      .container(() => drawn.querySelector('g') ?? drawn)
      // A click without movement follows the link.
      .clickDistance(4)
      .subject((event) => ({ x: event.x, y: event.y }))
      .on('drag', function (event) {
        const id = this.dataset.node ?? '';
        setMoved((before) => {
          const from = before.get(id) ?? laidOut.get(id) ?? { x: 0, y: 0 };
          return new Map(before).set(id, { x: from.x + event.dx, y: from.y + event.dy });
        });
      });
    select(drawn).selectAll<SVGGElement, unknown>('[data-node]').call(take);
  }, [nodes, laidOut]);

  const by = (factor: number) => {
    if (svg.current) select(svg.current).call(behaviour.scaleBy, factor);
  };
  const fit = () => {
    setMoved(new Map());
    if (svg.current) select(svg.current).call(behaviour.transform, zoomIdentity);
  };
  return (
    <div ref={frame} className={styles.network}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset */}
      <svg
        ref={svg}
        className={styles.chart}
        viewBox={[bounds.x, bounds.y, bounds.width, bounds.height].join(' ')}
        role="group"
        aria-label={name}
        aria-describedby={hint}
        data-chart="network"
      >
        <g transform={transform.toString()}>
          {ties.map(({ id, head, tail, value, words, href }) => {
            const [a, b] = [at(head), at(tail)];
            return (
              <FigureLink key={id} id={id} words={words} href={href}>
                <line className={styles.reach} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
                <line
                  className={styles.tie}
                  x1={a.x}
                  y1={a.y}
                  x2={b.x}
                  y2={b.y}
                  strokeWidth={strength(value)}
                />
              </FigureLink>
            );
          })}
          {sized.map(({ id, label, type, words, href, width }) => {
            const { x, y } = at(id);
            return (
              <g key={id} data-node={id} transform={`translate(${x} ${y})`}>
                <FigureLink id={id} words={words} href={href}>
                  <rect
                    className={styles.node}
                    data-type={type}
                    x={-width / 2}
                    y={-HALF}
                    width={width}
                    height={2 * HALF}
                    rx={6}
                  />
                  <text className={styles.middle} y={4.5}>
                    {shortened(label, MAX_LABEL)}
                  </text>
                </FigureLink>
              </g>
            );
          })}
        </g>
      </svg>
      <div className={styles.zoom}>
        <Button look="line" isIcon aria-label="Zoom in" onClick={() => by(ZOOM_STEP)}>
          +
        </Button>
        <Button look="line" isIcon aria-label="Zoom out" onClick={() => by(1 / ZOOM_STEP)}>
          −
        </Button>
        <Button look="line" onClick={fit}>
          Fit
        </Button>
      </div>
      <p id={hint} className={styles.hint}>
        Drag concepts apart, drag the ground, zoom with Ctrl and the wheel. A line leads to the
        sentences behind it; the table below says the same.
      </p>
    </div>
  );
}

/** The rectangle, enlarged around its centre to at least the given size. */
function atLeast(
  { x, y, width, height }: ReturnType<typeof boundsOf>,
  minWidth: number,
  minHeight: number,
): ReturnType<typeof boundsOf> {
  const [wide, high] = [Math.max(width, minWidth), Math.max(height, minHeight)];
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high };
}
