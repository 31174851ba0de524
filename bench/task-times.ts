import type { Browser } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor, where the event is a stretch of time. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/**
 * Processor milliseconds of the longest tasks of a page's own thread while `run` runs, the longest first. The processor's
 * time does not depend on what else the machine does, as that of a clock does.
 *
 * @param script end of the address of a script that the page evaluates meanwhile: it tells the page's thread from others
 */
export async function taskTimes(
  browser: Browser,
  script: string,
  run: () => Promise<void>,
): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as readonly TraceEvent[]));
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
  const evaluated = events.find(
    ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(script),
  );
  if (!evaluated) throw new Error(`No page has evaluated ${script}.`);
  const { pid, tid } = evaluated;
  return events
    .filter((one) => one.pid === pid && one.tid === tid && one.ph === 'X')
    .filter(({ name }) => name.endsWith('RunTask'))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}
