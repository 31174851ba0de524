import type { Failure, FailureCode } from '../core/errors.ts';
import type { Result } from '../core/result.ts';

/**
 * The error with which an annotator rejects: a code, and all details in `failure`. The catalogue's sentences are left
 * out, because they would enlarge a page's bundle.
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

/** Converts a result for callers who expect promises that reject. */
export function unwrap<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new AnnotatorError(result.error);
  return result.value;
}
