import { afterEach, expect, it, vi } from 'vitest';
import { type Watch, watchHost } from './watch.ts';

let watch: Watch | undefined;
afterEach(() => {
  watch?.stop();
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

function watched() {
  const onChange = vi.fn();
  // Nothing that the observer of the DOM reports counts.
  watch = watchHost(() => false, onChange);
  return { onChange, ...watch };
}

it('tells that a slot of a shadow tree shows something else', async () => {
  const host = document.createElement('section');
  host.innerHTML = '<p slot="a">One.</p><p slot="b">Two.</p>';
  const tree = host.attachShadow({ mode: 'open' });
  tree.innerHTML = '<slot name="a"></slot>';
  document.body.append(host);
  // The slot's first content is told of in a task of its own.
  await new Promise((told) => tree.addEventListener('slotchange', told, { once: true }));
  const { onChange, include } = watched();
  include([tree]);
  tree.querySelector('slot')?.setAttribute('name', 'b');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
});

it('tells that another part of the page is the target of its address', async () => {
  const { onChange } = watched();
  location.hash = '#part';
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
});
