import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { StatusBar, type StatusBarProps } from './StatusBar.tsx';

const nothing = () => {};
const props: StatusBarProps = {
  ...{ read: undefined, unread: 0, leftOut: '', elapsedMs: undefined, isLinking: false },
  ...{ decided: undefined, review: undefined, isReading: false, isStopped: false },
  ...{ hasTypeTags: false, canUndo: true, canRedo: true },
  ...{ onTypeTags: nothing, onUndo: nothing, onRedo: nothing, onStop: nothing, onResume: nothing },
  ...{ onLeftOut: nothing, onEdit: nothing, onNote: nothing, onReviewed: nothing, onNew: nothing },
};

test('the last undo and the last redo leave the focus where it is', () => {
  const host = document.body.appendChild(document.createElement('div'));
  const react = createRoot(host);
  const show = (changed: Partial<StatusBarProps>) =>
    flushSync(() => react.render(<StatusBar {...props} {...changed} />));
  const button = (name: string) =>
    [...host.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(name));
  for (const [name, gone] of [
    ['Undo', { canUndo: false }],
    ['Redo', { canRedo: false }],
  ] as const) {
    show({});
    flushSync(() => button(name)?.focus());
    show(gone);
    expect(document.activeElement).toBe(button(name));
    expect(button(name)?.ariaDisabled).toBe('true');
  }
  flushSync(() => button('Undo')?.focus());
  expect(button('Redo')).toBeUndefined();
  react.unmount();
  host.remove();
});
