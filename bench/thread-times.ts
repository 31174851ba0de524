import type { Browser } from '@playwright/test';
import { type TraceEvent, trace } from './trace.ts';

/** What the thread of a page did, in milliseconds of the processor: they do not depend on what else the machine does. */
export interface ThreadTimes {
  /** Each task, the longest first. */
  readonly tasks: readonly number[];
  /** All that was done for each frame that was drawn, the longest first. */
  readonly frames: readonly number[];
}

/**
 * The work of a page's own thread while `run` runs.
 *
 * @param sign tells the page's thread from others: the end of the address of a script that the page evaluates meanwhile, or the
 * message of a `console.timeStamp`
 */
export async function threadTimes(
  browser: Browser,
  sign: string,
  run: () => Promise<void>,
): Promise<ThreadTimes> {
  const events = await trace(browser, run);
  const signed = events.find(
    ({ name, args }) =>
      (name === 'EvaluateScript' && args?.data?.url?.endsWith(sign)) ||
      (name === 'TimeStamp' && args?.data?.message === sign),
  );
  if (!signed) throw new Error(`No page has evaluated or said ${sign}.`);
  const own = events.filter(({ pid, tid }) => pid === signed.pid && tid === signed.tid);
  const tasks = own.filter(
    ({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X',
  );
  return {
    tasks: tasks.map(milliseconds).sort(byLength),
    frames: framesOf(
      tasks,
      own.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'e'),
    ),
  };
}

/** What follows the end of a frame belongs to the next one. */
function framesOf(tasks: readonly TraceEvent[], ended: readonly TraceEvent[]): readonly number[] {
  const ends = ended.map(({ ts }) => ts).sort((a, b) => a - b);
  const frames = ends.map(() => 0);
  for (const task of tasks) {
    const frame = ends.findIndex((end) => end >= task.ts);
    if (frame >= 0) frames[frame] = (frames[frame] ?? 0) + milliseconds(task);
  }
  return frames.sort(byLength);
}

const milliseconds = ({ tdur = 0 }: TraceEvent) => tdur / 1000;
const byLength = (a: number, b: number) => b - a;
