/** Keys that were pressed before their part of the page was loaded. */
export interface HeldKeys {
  /** Sends the keys, in their order, to the focused element. */
  readonly release: () => void;
  /** Forgets the keys. */
  readonly drop: () => void;
}

/**
 * Holds every key from now on, so that none acts on the page behind the part. Keys with Control, Alt or Meta stay with
 * the browser.
 */
export function holdKeys(): HeldKeys {
  const held: KeyboardEventInit[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { key, code, shiftKey } = event;
    held.push({ key, code, shiftKey, bubbles: true, cancelable: true, composed: true });
  };
  const drop = () => window.removeEventListener('keydown', hold, true);
  window.addEventListener('keydown', hold, true);
  const release = () => {
    drop();
    for (const key of held) press(key);
  };
  return { release, drop };
}

/** Repeats the browser's default action of a key, for the keys that parts of this page use. */
function press(init: KeyboardEventInit): void {
  const target = document.activeElement ?? document.body;
  if (!target.dispatchEvent(new KeyboardEvent('keydown', init))) return;
  const key = init.key ?? '';
  if (key === 'Escape') target.closest('dialog')?.close();
  else if (key === 'Enter' && target instanceof HTMLButtonElement) target.click();
  else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    type(target, key);
  }
}

/** `execCommand` changes a field as typing does: with its events, and so that Control+Z undoes the change. */
function type(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  if ([...key].length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && field instanceof HTMLTextAreaElement) {
    document.execCommand('insertText', false, '\n');
  }
}
