import type { EngineName, Failure } from '../../core/errors.ts';
import { thrownMessage } from '../../core/thrown-message.ts';

/** Carries a failure out of an engine call, through code in `core` that does not know engines. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`Engine failed: ${failure.code}`, options);
    this.failure = failure;
  }
}

/**
 * Messages of the runtime and the browsers for a lack of memory: V8's RangeError, emscripten's abort, the C++ allocator
 * through the runtime, the GPU's own error.
 */
const OUT_OF_MEMORY =
  /out of memory|bad_alloc|\bOOM\b|allocation failed|failed to allocate|could not allocate|memory\.grow|Invalid array length|maximum memory size/i;

/** Converts anything thrown to a failure. An unknown error keeps its message and stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EngineError) return error.failure;
  const message = thrownMessage(error);
  if (OUT_OF_MEMORY.test(message)) return { code: 'out-of-memory', reason: message };
  return {
    code: 'unexpected',
    message,
    ...(error instanceof Error && error.stack !== undefined && { stack: error.stack }),
  };
}

/**
 * Converts an error during the creation of an engine: any error but a lack of memory means that the engine is unusable
 * here.
 */
export function startFailureOf(engine: EngineName, error: unknown): Failure {
  const failure = failureOf(error);
  return failure.code === 'unexpected'
    ? { code: 'engine-unavailable', engine, reason: failure.message }
    : failure;
}
