import type { Failure } from '../core/errors.ts';
import { fail, type Result } from '../core/result.ts';

/** Resolves with `cancelled` once one of the signals says so. To be raced against work that cannot be interrupted. */
export const aborted = (
  ...signals: readonly (AbortSignal | undefined)[]
): Promise<Result<never, Failure>> =>
  new Promise((resolve) => {
    const cancel = () => resolve(fail({ code: 'cancelled' }));
    for (const signal of signals) {
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
    }
  });
