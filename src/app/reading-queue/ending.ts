import { describeFailure } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import type { QueueStatus } from './queue-record.ts';

/** Why the queue stops working. */
export interface Ending {
  readonly status: Exclude<QueueStatus, 'running'>;
  /** The problem in sentences. */
  readonly problem?: string;
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
  problem: `Reading stopped unexpectedly (${thrownMessage(error)}). What was read is kept. Resume to try again.`,
  keepsTries: true,
});

export function blockedBy(failure: Failure): Ending {
  const { happened, next } = describeFailure(failure);
  const advice = failure.code === 'storage-full' ? MAKE_ROOM : next;
  return { status: 'paused', problem: `${happened} What was read is kept. ${advice} Then resume.` };
}

/** Elsewhere the page advises a change, which is stored again; the queue is resumed instead. */
const MAKE_ROOM = 'Delete documents for good, or make room on this device.';
