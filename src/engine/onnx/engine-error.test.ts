import { describe, expect, it } from 'vitest';
import { EngineError, failureOf, startFailureOf } from './engine-error.ts';

describe('failureOf', () => {
  it.each([
    'RangeError: WebAssembly.Memory.grow(): Maximum memory size exceeded',
    'Aborted(OOM)',
    'std::bad_alloc',
    'Array buffer allocation failed',
    "Failed to execute 'createBuffer': out of memory",
  ])('recognises that memory ran out: %s', (message) => {
    expect(failureOf(new Error(message))).toEqual({ code: 'out-of-memory', reason: message });
  });

  it('keeps what an engine said it died of', () => {
    const failure = { code: 'gpu-lost', reason: 'driver update' } as const;
    expect(failureOf(new EngineError(failure))).toBe(failure);
  });

  it('keeps message and stack of a bug, even one that is no error', () => {
    const error = new TypeError('x is not a function');
    expect(failureOf(error)).toEqual({
      code: 'unexpected',
      message: error.message,
      stack: error.stack,
    });
    expect(failureOf('odd')).toEqual({ code: 'unexpected', message: 'odd' });
  });

  it('takes a bug while starting for an engine that cannot be used', () => {
    expect(startFailureOf('webgpu', new Error('no kernel'))).toEqual({
      code: 'engine-unavailable',
      engine: 'webgpu',
      reason: 'no kernel',
    });
    expect(startFailureOf('webgpu', new Error('Aborted(OOM)')).code).toBe('out-of-memory');
  });
});
