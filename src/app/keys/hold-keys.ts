/** In milliseconds: about the time in which a person notices that the page has changed. */
const MOMENT = 1000;

/**
 * Call this before a document replaces the field for a new text by itself. A person who is typing at that moment would
 * send commands with letters meant for the field, so keys that type a character are ignored for a moment.
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
