import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EditField } from '../EditField/EditField.tsx';
import { TitleField } from './TitleField.tsx';

let host: HTMLElement;
let root: Root;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const press = (field: Element, key: string, init: KeyboardEventInit = {}) =>
  flushSync(() =>
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    ),
  );

it('keeps the name and the focus while an input method uses Enter and Escape', () => {
  const titles: string[] = [];
  flushSync(() => root.render(<TitleField title="名前" onTitle={(title) => titles.push(title)} />));
  const field = host.querySelector('input')!;
  field.focus();
  for (const key of ['Enter', 'Escape']) {
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      press(field, key, init);
      expect(document.activeElement).toBe(field);
      expect(field.value).toBe('名前');
    }
  }
  press(field, 'Enter');
  expect(document.activeElement).not.toBe(field);
  expect(titles).toEqual([]);
});

it('leaves the editor open while an input method uses its keys', () => {
  const done: string[] = [];
  let cancelled = 0;
  flushSync(() =>
    root.render(
      <EditField
        text="αβγ"
        caret={0}
        onDraft={() => {}}
        onDone={(value) => done.push(value)}
        onCancel={() => {
          cancelled += 1;
        }}
      />,
    ),
  );
  const field = host.querySelector('textarea')!;
  press(field, 'Escape', { isComposing: true });
  press(field, 'Enter', { ctrlKey: true, keyCode: 229 });
  expect([done, cancelled]).toEqual([[], 0]);
  press(field, 'Enter', { ctrlKey: true });
  expect(done).toEqual(['αβγ']);
});
