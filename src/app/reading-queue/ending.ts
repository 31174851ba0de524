import type { FailureMessage } from '../../core/catalogue/failure.ts';
import { inside } from '../../core/catalogue/failures.ts';
import type { Failure } from '../../core/errors.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import { libraryFailure } from '../library-view/library-failure.ts';
import type { QueueStatus } from './queue-record.ts';

/** Why the queue stops working. */
export interface Ending {
  readonly status: Exclude<QueueStatus, 'running'>;
  readonly problem?: FailureMessage;
  /** Keeps the count of tries, because the document may be the cause. */
  readonly keepsTries?: boolean;
}

/** Runs a step. An exception pauses the queue. */
export async function orPaused(
  step: () => Promise<Ending | undefined>,
): Promise<Ending | undefined> {
  try {
    return await step();
  } catch (error) {
    return pausedBy(error);
  }
}

export const pausedBy = (error: unknown): Ending => ({
  status: 'paused',
  problem: {
    happened: `Reading stopped unexpectedly (${inside(thrownMessage(error))}).`,
    kept: KEPT,
    next: 'Resume to try again.',
  },
  keepsTries: true,
});

export const blockedBy = (failure: Failure): Ending => ({
  status: 'paused',
  problem: libraryFailure(failure, KEPT, 'Then resume.'),
});

const KEPT = 'What was read is kept.';
