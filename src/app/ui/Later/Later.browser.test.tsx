import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { Later } from './Later.tsx';

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
