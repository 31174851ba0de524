import { isCharacter } from './key-name.ts';
import type { LetterKeys } from './key-settings.ts';

/** Where a key was pressed, as far as it decides on what the key may do. */
export interface KeyPlace {
  /** When single letters act, as the user has it. */
  readonly letters: LetterKeys;
  /** The focus lies in the text, or in the card of a mention. */
  readonly isInText: boolean;
}

/**
 * Whether a key may act on the page: the one place that decides it. Not a key that something else has used, one with a
 * modifier, one of an input method, one that is typed into a field, or any while a dialog is open. Single
 * characters besides only where the user wants them (WCAG 2.1.4).
 */
export function actsOnPage(event: KeyboardEvent, { letters, isInText }: KeyPlace): boolean {
  if (event.defaultPrevented || hasModifier(event)) return false;
  if (isComposing(event) || isDialogOpen() || isField(event.composedPath()[0] ?? event.target)) {
    return false;
  }
  return !isCharacter(event.key) || letters === 'page' || (letters === 'text' && isInText);
}

/**
 * Whether a modifier makes it another key, which is the browser's. One that a layout needs for a sign does not: AltGr,
 * which Windows reports as Control with Alt, and Option on a Mac.
 */
function hasModifier(event: KeyboardEvent): boolean {
  if (event.metaKey) return true;
  if (!event.ctrlKey && !event.altKey) return false;
  if (!/^[!-/:-@[-`{-~]$/.test(event.key)) return true;
  const isMac = /^Mac|^iP/.test(navigator.platform);
  return !(event.getModifierState('AltGraph') || (isMac && event.altKey && !event.ctrlKey));
}

/** Whether a key belongs to an input method; 229 is what browsers send that end the composition before the key. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229;

/** While a modal dialog is open, nothing may happen behind it. */
export const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

/** Inputs that no text is typed into. */
const WITHOUT_TEXT = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'];

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
