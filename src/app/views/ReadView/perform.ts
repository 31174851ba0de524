import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { stamped } from '../../../core/document/edits/edit.ts';
import type { Deed } from '../../commands/command.ts';
import { focusedId } from '../../commands/focused.ts';
import { stamp } from '../../curator.ts';
import type { AppStore } from '../../state/actions.ts';
import type { AppEvent } from '../../state/events.ts';
import type { OwnName } from '../../state/linking/own-names.ts';
import { markOf, mentionAt } from '../../text/marks.ts';
import { choosePanel } from './choose-panel.ts';

/** What effects need beyond the state. */
export interface ReadPage {
  readonly store: AppStore;
  /** The document element. */
  readonly root: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly onKeys: () => void;
  readonly onAlways: (entry: OwnName) => void;
}

export function perform(deed: Deed, page: ReadPage): void {
  const { store, root, card, onKeys } = page;
  switch (deed.type) {
    case 'go-to-mention':
      flushSync(() => store.dispatch({ type: 'focused', focus: { kind: 'mention', id: deed.id } }));
      markOf(root.current, deed.id)?.focus({ preventScroll: true });
      return;
    case 'go-to-panel':
      flushSync(() => choosePanel(store, deed.panel));
      document.querySelector<HTMLElement>(deed.part)?.focus();
      return;
    case 'go-to-card':
      card.current?.querySelector('button')?.focus();
      return;
    case 'list-relations':
      store.dispatch({ type: 'relations-listed', of: deed.of });
      perform({ type: 'go-to-panel', panel: 'relations', part: '[data-relation] button' }, page);
      return;
    case 'edit-made':
      dispatchInPlace(
        { ...deed, operation: stamped(deed.operation, stamp()) },
        store,
        root.current,
      );
      return;
    case 'always-mark':
      page.onAlways(deed.entry);
      return;
    case 'step-back':
      stepBack(store, root.current, card.current);
      return;
    case 'open-keys':
      onKeys();
      return;
    default:
      dispatchInPlace(deed, store, root.current);
  }
}

/**
 * Dispatches an event and restores the keyboard's focus: a mark that is drawn again or removed loses it, and the
 * mention in focus gets it.
 */
function dispatchInPlace(event: AppEvent, store: AppStore, root: HTMLElement | null): void {
  const isWanted = event.type === 'edit-made' && event.focus !== undefined;
  const hadFocus = isWanted || document.activeElement !== document.body;
  flushSync(() => store.dispatch(event));
  const focused = focusedId(store.getState());
  if (hadFocus && focused !== undefined && isLeft(root, focused)) {
    markOf(root, focused)?.focus({ preventScroll: true });
  }
}

/** True when no element has the keyboard's focus, or another mention than the one in focus. */
function isLeft(root: HTMLElement | null, focused: string): boolean {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return true;
  return root?.contains(activeElement) === true && mentionAt(activeElement) !== focused;
}

function stepBack(store: AppStore, root: HTMLElement | null, card: HTMLElement | null): void {
  const active = document.activeElement;
  const focused = focusedId(store.getState());
  if (focused !== undefined && card?.contains(active)) {
    markOf(root, focused)?.focus();
    return;
  }
  if (active instanceof HTMLElement && root?.contains(active)) active.blur();
  store.dispatch({ type: 'focus-left' });
}
