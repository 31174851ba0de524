import type { FailureCode } from '../../src/core/errors.ts';

/** Failures of the engine, not of the pack or the text: another engine may do better. */
const ENGINE_FAULTS: ReadonlySet<FailureCode> = new Set([
  'engine-unavailable',
  'engine-wrong',
  'gpu-lost',
  'out-of-memory',
  'worker-crashed',
  'unexpected',
]);

/** Whether opening should be tried with the other engine. */
export const isEngineFault = (code: FailureCode): boolean => ENGINE_FAULTS.has(code);
