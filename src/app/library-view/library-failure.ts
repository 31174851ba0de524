import { describeFailure, type FailureMessage } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';

/**
 * A failure of work on the library in sentences. In a full storage the page elsewhere advises a change, which is stored
 * again; here, to make room and to repeat the work.
 *
 * @param kept what is not lost
 * @param again what to do once the cause is gone
 */
export function libraryFailure(failure: Failure, kept: string, again: string): FailureMessage {
  const { happened, next } = describeFailure(failure);
  const advice = failure.code === 'storage-full' ? MAKE_ROOM : next;
  return { happened, kept, next: `${advice} ${again}` };
}

const MAKE_ROOM = 'Delete documents for good, or make room on this device.';
