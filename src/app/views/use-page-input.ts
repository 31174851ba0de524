import { useEffect, useState } from 'react';
import type { Actions } from '../state/actions.ts';
import { namedBytes } from '../text/named-bytes.ts';

export interface PageInput {
  /** Something is being dragged over the page. */
  readonly isOver: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/**
 * Paste and drop, anywhere on the page. Text is taken from the clipboard itself: a field would
 * change its line ends.
 */
export function usePageInput(actions: Actions): PageInput {
  const [isOver, setOver] = useState(false);
  const onFiles = (files: readonly File[]) => void giveFiles(actions, files);

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
        take(event.dataTransfer, actions);
      },
      { signal },
    );
    return () => listeners.abort();
  }, [actions]);

  return { isOver, onFiles };
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
  const text = data.getData('text/plain');
  if (text !== '' || data.files.length === 0) actions.giveText(text);
  else void giveFiles(actions, [...data.files]);
}

/** Files of the Read view's kind are read; one that can only be a vocabulary is not. */
const isVocabulary = ({ name }: File): boolean => /\.obo$/iu.test(name);

async function giveFiles(actions: Actions, files: readonly File[]): Promise<void> {
  const vocabulary = files.find(isVocabulary);
  if (vocabulary) actions.giveVocabulary(vocabulary);
  const read = files.filter((file) => !isVocabulary(file));
  if (read.length > 0) actions.giveFiles(await namedBytes(read));
}
