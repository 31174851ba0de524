import { type RefObject, useId, useLayoutEffect, useState } from 'react';
import { verbOf } from '../../content/verbs.ts';
import { markOf } from '../../text/marks.ts';
import type { Box } from '../MentionCard/place.ts';
import styles from './Arcs.module.css';
import { placeLabels } from './place-labels.ts';
import { type Point, type Route, routeArc } from './route.ts';

export interface Arc {
  /** Ids of mentions. */
  readonly head: string;
  readonly tail: string;
  readonly type: string;
  readonly directed: boolean;
  /** The claim has a score below the threshold for those shown at first. */
  readonly isUnsure: boolean;
}

export interface ArcsProps {
  readonly arcs: readonly Arc[];
  /** The document element; the arcs are drawn over its offset parent. */
  readonly root: RefObject<HTMLElement | null>;
}

/** Arcs over the text. The Relations panel has the same content, so screen readers skip the arcs. */
export function Arcs({ arcs, root }: ArcsProps) {
  const arrow = useId();
  const { routes, width } = useRoutes(arcs, root);
  if (routes.length === 0) return null;
  const places = placeLabels(
    routes.map(({ arc, route }) => ({ words: verbOf(arc.type), places: route.labels })),
    width,
  );
  return (
    <svg className={styles.arcs} aria-hidden="true" data-arcs={routes.length}>
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 8 8"
          refX="6.5"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0.5 0.8 7 4 0.5 7.2z" className={styles.arrow} />
        </marker>
      </defs>
      {routes.map(({ arc, route }, index) => (
        <g key={`${arc.head}-${arc.tail}-${arc.type}`} data-unsure={arc.isUnsure || undefined}>
          <path d={route.path} {...(arc.directed && { markerEnd: `url(#${arrow})` })} />
          <Verb at={places[index]} type={arc.type} />
        </g>
      ))}
    </svg>
  );
}

function Verb({ at, type }: { readonly at: Point | undefined; readonly type: string }) {
  if (!at) return null;
  return (
    <text x={at.x} y={at.y + 4}>
      {verbOf(type)}
    </text>
  );
}

interface Routes {
  readonly routes: readonly { readonly arc: Arc; readonly route: Route }[];
  /** Width of the sheet in CSS pixels. */
  readonly width: number;
}

/** The routes of the arcs, measured again when the text or the window changes its size. */
function useRoutes(arcs: readonly Arc[], root: RefObject<HTMLElement | null>): Routes {
  const [routes, setRoutes] = useState<Routes>({ routes: [], width: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    const update = () =>
      setRoutes({
        routes: arcs.flatMap((arc) => {
          const route = element && measure(arc, element);
          return route ? [{ arc, route }] : [];
        }),
        width: element?.offsetParent?.clientWidth ?? 0,
      });
    update();
    if (!element || arcs.length === 0) return;
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, [arcs, root]);
  return routes;
}

function measure(arc: Arc, root: HTMLElement): Route | undefined {
  const frame = root.offsetParent?.getBoundingClientRect();
  const head = markOf(root, arc.head)?.getClientRects()[0];
  const tail = markOf(root, arc.tail)?.getClientRects()[0];
  if (!frame || !head || !tail) return undefined;
  const within = (box: DOMRect): Box => ({
    left: box.left - frame.left,
    top: box.top - frame.top,
    width: box.width,
    height: box.height,
  });
  const margin = root.getBoundingClientRect().left - frame.left - 12;
  return routeArc(within(head), within(tail), margin);
}
