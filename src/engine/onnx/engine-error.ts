import type { EngineName, Failure } from '../../core/errors.ts';
import { thrownMessage } from '../../core/thrown-message.ts';

/** Carries a failure out of an engine call, through code of the core that knows no engines. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`Engine failed: ${failure.code}`, options);
    this.failure = failure;
  }
}

/**
 * How the runtime and the browsers say that memory ran out: V8's RangeError, emscripten's abort,
 * the C++ allocator seen through the runtime, the GPU's own error.
 */
const OUT_OF_MEMORY =
  /out of memory|bad_alloc|\bOOM\b|allocation failed|failed to allocate|could not allocate|memory\.grow|Invalid array length|maximum memory size/i;

/** A failure for whatever was thrown; nothing is lost, an unknown error keeps its message and stack. */
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

/** The failure that an error means while an engine is being created: any error but a lack of memory means that the engine cannot be used here. */
export function startFailureOf(engine: EngineName, error: unknown): Failure {
  const failure = failureOf(error);
  return failure.code === 'unexpected'
    ? { code: 'engine-unavailable', engine, reason: failure.message }
    : failure;
}
