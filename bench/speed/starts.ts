import type { Browser, Page } from '@playwright/test';
import { heapAfterCollection } from '../heap.ts';
import { byThread, trace } from '../trace.ts';
import { LONGEST_WAIT_MS } from './built-page.ts';
import { type Measured, summarise } from './measured.ts';

interface LoadedFile {
  readonly path: string;
  /** Size after decompression. */
  readonly bytes: number;
  /** Milliseconds from the opening of the page. */
  readonly from: number;
  readonly to: number;
}

interface Visit {
  readonly name: string;
  readonly firstHighlightMs: Measured;
  /** The files requested before the first highlight, in that order, in the last round. */
  readonly files: readonly LoadedFile[];
  /** Processor milliseconds by kind of thread until then, in the last round. */
  readonly processorMs: Readonly<Record<string, number>>;
  /** Milliseconds of each task over 50 ms in the page's thread until then, in the last round. */
  readonly longTasks: readonly number[];
  /** Heap of the page and its workers after garbage collection. */
  readonly heapMb: number;
}

export interface Starts {
  readonly visits: readonly Visit[];
}

/** Opens the built page as a visitor does, at a first visit and with everything kept. */
export async function measureStarts(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<Starts> {
  const found = { 'first visit': [] as Seen[], 'kept by the browser': [] as Seen[] };
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
      }).observe({ type: 'longtask', buffered: true });
    });
    found['first visit'].push(await highlight(browser, page, () => page.goto(url)));
    await page.waitForSelector('[data-offline=ready]', { timeout: LONGEST_WAIT_MS });
    await page.getByRole('button', { name: 'New', exact: true }).click();
    // After a reload the service worker controls the page; at a later visit it has to start.
    await page.reload();
    await page.waitForSelector('[data-app][data-engine]', { timeout: LONGEST_WAIT_MS });
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    found['kept by the browser'].push(await highlight(browser, page, () => page.reload()));
    await context.close();
  }
  const visits = Object.entries(found).map(([name, seen]) => {
    const last = seen.at(-1);
    return {
      name,
      firstHighlightMs: summarise(seen.map(({ ms }) => ms)),
      files: last?.files ?? [],
      processorMs: last?.processorMs ?? {},
      longTasks: last?.longTasks ?? [],
      heapMb: last?.heapMb ?? 0,
    };
  });
  return { visits };
}

interface Seen {
  readonly ms: number;
  readonly processorMs: Readonly<Record<string, number>>;
  readonly files: readonly LoadedFile[];
  readonly longTasks: readonly number[];
  readonly heapMb: number;
}

async function highlight(
  browser: Browser,
  page: Page,
  visit: () => Promise<unknown>,
): Promise<Seen> {
  let ms = 0;
  const events = await trace(browser, async () => {
    await visit();
    await page.locator('[data-example=pharmacology]').click();
    await page.waitForSelector('[data-text] [data-mention]', { timeout: LONGEST_WAIT_MS });
    ms = await page.evaluate(() => performance.now());
  });
  const own = await page.evaluate(filesOf);
  // Each worker lists its own requests.
  const workers = await Promise.all(
    page.workers().map(async (worker) => {
      const origin = await worker.evaluate(() => performance.timeOrigin);
      const base = await page.evaluate(() => performance.timeOrigin);
      const files = await worker.evaluate(filesOf);
      return files.map((file) => ({
        ...file,
        from: file.from + origin - base,
        to: file.to + origin - base,
      }));
    }),
  );
  const files = [...own, ...workers.flat()]
    .filter(({ from }) => from <= ms)
    .sort((a, b) => a.from - b.from);
  const longTasks = await page.evaluate(
    () => (globalThis as unknown as { longTasks: number[] }).longTasks,
  );
  const heapMb = Math.round((await heapAfterCollection(page)) / 1e5) / 10;
  return { ms, processorMs: byThread(events), files, longTasks, heapMb };
}

/** Runs in the page and in its workers. */
function filesOf(): LoadedFile[] {
  return performance.getEntriesByType('resource').map((entry) => {
    const { name, startTime, responseEnd, decodedBodySize } = entry as PerformanceResourceTiming;
    return {
      path: new URL(name).pathname,
      bytes: decodedBodySize,
      from: Math.round(startTime),
      to: Math.round(responseEnd),
    };
  });
}
