import type { Failure, FailureCode } from '../core/errors.ts';
import type { Result } from '../core/result.ts';

/**
 * What an annotator rejects with: a code, and all there is to know in `failure`. The catalogue's sentences would make the
 * bundle of a page larger, and are left out.
 */
export class AnnotatorError extends Error {
  override readonly name: 'AnnotatorError' | 'AbortError';
  readonly code: FailureCode;
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`BioGloss: ${failure.code} ${JSON.stringify(failure)}`);
    this.name = failure.code === 'cancelled' ? 'AbortError' : 'AnnotatorError';
    this.code = failure.code;
    this.failure = failure;
  }
}

/** At the border to callers who expect promises that reject. */
export function unwrap<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new AnnotatorError(result.error);
  return result.value;
}
