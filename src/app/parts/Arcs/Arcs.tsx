import { type RefObject, useId, useLayoutEffect, useState } from 'react';
import { verbOf } from '../../content/verbs.ts';
import { markOf } from '../../text/marks.ts';
import type { Box } from '../MentionCard/place.ts';
import styles from './Arcs.module.css';
import { type Route, routeArc } from './route.ts';

export interface Arc {
  /** Mention ids. */
  readonly head: string;
  readonly tail: string;
  readonly type: string;
  readonly directed: boolean;
  /** The claim is among those that are right less often than the claims that are shown at first. */
  readonly isUnsure: boolean;
}

export interface ArcsProps {
  readonly arcs: readonly Arc[];
  /** The document element; the arcs lie over its offset parent. */
  readonly root: RefObject<HTMLElement | null>;
}

/** Arcs over the text. They say nothing the Relations panel does not, so screen readers skip them. */
export function Arcs({ arcs, root }: ArcsProps) {
  const arrow = useId();
  const routes = useRoutes(arcs, root);
  if (routes.length === 0) return null;
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
      {routes.map(({ arc, route }) => (
        <g key={`${arc.head}-${arc.tail}-${arc.type}`} data-unsure={arc.isUnsure || undefined}>
          <path d={route.path} {...(arc.directed && { markerEnd: `url(#${arrow})` })} />
          <text x={Math.max(route.label.x, halfOf(verbOf(arc.type)))} y={route.label.y + 4}>
            {verbOf(arc.type)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Half the width of a label in pixels, measured on the page: it shall not stick out of the sheet. */
const halfOf = (label: string): number => label.length * 3.2 + 8;

/** Routes follow the text: measured anew when it, or the window, changes its size. */
function useRoutes(arcs: readonly Arc[], root: RefObject<HTMLElement | null>) {
  const [routes, setRoutes] = useState<readonly { readonly arc: Arc; readonly route: Route }[]>([]);
  useLayoutEffect(() => {
    const element = root.current;
    const update = () =>
      setRoutes(
        arcs.flatMap((arc) => {
          const route = element && measure(arc, element);
          return route ? [{ arc, route }] : [];
        }),
      );
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
