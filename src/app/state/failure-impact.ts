import type { Failure } from '../../core/errors.ts';

/**
 * What a failed job means for the engine: `unusable` until somebody tries again (the job then waits),
 * `lost` but started anew at once (the job is not repeated by itself: it may be what killed it),
 * `unharmed`, or the job was merely `stopped`.
 */
export function impactOf(failure: Failure): 'unusable' | 'lost' | 'unharmed' | 'stopped' {
  switch (failure.code) {
    case 'cancelled':
      return 'stopped';
    case 'pack-not-found':
    case 'pack-invalid':
    case 'pack-corrupt':
    case 'model-unsuitable':
    case 'engine-unavailable':
    case 'engine-wrong':
      return 'unusable';
    case 'gpu-lost':
    case 'out-of-memory':
    case 'worker-crashed':
      return 'lost';
    default:
      return 'unharmed';
  }
}
