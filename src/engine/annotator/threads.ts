import type { EngineName } from '../../core/errors.ts';

/**
 * True when the threads of this page can share memory. `crossOriginIsolated` alone is not enough: WebKitGTK 2.50 sets
 * it but has no `SharedArrayBuffer`.
 */
export const canShareMemory = (): boolean =>
  globalThis.crossOriginIsolated === true && typeof globalThis.SharedArrayBuffer === 'function';

/**
 * The number of threads to use. On WebGPU only the small relation graph runs on the CPU, so threads would cost more
 * than they save.
 */
export function threadsFor(engine: EngineName, wished: number): number {
  if (engine === 'webgpu' || !canShareMemory()) return 1;
  return Math.max(1, Math.min(wished, navigator.hardwareConcurrency));
}
