import { type ComponentType, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Dialog } from '../Dialog/Dialog.tsx';
import { Later } from './Later.tsx';

/** React sets the value of the field, as it does in the page's dialogs. */
function Field({ name }: { readonly name: string }) {
  const [value, setValue] = useState('');
  return (
    <Dialog title={name} onClose={() => {}}>
      <textarea
        data-first-focus=""
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
    </Dialog>
  );
}

const Part = ({ name }: { readonly name: string }) => <output>{name}</output>;

it('says in its place that its script did not come, and imports it anew on request', async () => {
  let imports = 0;
  const load = async () => {
    imports += 1;
    if (imports < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return Part;
  };
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const draw = () =>
    flushSync(() =>
      root.render(
        <main>
          <p>The text</p>
          <Later name="The part" load={load} props={{ name: 'loaded' }} />
        </main>,
      ),
    );
  draw();
  for (const tries of [1, 2]) {
    await vi.waitFor(() => expect(host.querySelector('[role=alert]')).not.toBeNull());
    expect(host.textContent).toContain('The part could not be fetched.');
    expect(host.textContent).toContain('The text');
    expect(imports).toBe(tries);
    flushSync(() => host.querySelector('button')?.click());
  }
  await vi.waitFor(() => expect(host.querySelector('output')?.textContent).toBe('loaded'));

  flushSync(() => root.render(null));
  draw();
  expect(host.querySelector('output')).not.toBeNull();
  root.unmount();
  host.remove();
});

it('holds the keys of a dialog until it has come, and gives them to it', async () => {
  let come: (part: ComponentType<{ readonly name: string }>) => void = () => {};
  const load = () =>
    new Promise<ComponentType<{ readonly name: string }>>((resolve) => {
      come = resolve;
    });
  const behind: string[] = [];
  const onKey = ({ key, target }: KeyboardEvent) =>
    target instanceof HTMLTextAreaElement || behind.push(key);
  window.addEventListener('keydown', onKey);
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() =>
    root.render(<Later name="The note" load={load} props={{ name: 'Note' }} holdsKeys />),
  );
  await userEvent.keyboard('3 [[x] z{Backspace}n');
  expect(behind).toEqual([]);
  come(Field);
  await vi.waitFor(() => expect(host.querySelector('textarea')?.value).toBe('3 [x] n'));
  await userEvent.keyboard('ow');
  expect(host.querySelector('textarea')?.value).toBe('3 [x] now');
  expect(behind).toEqual([]);

  flushSync(() => root.render(null));
  await userEvent.keyboard('k');
  expect(behind).toEqual(['k']);
  window.removeEventListener('keydown', onKey);
  root.unmount();
  host.remove();
});

it('closes a dialog that Escape was pressed for before it came', async () => {
  let closed = 0;
  const load = async () => () => (
    <Dialog
      title="Note"
      onClose={() => {
        closed += 1;
      }}
    >
      <input data-first-focus="" />
    </Dialog>
  );
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(<Later name="The note" load={load} props={{}} holdsKeys />));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
  await vi.waitFor(() => expect(closed).toBe(1));
  root.unmount();
  host.remove();
});
