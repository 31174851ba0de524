import { isDialogOpen } from '../keys/page-keys.ts';
import type { Actions } from '../state/actions.ts';

export type Takers = Pick<Actions, 'giveText' | 'giveFiles' | 'giveVocabularies'> & {
  /** Takes a drop of files as it is, with the folders in it. */
  readonly giveDropped?: (data: DataTransfer) => void;
};

/**
 * Paste and drop, anywhere on the page. Text is taken from the clipboard itself: a field would change its line
 * ends. Drags that begin in the page are left to the browser, and so are fields, except that for a new text. While
 * a dialog is open the page takes nothing: the document behind it must not change.
 *
 * @param onOver told whether files that would be taken are being dragged over the page
 * @returns the function that ends it
 */
export function listenForInput(actions: Takers, onOver: (isOver: boolean) => void): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  // Parts of the page that take a drop for themselves stop the event; it is seen before they do.
  const early = { signal, capture: true };
  /** What is dragged is something on this page: a selected word, a link. */
  let isOwnDrag = false;
  /** What the drag entered last; the page is left when this is left. */
  let entered: EventTarget | null = null;

  const leave = () => {
    entered = null;
    onOver(false);
  };
  const endDrag = () => {
    isOwnDrag = false;
    leave();
  };
  const isForPage = ({ target, dataTransfer, defaultPrevented }: DragEvent): boolean =>
    !defaultPrevented && !isOwnDrag && dataTransfer !== null && !isForField(target, dataTransfer);

  window.addEventListener('dragstart', () => (isOwnDrag = true), early);
  window.addEventListener('dragend', endDrag, early);
  // What was dragged may be gone from the page by then: its end is not told.
  window.addEventListener('pointerdown', endDrag, early);
  window.addEventListener(
    'dragenter',
    (event) => {
      entered = event.target;
      onOver(isForPage(event) && hasFiles(event.dataTransfer) && !isDialogOpen());
    },
    early,
  );
  window.addEventListener('dragleave', ({ target }) => target === entered && leave(), early);
  window.addEventListener('drop', leave, early);
  window.addEventListener(
    'dragover',
    (event) => {
      if (!isForPage(event)) return;
      event.preventDefault();
      if (event.dataTransfer && isDialogOpen()) event.dataTransfer.dropEffect = 'none';
    },
    { signal },
  );
  window.addEventListener(
    'drop',
    (event) => {
      if (!isForPage(event) || !event.dataTransfer) return;
      // Else the browser would leave the page and show the file.
      event.preventDefault();
      if (!isDialogOpen()) take(event.dataTransfer, actions);
    },
    { signal },
  );
  window.addEventListener('paste', (event) => onPaste(event, actions), { signal });
  return () => listeners.abort();
}

/** Files of vocabularies go to the vocabularies, all others are read. */
export function giveFiles(actions: Takers, files: readonly File[]): void {
  const vocabularies = files.filter(isVocabulary);
  if (vocabularies.length > 0) actions.giveVocabularies(vocabularies);
  const read = files.filter((file) => !isVocabulary(file));
  if (read.length > 0) void actions.giveFiles(read);
}

function onPaste(event: ClipboardEvent, actions: Takers): void {
  const { target, clipboardData } = event;
  if (!clipboardData || event.defaultPrevented || isDialogOpen()) return;
  if (fieldOf(target) && !isNewText(target)) return;
  event.preventDefault();
  if (isNewText(target)) {
    const { value, selectionStart, selectionEnd } = target;
    const pasted = clipboardData.getData('text/plain');
    if (pasted !== '' && value !== '') {
      void actions.giveText(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
      return;
    }
  }
  take(clipboardData, actions);
}

function take(data: DataTransfer, actions: Takers): void {
  const text = data.getData('text/plain');
  const files = [...data.files];
  if (files.length > 0 && actions.giveDropped) {
    actions.giveDropped(data);
    return;
  }
  if (files.length > 0 && (text === '' || isNamesOf(files, text))) giveFiles(actions, files);
  else void actions.giveText(text, '', data.getData('text/html'));
}

/** A file manager puts the names of copied files on the clipboard, or their paths, beside the files. */
function isNamesOf(files: readonly File[], text: string): boolean {
  const names = new Set(files.flatMap(({ name }) => [name, encodeURIComponent(name)]));
  const lines = text.split(/[\r\n]+/u).filter((line) => line !== '');
  return lines.every((line) => names.has(line.replace(/^.*[\\/]/u, '')));
}

/** Text dropped on a field goes into it; on the empty field for a new text it is a new text. */
function isForField(target: EventTarget | null, data: DataTransfer): boolean {
  if (hasFiles(data) || !fieldOf(target)) return false;
  return !(isNewText(target) && target.value === '');
}

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

const fieldOf = (target: EventTarget | null): Element | null =>
  target instanceof Element
    ? target.closest('input, textarea, [contenteditable]:not([contenteditable="false"])')
    : null;

const isNewText = (target: EventTarget | null): target is HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement && 'textField' in target.dataset;

/** Files of the Read view's kind are read; one that can only be a vocabulary is not. */
const isVocabulary = ({ name }: File): boolean => /\.obo$/iu.test(name);
