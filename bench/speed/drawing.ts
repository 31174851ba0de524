import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { EMBEDDED_PACKS } from '../../src/core/pack/embedded.ts';
import type { PackManifest } from '../../src/core/pack/manifest.ts';
import { heapAfterCollection } from '../heap.ts';
import { median, tenths } from '../numbers.ts';
import { type ThreadTimes, threadTimes } from '../thread-times.ts';
import { LONGEST_WAIT_MS } from './built-page.ts';
import { drawnDocument } from './drawn-document.ts';

/** Processor milliseconds of the page's own thread for a document with so many mentions. */
export interface Drawing {
  readonly mentions: number;
  readonly window: string;
  /** How many times slower the processor was made. */
  readonly slowdown: number;
  /** From the file to all marks: all of it, and the longest task. */
  readonly opening: Work;
  /** Frames while the text is scrolled by a wheel. */
  readonly scrolling: {
    readonly frames: number;
    readonly median: number;
    readonly longest: number;
  };
  /** From the key that goes to the next mention to its frame: of ten in a row, the longest task and the median of all work. */
  readonly keys: Work;
  /** The same for the pointer that comes to rest on a mention. */
  readonly hovers: Work;
  readonly elements: number;
  readonly heapMb: number;
}

interface Work {
  readonly work: number;
  readonly longestTask: number;
}

export interface Look {
  readonly mentions: number;
  readonly width: number;
  readonly height: number;
  readonly slowdown: number;
}

const PACE = 400;
const STEPS = 60;
const TIMES = 10;

/** Opens documents that need no model in the built page. */
export async function measureDrawing(
  browser: Browser,
  url: string,
  looks: readonly Look[],
): Promise<Drawing[]> {
  const [{ folder }] = EMBEDDED_PACKS;
  const manifest: PackManifest = JSON.parse(readFileSync(`dist/${folder}manifest.json`, 'utf8'));
  const drawings: Drawing[] = [];
  for (const look of looks) drawings.push(await measure(browser, url, manifest, look));
  return drawings;
}

async function measure(
  browser: Browser,
  url: string,
  manifest: PackManifest,
  look: Look,
): Promise<Drawing> {
  const { mentions, width, height, slowdown } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url);
  // The engine has no part in this, and its start is over.
  await page.waitForSelector('[data-app][data-engine]', { timeout: LONGEST_WAIT_MS });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const during = (run: () => Promise<void>): Promise<ThreadTimes> =>
    threadTimes(browser, 'measured', async () => {
      await page.evaluate(() => console.timeStamp('measured'));
      await run();
      await frame(page);
    });

  // A file of its own: Playwright decodes what it is given as bytes in the page's thread.
  const folder = mkdtempSync(join(tmpdir(), 'biogloss-drawn-'));
  const file = join(folder, 'drawn.json');
  writeFileSync(file, drawnDocument(mentions, manifest));
  const opening = await during(async () => {
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-text] [data-mention]').length >= count,
      mentions,
      { timeout: LONGEST_WAIT_MS },
    );
    await settled(page);
  });
  await page.mouse.move(width / 4, height / 2);
  const scrolling = await during(async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(0, PACE);
      await frame(page);
    }
  });
  const keys = await each(during, TIMES, () => page.keyboard.press('j'));
  const places = await marksInSight(page, TIMES);
  const hovers = await each(during, places.length, (at) => {
    const { x = 0, y = 0 } = places[at] ?? {};
    return page.mouse.move(x, y);
  });
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const heapMb = tenths((await heapAfterCollection(page)) / 1e6);
  await context.close();
  rmSync(folder, { recursive: true });
  return {
    ...{ mentions, window: `${width} x ${height}`, slowdown },
    opening: workOf([opening]),
    scrolling: {
      frames: scrolling.frames.length,
      median: tenths(median(scrolling.frames)),
      longest: tenths(scrolling.frames[0]),
    },
    ...{ keys, hovers, elements, heapMb },
  };
}

async function each(
  during: (run: () => Promise<void>) => Promise<ThreadTimes>,
  times: number,
  act: (time: number) => Promise<void>,
): Promise<Work> {
  // The first one loads and compiles what the card needs.
  await act(0);
  const all: ThreadTimes[] = [];
  for (let time = 0; time < times; time += 1) all.push(await during(() => act(time)));
  return workOf(all);
}

const workOf = (all: readonly ThreadTimes[]): Work => ({
  work: tenths(median(all.map(({ tasks }) => tasks.reduce((sum, task) => sum + task, 0)))),
  longestTask: tenths(Math.max(0, ...all.map(({ tasks }) => tasks[0] ?? 0))),
});

/** Resolves when the page has drawn what it knows. */
const frame = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );

/** Resolves when the document is stored and the page has nothing more to do. */
const settled = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 10_000 })),
  );

/** Middles of marks that can be pointed at. */
const marksInSight = (page: Page, count: number) =>
  page.evaluate((most) => {
    const marks = [...document.querySelectorAll('[data-text] [data-mention]')];
    const boxes = marks.flatMap((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return y > 0 && y < innerHeight && document.elementFromPoint(x, y) === mark ? [{ x, y }] : [];
    });
    return boxes.slice(0, most);
  }, count);
