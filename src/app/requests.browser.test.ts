import { expect, it, vi } from 'vitest';
import { watchRequests } from './requests.ts';

it('goes on counting where the list of the browser is full', async () => {
  performance.setResourceTimingBufferSize(1);
  const counts = watchRequests();
  const before = counts().own;
  const requests = Array.from({ length: 300 }, (_, i) => fetch(`${location.origin}/?n=${i}`));
  await Promise.all(requests.map(async (request) => (await request).text()));
  await vi.waitFor(() => expect(counts().own).toBeGreaterThanOrEqual(before + 300));
  expect(performance.getEntriesByType('resource').length).toBeLessThan(300);
  expect(counts().foreign).toEqual([]);
});
