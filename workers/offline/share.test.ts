import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createShare } from './share.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shared(text: string): Request {
  const body = new FormData();
  body.set('text', text);
  return new Request('https://app.example/share', { method: 'POST', body });
}

it('gives what was shared once', async () => {
  const share = createShare();
  const { taken } = await share.receive(shared('BRAF'));
  expect(share.take()).toMatchObject({ text: 'BRAF' });
  await taken;
  expect(share.take()).toBeUndefined();
});

it('holds a second share for its own minute, whatever became of the first', async () => {
  const share = createShare();
  const first = await share.receive(shared('first'));
  await vi.advanceTimersByTimeAsync(50_000);
  await share.receive(shared('second'));
  await first.taken;
  await vi.advanceTimersByTimeAsync(59_999);
  expect(share.take()).toMatchObject({ text: 'second' });
});

it('keeps a later share when one taken before it would have run out', async () => {
  const share = createShare();
  await share.receive(shared('first'));
  share.take();
  await vi.advanceTimersByTimeAsync(50_000);
  await share.receive(shared('second'));
  await vi.advanceTimersByTimeAsync(10_001);
  expect(share.take()).toMatchObject({ text: 'second' });
});

it('lets a share go that no page came for', async () => {
  const share = createShare();
  const { taken } = await share.receive(shared('BRAF'));
  await vi.advanceTimersByTimeAsync(60_000);
  await taken;
  expect(share.take()).toBeUndefined();
});
