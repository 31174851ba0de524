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

test('a key that follows a drag at once finds the selection', async () => {
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
        <div ref={root}>{text}</div>
        <SelectionTool store={store} root={root} />
      </PerformContext>,
    ),
  );
  const node = root.current?.firstChild ?? document.body;
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
  react.unmount();
  host.remove();
});
