import { createRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { newDocument } from '../../../core/document/model.ts';
import type { AppStore } from '../../state/actions.ts';
import { initialState } from '../../state/model.ts';
import { reduce } from '../../state/reduce.ts';
import { createStore } from '../../state/store.ts';
import { PerformContext } from '../perform-context.ts';
import { SelectionTool } from './SelectionTool.tsx';

const text = 'A second vial was opened.';

/** Shows the text with the tool; `close` removes it. */
function show() {
  const store = createStore(reduce, {
    ...initialState,
    document: newDocument('d', text),
  }) as AppStore;
  const host = document.body.appendChild(document.createElement('div'));
  const react = createRoot(host);
  const root = createRef<HTMLDivElement>();
  flushSync(() =>
    react.render(
      <PerformContext value={() => {}}>
        <h1>Read a text</h1>
        <div ref={root}>
          <p data-start="0">{text}</p>
        </div>
        <input aria-label="Note" defaultValue="sure" />
        <SelectionTool store={store} root={root} />
      </PerformContext>,
    ),
  );
  const close = () => {
    react.unmount();
    host.remove();
  };
  return { store, host, root, close };
}

test('Control and A selects the text alone, and marks nothing', async () => {
  const { store, host, close } = show();
  const press = (on: Element) => {
    const event = new KeyboardEvent('keydown', {
      ...{ key: 'a', ctrlKey: true, bubbles: true, cancelable: true },
    });
    on.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const hasChanged = new Promise((resolve) =>
    document.addEventListener('selectionchange', resolve, { once: true }),
  );
  expect(press(document.body)).toBe(true);
  expect(String(getSelection())).toBe(text);
  await hasChanged;
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
  expect(store.getState().view.curation.selection).toBeUndefined();
  // In a field it selects what was typed there.
  expect(press(host.querySelector('input') ?? host)).toBe(false);
  close();
});

test('a key that follows a drag at once finds the selection', async () => {
  const { store, root, close } = show();
  const node = root.current?.firstChild?.firstChild ?? document.body;
  const press = (type: string, pointerType: string) =>
    document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType }));
  const hasChanged = new Promise((resolve) =>
    document.addEventListener('selectionchange', resolve, { once: true }),
  );
  press('pointerdown', 'mouse');
  getSelection()?.setBaseAndExtent(node, 9, node, 13);
  press('pointerup', 'mouse');
  // The browser reports the selection after the pointer went up.
  await hasChanged;
  const seen = new Promise((resolve) =>
    window.addEventListener('keydown', () => resolve(store.getState().view.curation.selection), {
      once: true,
    }),
  );
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
  expect(await seen).toMatchObject({ start: 9, end: 13 });

  // While the mouse is still dragging, a key does not end the selection.
  press('pointerdown', 'mouse');
  getSelection()?.setBaseAndExtent(node, 9, node, 11);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
  expect(store.getState().view.curation.selection).toMatchObject({ start: 9, end: 13 });
  close();
});
