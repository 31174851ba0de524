import { FAILURES } from '../../../core/catalogue/failures.ts';
import type { Failure } from '../../../core/errors.ts';

/** What a failed job means for the engine: `FailureEntry.impact` says what each answer stands for. */
export const impactOf = ({ code }: Failure) => FAILURES[code].impact;
