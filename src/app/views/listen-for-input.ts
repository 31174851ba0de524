import { isDialogOpen } from '../keys/page-keys.ts';
import type { Actions } from '../state/actions.ts';

export type Takers = Pick<Actions, 'giveText' | 'giveFiles' | 'giveVocabularies'> & {
  /** Takes a drop of files, including folders. */
  readonly giveDropped?: (data: DataTransfer) => Promise<void>;
};

/**
 * Handles paste and drop anywhere on the page. Text comes from the clipboard itself, because a field would change its
 * line ends. Drags that begin in the page are left to the browser, and so are fields, except the one for a new text.
 * While a dialog is open the page takes nothing, because the document behind it must not change.
 *
 * @param onOver called with whether files that the page would take are dragged over it
 * @returns a function that removes the listeners
 */
export function listenForInput(actions: Takers, onOver: (isOver: boolean) => void): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  // Captures the event, because parts of the page that handle drops stop it.
  const early = { signal, capture: true };
  /** True while something of this page is dragged: a selected word, a link. */
  let isOwnDrag = false;
  /** The element that the drag entered last; leaving it means leaving the page. */
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
  // The dragged element may be gone from the page, and then its `dragend` is not fired.
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
      // Otherwise the browser would leave the page and show the file.
      event.preventDefault();
      if (!isDialogOpen()) take(event.dataTransfer, actions);
    },
    { signal },
  );
  window.addEventListener('paste', (event) => onPaste(event, actions), { signal });
  return () => listeners.abort();
}

/** Adds files of vocabularies to the vocabularies, and opens all others. */
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
    void actions.giveDropped(data);
    return;
  }
  if (files.length > 0 && (text === '' || isNamesOf(files, text))) giveFiles(actions, files);
  else void actions.giveText(text, '', data.getData('text/html'));
}

/** True when the text only names the files: file managers put names or paths of copied files on the clipboard. */
function isNamesOf(files: readonly File[], text: string): boolean {
  const names = new Set(files.flatMap(({ name }) => [name, encodeURIComponent(name)]));
  const lines = text.split(/[\r\n]+/u).filter((line) => line !== '');
  return lines.every((line) => names.has(line.replace(/^.*[\\/]/u, '')));
}

/** Text dropped on a field goes into it; on the empty field for a new text, it is opened. */
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

/** True for files that can only be a vocabulary. */
const isVocabulary = ({ name }: File): boolean => /\.obo$/iu.test(name);
