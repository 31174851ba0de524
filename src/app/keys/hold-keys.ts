/** In milliseconds: about the time it takes to see that the page has changed. */
const MOMENT = 1000;

/**
 * To be called before a document takes the place of the field for a new text by itself. Who types at that moment would
 * judge and undo with letters that were meant for the field: for a moment, keys that make a character do nothing.
 */
export function holdKeysTyped(): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement && 'textField' in active.dataset)) return;
  const hold = (event: KeyboardEvent) => {
    if (event.key.length === 1 || event.key === 'Enter') event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hold, { capture: true });
  setTimeout(() => window.removeEventListener('keydown', hold, { capture: true }), MOMENT);
}
