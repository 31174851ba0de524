import type { Browser } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the clock. */
  readonly ts: number;
  /** Microseconds of the processor, where the event is a stretch of time. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly message?: string } };
}

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
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[]) events.push(event);
  });
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  await run();
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
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
