import { afterEach, expect, it, vi } from 'vitest';
import { slices } from './scheduler.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('a slice ends after some milliseconds, and the time that the page has between slices is no work', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const work = slices();
  vi.advanceTimersByTime(5);
  expect(work()).toBeUndefined();
  vi.advanceTimersByTime(5);
  const turn = work();
  vi.advanceTimersByTime(1000);
  await turn;
  expect(work.workedMs()).toBe(10);
  vi.advanceTimersByTime(3);
  expect(work()).toBeUndefined();
  expect(work.workedMs()).toBe(13);
});
