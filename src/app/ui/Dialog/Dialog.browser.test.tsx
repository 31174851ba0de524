import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Dialog } from './Dialog.tsx';

let host: HTMLElement;
let root: Root;
let closed: number;
beforeEach(() => {
  closed = 0;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const draw = (isOpen: boolean) =>
  flushSync(() =>
    root.render(
      <StrictMode>
        <button type="button" id="opener">
          Open
        </button>
        {isOpen && (
          <Dialog
            title="A choice"
            onClose={() => {
              closed += 1;
            }}
          >
            <input />
            <button type="button" id="choice">
              This one
            </button>
          </Dialog>
        )}
      </StrictMode>,
    ),
  );

async function open(): Promise<HTMLDialogElement> {
  draw(false);
  host.querySelector<HTMLElement>('#opener')?.focus();
  draw(true);
  const dialog = host.querySelector('dialog')!;
  // The close event of the first of the two mounts in development.
  await closeEventOf(dialog);
  return dialog;
}

const closeEventOf = (dialog: HTMLDialogElement) =>
  new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));

function pointer(target: Element, type: 'pointerdown' | 'click', x: number, y: number) {
  const init = { bubbles: true, clientX: x, clientY: y };
  target.dispatchEvent(
    type === 'click' ? new MouseEvent(type, init) : new PointerEvent(type, init),
  );
}

it('gives the focus back when it is taken out after a choice', async () => {
  const dialog = await open();
  dialog.querySelector<HTMLElement>('#choice')?.focus();
  const event = closeEventOf(dialog);
  draw(false);
  expect(document.activeElement?.id).toBe('opener');
  await event;
  expect(closed).toBe(0);
});

it('stays open where development mounts it twice', async () => {
  const dialog = await open();
  expect([dialog.open, closed]).toEqual([true, 0]);
});

it('closes by a press on the backdrop, not by a selection that ends there', async () => {
  const dialog = await open();
  const { left, top } = dialog.getBoundingClientRect();
  const field = dialog.querySelector('input')!;
  pointer(field, 'pointerdown', left + 20, top + 60);
  pointer(dialog, 'click', left - 5, top + 60);
  expect(dialog.open).toBe(true);
  pointer(dialog, 'pointerdown', left - 5, top + 60);
  pointer(dialog, 'click', left + 20, top + 60);
  expect(dialog.open).toBe(true);
  const event = closeEventOf(dialog);
  pointer(dialog, 'pointerdown', left - 5, top + 60);
  pointer(dialog, 'click', left - 5, top + 60);
  await event;
  expect([dialog.open, closed]).toEqual([false, 1]);
});

it('closes on Escape and says so once', async () => {
  const dialog = await open();
  const event = closeEventOf(dialog);
  await userEvent.keyboard('{Escape}');
  await event;
  expect([dialog.open, closed]).toEqual([false, 1]);
});
