import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useHovered } from './use-hovered.ts';

function Hovered({ document }: { readonly document: string }) {
  const { hovered, onMention } = useHovered(undefined, document);
  return (
    <button type="button" onClick={() => onMention('m3')}>
      {hovered ?? 'none'}
    </button>
  );
}

it('forgets the mention under the pointer when another document comes', async () => {
  const host = window.document.createElement('div');
  window.document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(<Hovered document="one" />));
  host.querySelector('button')?.click();
  await vi.waitFor(() => expect(host.textContent).toBe('m3'));
  flushSync(() => root.render(<Hovered document="two" />));
  await vi.waitFor(() => expect(host.textContent).toBe('none'));
  root.unmount();
  host.remove();
});
