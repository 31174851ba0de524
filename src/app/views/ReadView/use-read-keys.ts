import { type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { letterKeys } from '../../letter-keys.ts';
import { actsOnPage } from '../../page-keys.ts';
import type { AppStore } from '../../state/actions.ts';
import type { Panel } from '../../state/model.ts';
import { selectMentions } from '../../state/selectors.ts';
import { markOf } from '../../text/marks.ts';
import { choosePanel } from './choose-panel.ts';
import { nextUndecided, stepFrom } from './steps.ts';

export interface ReadKeysOptions {
  readonly store: AppStore;
  /** The document element. */
  readonly root: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly onKeys: () => void;
}

/** The keys of the Read view (content/keys.ts), wherever `actsOnPage` lets them act. */
export function useReadKeys(options: ReadKeysOptions): void {
  const { store, root, card, onKeys } = options;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isInText = [root, card].some(({ current }) =>
        current?.contains(document.activeElement),
      );
      if (!actsOnPage(event, { letters: letterKeys(), isInText })) return;
      const act = actionOf(event, { store, root, card, onKeys });
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, root, card, onKeys]);
}

/** Keys that may be held down. */
const STEPS = ['j', 'k', 'n', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];

function actionOf(event: KeyboardEvent, options: ReadKeysOptions): (() => void) | undefined {
  const { store, root, card, onKeys } = options;
  const state = store.getState();
  if (event.key === '?') return onKeys;
  // A key that is held down must not take back and repeat a decision.
  if (!state.document || (event.repeat && !STEPS.includes(event.key))) return undefined;
  const mentions = selectMentions(state);
  const focused = state.view.focus?.kind === 'mention' ? state.view.focus.id : undefined;
  const isInText = root.current?.contains(document.activeElement) ?? false;
  const go = (mention: ResolvedMention | undefined) => () => {
    if (mention) goTo(mention.id, store, root.current);
  };
  switch (event.key) {
    case 'j':
      return go(stepFrom(mentions, focused, 1));
    case 'k':
      return go(stepFrom(mentions, focused, -1));
    case 'n':
      return go(nextUndecided(mentions, focused));
    case 'ArrowRight':
    case 'ArrowDown':
      return isInText ? go(stepFrom(mentions, focused, 1)) : undefined;
    case 'ArrowLeft':
    case 'ArrowUp':
      return isInText ? go(stepFrom(mentions, focused, -1)) : undefined;
    case 'a':
      return judge(store, focused, 'accepted');
    case 'x':
      return judge(store, focused, 'rejected');
    case 'c':
      return focused === undefined ? undefined : () => chooseConcept(store, focused);
    case '/':
      return () => openPanel(store, 'entities', '[data-entity-search]');
    case 'Enter':
      return isInText ? () => card.current?.querySelector('button')?.focus() : undefined;
    case 'Escape':
      return () => leave(store, root.current, card.current, focused);
    case 'q':
      return () => openPanel(store, 'ask', '[data-question-field]');
    case 'e':
      return () => openPanel(store, 'export', '[data-tab="export"]');
    case 'z':
      return () => store.dispatch({ type: 'undone' });
    case 'Z':
      return () => store.dispatch({ type: 'redone' });
    default:
      return undefined;
  }
}

function goTo(id: string, store: AppStore, root: HTMLElement | null): void {
  flushSync(() => store.dispatch({ type: 'focused', focus: { kind: 'mention', id } }));
  markOf(root, id)?.focus({ preventScroll: true });
}

function judge(store: AppStore, id: string | undefined, verdict: 'accepted' | 'rejected') {
  if (id === undefined) return undefined;
  return () => {
    const mention = selectMentions(store.getState()).find((one) => one.id === id);
    const isSame = mention?.verdict === verdict;
    store.dispatch({ type: 'mention-judged', id, verdict: isSame ? 'undecided' : verdict });
  };
}

const chooseConcept = (store: AppStore, mention: string) =>
  store.dispatch({ type: 'dialog-opened', dialog: { kind: 'concept', mention } });

/** From the card back to its mention; from a mention out of the text. */
function leave(
  store: AppStore,
  root: HTMLElement | null,
  card: HTMLElement | null,
  focused: string | undefined,
): void {
  const active = document.activeElement;
  if (focused !== undefined && card?.contains(active)) {
    markOf(root, focused)?.focus();
    return;
  }
  if (active instanceof HTMLElement && root?.contains(active)) active.blur();
  store.dispatch({ type: 'focus-left' });
}

function openPanel(store: AppStore, panel: Panel, selector: string): void {
  flushSync(() => choosePanel(store, panel));
  document.querySelector<HTMLElement>(selector)?.focus();
}
