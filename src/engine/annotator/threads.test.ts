import { afterEach, expect, it, vi } from 'vitest';
import { canShareMemory, threadsFor } from './threads.ts';

afterEach(() => vi.unstubAllGlobals());

const browser = (isolated: boolean, cores: number, hasShared = true) => {
  vi.stubGlobal('crossOriginIsolated', isolated);
  vi.stubGlobal('navigator', { hardwareConcurrency: cores });
  if (!hasShared) vi.stubGlobal('SharedArrayBuffer', undefined);
};

it('gives the threads wished for, as far as there are cores', () => {
  browser(true, 4);
  expect(threadsFor('wasm', 3)).toBe(3);
  expect(threadsFor('wasm', 9)).toBe(4);
  expect(threadsFor('webgpu', 3)).toBe(1);
});

it('gives one where no memory is shared: without isolation, and in a browser that has none', () => {
  browser(false, 4);
  expect(canShareMemory()).toBe(false);
  expect(threadsFor('wasm', 3)).toBe(1);
  browser(true, 4, false);
  expect(canShareMemory()).toBe(false);
  expect(threadsFor('wasm', 3)).toBe(1);
});
