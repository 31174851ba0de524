import { isCharacter, keyName } from './key-name.ts';
import type { LetterKeys } from './key-settings.ts';

/** The circumstances that decide whether a key may act. */
export interface KeyPlace {
  /** Where single-character keys work, as the user set it. */
  readonly letters: LetterKeys;
  /** True when the focus is in the text or in the card of a mention. */
  readonly isInText: boolean;
}

/**
 * True when a key may act on the page; this is decided here only. A key does not act when something else has used it,
 * with a modifier, within an input method, in a field, or while a dialog is open. Single characters act only where the
 * user allows it (WCAG 2.1.4).
 */
export function actsOnPage(event: KeyboardEvent, { letters, isInText }: KeyPlace): boolean {
  if (event.defaultPrevented || hasModifier(event)) return false;
  if (isComposing(event) || isElsewhere(event)) return false;
  return !isCharacter(event.key) || letters === 'page' || (letters === 'text' && isInText);
}

/**
 * True when a modifier leaves the key to the browser. Modifiers that a layout needs for a sign do not count: AltGr,
 * which Windows reports as Control with Alt, and Option on a Mac.
 */
function hasModifier(event: KeyboardEvent): boolean {
  if (event.metaKey) return true;
  if (!event.ctrlKey && !event.altKey) return false;
  if (!/^[!-/:-@[-`{-~]$/.test(event.key)) return true;
  const isMac = /^Mac|^iP/.test(navigator.platform);
  return !(event.getModifierState('AltGraph') || (isMac && event.altKey && !event.ctrlKey));
}

/**
 * True when the key belongs to an input method. Some browsers end the composition before the key event; they send 229.
 */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229;

/** True for Control and A (⌘ on a Mac), where the key belongs neither to a field nor to a dialog. */
export const isSelectAll = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  keyName(event) === 'a' &&
  !event.defaultPrevented &&
  !isElsewhere(event);

/** True when a key belongs to a field or to an open dialog. */
const isElsewhere = (event: KeyboardEvent): boolean =>
  isDialogOpen() || isField(event.composedPath()[0] ?? event.target);

/** True while a modal dialog is open: nothing behind it may react. */
export const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

/** Types of inputs that accept no typed text. */
const WITHOUT_TEXT = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'];

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
