import { FAILURES } from '../../../core/catalogue/failures.ts';
import type { Failure } from '../../../core/errors.ts';

/** The effect of a failed job on the engine; `FailureEntry.impact` explains the values. */
export const impactOf = ({ code }: Failure) => FAILURES[code].impact;
