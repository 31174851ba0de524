import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenForInput } from './listen-for-input.ts';

let given: string[] = [];
let isOver = false;
let stop: () => void = () => undefined;

beforeEach(() => {
  given = [];
  isOver = false;
  document.body.innerHTML = `<p>Some <b>words</b></p><textarea data-text-field></textarea>
    <textarea id="edit">Cisplatin.</textarea><input id="title">`;
  stop = listenForInput(
    {
      giveText: async (text, _, html) =>
        given.push(`text ${text}${html ? ` html ${html}` : ''}`) > 0,
      giveFiles: async (files) => given.push(`files ${files.map(({ name }) => name)}`) > 0,
      giveVocabularies: (files) => given.push(`vocabularies ${files.map(({ name }) => name)}`),
    },
    (over) => {
      isOver = over;
    },
  );
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

interface Given {
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly string[];
}

function transfer({ text = '', html = '', files = [] }: Given): DataTransfer {
  const data = new DataTransfer();
  if (text !== '') data.setData('text/plain', text);
  if (html !== '') data.setData('text/html', html);
  for (const name of files) data.items.add(new File(['x'], name));
  return data;
}

const find = (selector: string): Element => document.querySelector(selector)!;

/** @returns true when the page handled the event */
function drag(type: string, selector: string, data: Given = {}): boolean {
  const event = new DragEvent(type, {
    dataTransfer: transfer(data),
    bubbles: true,
    cancelable: true,
  });
  return !find(selector).dispatchEvent(event);
}

function paste(selector: string, data: Given): boolean {
  const event = new ClipboardEvent('paste', {
    clipboardData: transfer(data),
    bubbles: true,
    cancelable: true,
  });
  return !find(selector).dispatchEvent(event);
}

function openDialog(): void {
  const dialog = document.createElement('dialog');
  dialog.innerHTML = '<button>Close</button>';
  document.body.append(dialog);
  dialog.showModal();
}

test('text from outside that is dropped on the page is taken, and so are files', () => {
  expect(drag('dragover', 'p', { text: 'TNF.' })).toBe(true);
  expect(drag('drop', 'p', { text: 'TNF.' })).toBe(true);
  drag('drop', 'p', { files: ['a.txt', 'b.pdf'] });
  expect(given).toEqual(['text TNF.', 'files a.txt,b.pdf']);
});

test('what is pasted or dropped as HTML too is given with it', () => {
  paste('p', { text: 'a1', html: '<p>a<sup>1</sup></p>' });
  drag('drop', 'p', { html: '<p>b</p>' });
  expect(given).toEqual(['text a1 html <p>a<sup>1</sup></p>', 'text  html <p>b</p>']);
});

test.each(['p', '#edit', '#title'])(
  'a drag that begins on the page is left alone over %s',
  (on) => {
    drag('dragstart', 'b', { text: 'words' });
    expect(drag('dragover', on, { text: 'words' })).toBe(false);
    expect(drag('drop', on, { text: 'words' })).toBe(false);
    drag('dragend', 'b');
    expect(given).toEqual([]);
    drag('drop', 'p', { text: 'From outside.' });
    expect(given).toEqual(['text From outside.']);
  },
);

test('a drag of something that went from the page meanwhile ends with the next press', () => {
  drag('dragstart', 'b', { text: 'words' });
  find('b').remove();
  find('p').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  drag('drop', 'p', { text: 'From outside.' });
  expect(given).toEqual(['text From outside.']);
});

test('text dropped on a field goes into the field, files are for the page', () => {
  expect(drag('drop', '#edit', { text: 'word' })).toBe(false);
  expect(drag('drop', '#title', { text: 'word' })).toBe(false);
  expect(drag('drop', '#edit', { files: ['a.txt'] })).toBe(true);
  expect(given).toEqual(['files a.txt']);
});

test('the field for a new text takes a drop while it is empty, and leaves it to the caret after', () => {
  expect(drag('drop', '[data-text-field]', { text: 'TNF.' })).toBe(true);
  (find('[data-text-field]') as HTMLTextAreaElement).value = 'Half a sentence';
  expect(drag('drop', '[data-text-field]', { text: 'TNF.' })).toBe(false);
  expect(given).toEqual(['text TNF.']);
});

test('while a dialog is open the page takes nothing, and does not let the browser leave for a file', () => {
  openDialog();
  expect(drag('drop', 'dialog', { files: ['a.txt'] })).toBe(true);
  expect(drag('drop', 'dialog', { text: 'TNF.' })).toBe(true);
  expect(paste('dialog button', { text: 'TNF.' })).toBe(false);
  expect(given).toEqual([]);
});

test('the overlay is there for files alone, and goes with the drag', () => {
  drag('dragenter', 'p', { text: 'TNF.' });
  expect(isOver).toBe(false);
  drag('dragenter', 'p', { files: ['a.txt'] });
  drag('dragenter', 'b', { files: ['a.txt'] });
  drag('dragleave', 'p', { files: ['a.txt'] });
  expect(isOver).toBe(true);
  drag('dragleave', 'b', { files: ['a.txt'] });
  expect(isOver).toBe(false);
});

test('the overlay goes, too, where a part of the page takes the drop for itself', () => {
  find('p').addEventListener('drop', (event) => event.stopPropagation());
  drag('dragenter', 'p', { files: ['a.txt'] });
  drag('drop', 'p', { files: ['a.txt'] });
  expect(isOver).toBe(false);
  openDialog();
  drag('dragenter', 'dialog', { files: ['a.txt'] });
  expect(isOver).toBe(false);
});

test.each([
  ['paper.nbib', ['paper.nbib']],
  ['a.txt\rb.txt', ['a.txt', 'b.txt']],
  ['file:///home/me/my%20paper.nbib', ['my paper.nbib']],
])('files are pasted although their names %j come as text beside them', (text, files) => {
  paste('p', { text, files });
  expect(given).toEqual([`files ${files}`]);
});

test('text with a picture of it beside it is pasted as text', () => {
  paste('p', { text: 'TNF falls.', files: ['image.png'] });
  expect(given).toEqual(['text TNF falls.']);
});

test('a paste into a field is left to it, except for the field for a new text', () => {
  expect(paste('#edit', { text: 'x' })).toBe(false);
  const field = find('[data-text-field]') as HTMLTextAreaElement;
  field.value = 'TNF rises.';
  field.setSelectionRange(4, 9);
  expect(paste('[data-text-field]', { text: 'falls\r\n' })).toBe(true);
  expect(given).toEqual(['text TNF falls\r\n.']);
});

test('vocabularies among files go their own way, all of them', () => {
  drag('drop', 'p', { files: ['lab.obo', 'a.txt', 'more.obo'] });
  expect(given).toEqual(['vocabularies lab.obo,more.obo', 'files a.txt']);
});
