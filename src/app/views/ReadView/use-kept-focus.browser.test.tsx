import { createRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { useKeptFocus } from './use-kept-focus.ts';

interface TextProps {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly ids: readonly string[];
  readonly focused?: string | undefined;
}

function Text({ root, ids, focused }: TextProps) {
  useKeptFocus(root, focused);
  return (
    <div ref={root}>
      {ids.map((id) => (
        <mark key={id} data-mention={id} tabIndex={-1}>
          {id}
        </mark>
      ))}
    </div>
  );
}

const host = document.body.appendChild(document.createElement('div'));
const react = createRoot(host);
const root = createRef<HTMLDivElement>();
const show = (ids: readonly string[], focused?: string) =>
  flushSync(() => react.render(<Text root={root} ids={ids} focused={focused} />));
const inFocus = () => (document.activeElement as HTMLElement | null)?.dataset.mention;
const focusOn = (id: string) => host.querySelector<HTMLElement>(`[data-mention="${id}"]`)?.focus();

afterEach(() => {
  (document.activeElement as HTMLElement | null)?.blur();
  // As after a click outside all text: no mark had the focus last.
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
});

test('the focus goes to the mark that is drawn anew, at once or once it is there', () => {
  show(['F1', 'F2'], 'F1');
  focusOn('F1');
  show(['T1', 'F2'], 'T1');
  expect(inFocus()).toBe('T1');
  show(['F2'], undefined);
  expect(inFocus()).toBeUndefined();
  show(['F2', 'T7'], 'T7');
  expect(inFocus()).toBe('T7');
});

test('nothing is given the focus that has not had it, or has lost it to something else', () => {
  show(['F1'], 'F1');
  show(['T1'], 'T1');
  expect(inFocus()).toBeUndefined();
  focusOn('T1');
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  show(['T2'], 'T2');
  expect(document.activeElement).toBe(button);
  button.remove();
});
