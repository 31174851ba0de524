import type { FocusEvent, MouseEvent, PointerEvent, RefObject } from 'react';
import { freePress } from './free-press.ts';
import { markOf, mentionAt } from './marks.ts';

export interface MarkListeners {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly onFocusMention: (id: string) => void;
  /** A mention was clicked; it has the focus. */
  readonly onChooseMention: () => void;
  readonly onHoverMention: (id: string | undefined) => void;
  /** The text was clicked outside of mentions. */
  readonly onLeave: () => void;
}

/** Listeners for the element that contains all marks. */
export function markEvents(props: MarkListeners) {
  return {
    onFocus({ target }: FocusEvent) {
      const id = mentionAt(target);
      if (id !== undefined) props.onFocusMention(id);
    },
    onPointerDown(event: PointerEvent) {
      if (props.root.current) freePress(event.nativeEvent, props.root.current);
    },
    onMouseOver(event: MouseEvent) {
      // Scrolling under a resting pointer does not count as hovering.
      if (event.movementX !== 0 || event.movementY !== 0) {
        props.onHoverMention(mentionAt(event.target));
      }
    },
    onMouseLeave: () => props.onHoverMention(undefined),
    onClick(event: MouseEvent) {
      if (!window.getSelection()?.isCollapsed) return;
      const id = mentionAt(event.target);
      if (id === undefined) props.onLeave();
      else {
        markOf(props.root.current, id)?.focus();
        props.onChooseMention();
      }
    },
  };
}
