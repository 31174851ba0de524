import type { Browser } from '@playwright/test';
import { grouped } from '../src/core/grouped.ts';

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the clock. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the processor, where the event is a stretch of time. */
  readonly tdur?: number;
  readonly args?: {
    /** Of a thread or process. */
    readonly name?: string;
    readonly data?: { readonly url?: string; readonly message?: string };
  };
}

/** What all threads of a browser did while `run` ran. */
export async function trace(
  browser: Browser,
  run: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
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
  return events;
}

/** Processor milliseconds by kind of thread, such as `ServiceWorker thread`, the largest first. */
export function byThread(events: readonly TraceEvent[]): Readonly<Record<string, number>> {
  const threads = grouped(events, ({ pid, tid }) => `${pid} ${tid}`);
  const times = new Map<string, number>();
  for (const own of threads.values()) {
    const { args } = own.find(({ name }) => name === 'thread_name') ?? {};
    const name = args?.name ?? 'others';
    times.set(name, (times.get(name) ?? 0) + busy(own));
  }
  const sorted = [...times].sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(
    sorted.flatMap(([name, ms]) => (ms >= 1 ? [[name, Math.round(ms)]] : [])),
  );
}

/** The outermost stretches of time contain the others. */
function busy(events: readonly TraceEvent[]): number {
  const stretches = events
    .filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let [end, sum] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of stretches) {
    if (ts < end) continue;
    end = ts + dur;
    sum += tdur;
  }
  return sum / 1000;
}
