import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Selection } from '../../state/curation/model.ts';
import { rangeOf } from '../../text/dom-offsets.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import { TypeGrid } from '../TypeGrid/TypeGrid.tsx';
import { placeMenu } from './place.ts';
import styles from './SelectionMenu.module.css';

/** A button that changes the selection. */
export interface SelectionStep {
  /** Id of the command. */
  readonly id: string;
  readonly label: string;
  readonly onStep: () => void;
}

export interface SelectionMenuProps {
  readonly selection: Selection;
  /** The selected text. */
  readonly text: string;
  readonly types: readonly string[];
  /** Buttons that move the ends of the selection, for users without a pointer. */
  readonly steps: readonly SelectionStep[];
  /** The document element; the menu is placed in its offset parent. */
  readonly root: RefObject<HTMLElement | null>;
  readonly onType: (type: string) => void;
  readonly onClose: () => void;
}

/** The menu of a selection. It is placed beside the selection and does not cover it. */
export function SelectionMenu(props: SelectionMenuProps) {
  const { selection, text, types, steps, root, onType, onClose } = props;
  const menu = useRef<HTMLElement>(null);
  const place = usePlace(selection, root, menu);
  const isTouch = window.matchMedia('(pointer: coarse)').matches;
  return (
    <section
      ref={menu}
      className={styles.menu}
      aria-label={`Mark “${text}”`}
      data-selection-menu=""
      style={
        place
          ? { insetInlineStart: place.left, insetBlockStart: place.top }
          : { visibility: 'hidden' }
      }
      // Keeps the selection while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
    >
      <p className={styles.head}>
        <span className={styles.text}>Mark “{text}” as</span>
        <Button isIcon aria-label="Leave it unmarked" className={styles.close} onClick={onClose}>
          ✕
        </Button>
      </p>
      <TypeGrid label={`Mark “${text}” as`} types={types} isRow={isTouch} onType={onType} />
      {steps.length > 0 && (
        <div className={styles.steps}>
          {steps.map(({ id, label, onStep }) => (
            <Button key={id} onClick={onStep}>
              {label} <Key of={id} />
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

/** Places the menu in the coordinates of the block that holds text and menu. */
function usePlace(
  { start, end }: Selection,
  root: RefObject<HTMLElement | null>,
  menu: RefObject<HTMLElement | null>,
) {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number }>();
  useLayoutEffect(() => {
    const update = () => setPlace(measure(start, end, root.current, menu.current));
    update();
    const observer = new ResizeObserver(update);
    if (menu.current) observer.observe(menu.current);
    if (root.current) observer.observe(root.current);
    window.visualViewport?.addEventListener('resize', update);
    return () => {
      observer.disconnect();
      window.visualViewport?.removeEventListener('resize', update);
    };
  }, [start, end, root, menu]);
  return place;
}

/** Free space at the edges of the window, in CSS pixels. */
const MARGIN = 8;

function measure(start: number, end: number, root: HTMLElement | null, menu: HTMLElement | null) {
  const frame = root?.offsetParent?.getBoundingClientRect();
  const lines = root ? rangeOf(root, start, end)?.getClientRects() : undefined;
  if (!frame || !menu || !lines || lines.length === 0) return undefined;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const place = placeMenu([...lines], { width, height }, windowInSight(), pointerKind());
  return { left: place.left - frame.left, top: place.top - frame.top };
}

/** The visible part of the window: without a phone's keyboard, and below the bar at its upper edge. */
function windowInSight() {
  const view = window.visualViewport;
  const [left, top] = [view?.offsetLeft ?? 0, view?.offsetTop ?? 0];
  const bar = document.querySelector('[data-covers="top"]')?.getBoundingClientRect().bottom ?? 0;
  return {
    left: left + MARGIN,
    top: Math.max(top, bar) + MARGIN,
    right: left + (view?.width ?? document.documentElement.clientWidth) - MARGIN,
    bottom: top + (view?.height ?? window.innerHeight) - MARGIN,
  };
}

const pointerKind = (): 'mouse' | 'touch' =>
  window.matchMedia('(pointer: coarse)').matches ? 'touch' : 'mouse';
