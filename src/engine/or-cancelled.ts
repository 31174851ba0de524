import type { Failure } from '../core/errors.ts';
import { fail, type Result } from '../core/result.ts';

/**
 * The result of work that cannot be interrupted, or `cancelled` as soon as one of the signals aborts. The listeners are
 * removed afterwards, as a signal may outlive many calls.
 */
export async function orCancelled<T>(
  work: Promise<Result<T, Failure>>,
  ...given: readonly (AbortSignal | undefined)[]
): Promise<Result<T, Failure>> {
  const signals = given.filter((signal) => signal !== undefined);
  const listening = new AbortController();
  const cancelled = new Promise<Result<never, Failure>>((resolve) => {
    const cancel = () => resolve(fail({ code: 'cancelled' }));
    for (const signal of signals) {
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true, signal: listening.signal });
    }
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    listening.abort();
  }
}
