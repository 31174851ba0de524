import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { positionAt, rangeOf } from '../../text/dom-offsets.ts';
import { markOf, mentionAt } from '../../text/marks.ts';
import { droppedEnd, type Grip } from './drag.ts';
import styles from './MentionHandles.module.css';

export interface MentionHandlesProps {
  readonly mention: ResolvedMention;
  readonly text: string;
  /** The document element; the handles are placed in its offset parent. */
  readonly root: RefObject<HTMLElement | null>;
  /** An end was dragged to an offset (UTF-16 code units). */
  readonly onEnd: (edge: 'start' | 'end', to: number) => void;
  /** A relation was dragged to another mention; `to` is absent when the grip was pressed without dragging. */
  readonly onRelate: (to?: string) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drag {
  readonly grip: Grip;
  /** Where the grip was pressed, and where the pointer is now, in window coordinates. */
  readonly from: Point;
  readonly now: Point;
  /** From the pointer to the point in the text for which the grip stands. */
  readonly offset: Point;
  readonly isByLetter: boolean;
}

/** In CSS pixels: a smaller movement is no drag. */
const STILL = 4;

const GRIPS: readonly Grip[] = ['start', 'end', 'relation'];

/**
 * Grips at the mention in focus, for mouse and touch. Dragging moves its ends to other words (with Shift, letters), or
 * draws a relation to another mention. Keys and buttons do the same, so screen readers skip the grips.
 */
export function MentionHandles({ mention, text, root, onEnd, onRelate }: MentionHandlesProps) {
  const places = usePlaces(mention, root);
  const [drag, setDrag] = useState<Drag>();
  useEffect(() => {
    if (!drag) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      setDrag(undefined);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [drag]);
  if (!places) return null;

  const press = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, y: event.clientY };
    const line = places.lines[grip];
    const offset = { x: line.x - from.x, y: line.y - from.y };
    setDrag({ grip, from, now: from, offset, isByLetter: event.shiftKey });
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    scrollAtEdge(event.clientY);
    setDrag({
      ...drag,
      now: { x: event.clientX, y: event.clientY },
      isByLetter: event.shiftKey,
    });
  };
  const drop = () => {
    setDrag(undefined);
    if (!drag || !root.current) return;
    if (drag.grip === 'relation') {
      if (!isMoved(drag)) onRelate();
      else if (target !== undefined) onRelate(target);
    } else if (end !== undefined && end !== mention[drag.grip]) onEnd(drag.grip, end);
  };
  const end = drag && root.current ? endOf(drag, mention, text, root.current) : undefined;
  const target = drag && root.current ? targetOf(drag, mention.id) : undefined;
  const frame = root.current?.offsetParent?.getBoundingClientRect();
  return (
    <div
      className={styles.layer}
      data-handles={mention.id}
      data-type={mention.type}
      data-dragging={drag?.grip}
      aria-hidden="true"
    >
      {frame &&
        boxesOf(drag, mention, end, target, root.current).map((box) => (
          <span
            key={`${box.left} ${box.top}`}
            className={styles.box}
            style={{
              insetInlineStart: box.left - frame.left,
              insetBlockStart: box.top - frame.top,
              inlineSize: box.width,
              blockSize: box.height,
            }}
          />
        ))}
      {frame && drag?.grip === 'relation' && isMoved(drag) && (
        <svg className={styles.line} aria-hidden="true">
          <line
            x1={drag.from.x - frame.left}
            y1={drag.from.y - frame.top}
            x2={drag.now.x - frame.left}
            y2={drag.now.y - frame.top}
          />
        </svg>
      )}
      {GRIPS.map((grip) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys and buttons do the same.
        <span
          key={grip}
          className={styles.grip}
          data-grip={grip}
          title={TITLES[grip]}
          style={{
            insetInlineStart: places.grips[grip].x,
            insetBlockStart: places.grips[grip].y,
          }}
          // Keeps the focus on the mention.
          onMouseDown={(event) => event.preventDefault()}
          onPointerDown={press(grip)}
          onPointerMove={move}
          onPointerUp={drop}
          onPointerCancel={() => setDrag(undefined)}
        />
      ))}
    </div>
  );
}

const TITLES: Readonly<Record<Grip, string>> = {
  start: 'Drag where it begins (Shift: by letters)',
  end: 'Drag where it ends (Shift: by letters)',
  relation: 'Drag to another mention to relate the two',
};

const isMoved = ({ from, now }: Drag): boolean =>
  Math.hypot(now.x - from.x, now.y - from.y) >= STILL;

/** The new offset of the dragged end. */
function endOf(
  { grip, now, offset, isByLetter }: Drag,
  mention: ResolvedMention,
  text: string,
  root: HTMLElement,
): number | undefined {
  if (grip === 'relation') return undefined;
  const at = positionAt(root, now.x + offset.x, now.y + offset.y);
  return at === undefined ? undefined : droppedEnd(text, mention, grip, at, isByLetter);
}

/** Id of the mention to which a relation is dragged. */
function targetOf({ grip, now }: Drag, from: string): string | undefined {
  const under = grip === 'relation' ? document.elementFromPoint(now.x, now.y) : null;
  const id = under ? mentionAt(under) : undefined;
  return id === from ? undefined : id;
}

/** Outlines during a drag: the mention with its new span, or the other end of the relation. */
function boxesOf(
  drag: Drag | undefined,
  mention: ResolvedMention,
  end: number | undefined,
  target: string | undefined,
  root: HTMLElement | null,
): readonly DOMRect[] {
  if (!drag || !root) return [];
  if (target !== undefined) return [...(markOf(root, target)?.getClientRects() ?? [])];
  if (drag.grip === 'relation' || end === undefined) return [];
  const span = { start: mention.start, end: mention.end, [drag.grip]: end };
  return [...(rangeOf(root, span.start, span.end)?.getClientRects() ?? [])];
}

const EDGE = 48;
const STEP = 14;

/** Scrolls the window when a drag reaches its edge. */
function scrollAtEdge(y: number): void {
  if (y < EDGE) window.scrollBy({ top: -STEP });
  else if (y > window.innerHeight - EDGE) window.scrollBy({ top: STEP });
}

interface Places {
  /** In the coordinates of the block that holds the text. */
  readonly grips: Readonly<Record<Grip, Point>>;
  /** The points in the text for which the grips stand, in window coordinates. */
  readonly lines: Readonly<Record<Grip, Point>>;
}

/** Positions of the grips, measured again when the text or the window changes its size, and when a press begins. */
function usePlaces(
  { start, end }: ResolvedMention,
  root: RefObject<HTMLElement | null>,
): Places | undefined {
  const [places, setPlaces] = useState<Places>();
  useLayoutEffect(() => {
    const element = root.current;
    const update = () => setPlaces(element ? measure(element, start, end) : undefined);
    update();
    if (!element) return;
    const observer = new ResizeObserver(update);
    observer.observe(element);
    window.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', update);
    };
  }, [start, end, root]);
  return places;
}

function measure(root: HTMLElement, start: number, end: number): Places | undefined {
  const frame = root.offsetParent?.getBoundingClientRect();
  const boxes = rangeOf(root, start, end)?.getClientRects();
  const [first, last] = [boxes?.[0], boxes?.[boxes.length - 1]];
  if (!frame || !first || !last) return undefined;
  const within = (x: number, y: number): Point => ({ x: x - frame.left, y: y - frame.top });
  const middle = (box: DOMRect) => (box.top + box.bottom) / 2;
  return {
    grips: {
      start: within(first.left, first.bottom + 5),
      end: within(last.right, last.bottom + 5),
      relation: within(last.right + 4, last.top - 5),
    },
    lines: {
      start: { x: first.left, y: middle(first) },
      end: { x: last.right, y: middle(last) },
      relation: { x: last.right, y: middle(last) },
    },
  };
}
