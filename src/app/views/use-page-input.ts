import { useEffect, useState } from 'react';
import type { Actions } from '../state/actions.ts';

export interface PageInput {
  /** Something is being dragged over the page. */
  readonly isOver: boolean;
  readonly onFile: (file: File) => void;
  /** Files of the last drop that were not taken. */
  readonly ignored: number;
  readonly onIgnoredSeen: () => void;
}

/**
 * Paste and drop, anywhere on the page. Text is taken from the clipboard itself: a field would
 * change its line ends. Of several files the first is taken; `ignored` counts the others.
 */
export function usePageInput(actions: Actions): PageInput {
  const [isOver, setOver] = useState(false);
  const [ignored, setIgnored] = useState(0);
  const onFile = (file: File) => void giveFile(actions, file);

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    let depth = 0;
    const enter = (by: 1 | -1) => {
      depth += by;
      setOver(depth > 0);
    };
    window.addEventListener('paste', (event) => onPaste(event, actions), { signal });
    window.addEventListener('dragenter', () => enter(1), { signal });
    window.addEventListener('dragleave', () => enter(-1), { signal });
    window.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        depth = 0;
        setOver(false);
        if (!event.dataTransfer) return;
        setIgnored(Math.max(0, event.dataTransfer.files.length - 1));
        take(event.dataTransfer, actions);
      },
      { signal },
    );
    return () => listeners.abort();
  }, [actions]);

  return { isOver, onFile, ignored, onIgnoredSeen: () => setIgnored(0) };
}

function onPaste(event: ClipboardEvent, actions: Actions): void {
  const { target, clipboardData } = event;
  if (!clipboardData || event.defaultPrevented) return;
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  const isTextField = target instanceof HTMLElement && 'textField' in target.dataset;
  if (isField && !isTextField) return;
  event.preventDefault();
  if (target instanceof HTMLTextAreaElement) {
    const { value, selectionStart, selectionEnd } = target;
    const pasted = clipboardData.getData('text/plain');
    if (pasted !== '' && value !== '') {
      actions.giveText(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
      return;
    }
  }
  take(clipboardData, actions);
}

function take(data: DataTransfer, actions: Actions): void {
  const [file] = data.files;
  const text = data.getData('text/plain');
  if (text !== '' || !file) actions.giveText(text);
  else void giveFile(actions, file);
}

async function giveFile(actions: Actions, file: File): Promise<void> {
  actions.giveFile(new Uint8Array(await file.arrayBuffer()), file.name);
}
