/**
 * What the built extension does on eight kinds of page, in Chromium: ranges painted, those of them in the apparatus, milliseconds
 * from the click to the first highlight and to the end, processor milliseconds of the longest task of the page's own thread, growth of
 * the page's heap, memory of the extension's processes, and addresses of other machines that a page or the extension asked for. The three articles are
 * also read by the element with `apparatus`, which says how much is found in their apparatus otherwise. Needs a build.
 *
 *   npx tsx bench/extension.ts > bench/results/extension.json
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { clickAction, PAGES, painted, said, startExtension } from '../e2e/fixtures/extension.ts';
import { serveSite } from '../e2e/fixtures/static-server.ts';
import { annotate } from '../e2e/fixtures/widget-probe.ts';
import { heapAfterCollection } from './heap.ts';
import { tenths } from './numbers.ts';
import { threadTimes } from './thread-times.ts';

/** Kind of page -> the file with its apparatus marked, where there is one. */
const ARTICLES: Readonly<Record<string, string>> = {
  '/pmc': 'pmc-like',
  '/journal': 'journal-with-roles',
  '/preprint': 'bare-preprint',
};
const KINDS = [...Object.keys(ARTICLES), '/slow', '/frame', '/closed', '/strict', '/results'];
const ELEMENT =
  '<script type="module" src="/widget/bio-gloss.js"></script><bio-gloss for="body" apparatus></bio-gloss>';

const marked: Record<string, string> = {};
for (const [kind, name] of Object.entries(ARTICLES)) {
  const file = new URL(`../src/widget/collect/fixtures/${name}.html`, import.meta.url);
  marked[kind] = `<!doctype html><meta charset="utf-8"><body>${readFileSync(file, 'utf8')}`;
  marked[`${kind}-whole`] = marked[kind] + ELEMENT;
}
const site = await serveSite({ pages: { ...PAGES, ...marked } });
const folder = mkdtempSync(join(tmpdir(), 'extension-'));
const log = join(folder, 'network.json');
const extension = await startExtension(`--log-net-log=${log}`);
const pages: Record<string, unknown> = {};
for (const kind of KINDS) {
  const whole = kind in ARTICLES && { readWhole: await readWhole(`${kind}-whole`) };
  pages[kind] = { ...(await read(kind)), ...whole };
}
const extensionMegabytes = await memoryOfExtension();
await extension.context.close();
await site.close();
const others = othersIn(log);
rmSync(folder, { recursive: true });
const conditions = { cpu: cpus()[0]?.model, cores: cpus().length };
console.log(JSON.stringify({ conditions, pages, extensionMegabytes, others }, undefined, 2));

async function read(kind: string): Promise<object> {
  const page = await open(kind);
  const before = await heapOf(page);
  const load = loadavg()[0];
  let [firstMs, allMs] = [0, 0];
  const browser = extension.context.browser();
  if (!browser) throw new Error('The context has no browser.');
  const { tasks } = await threadTimes(browser, '/content.js', async () => {
    const start = await click(page);
    firstMs = await msUntil(start, async () => (await painted(page)).length > 0);
    allMs = await msUntil(start, async () => /\d+ entit/u.test(await saidOn(page)));
  });
  const counts = await count(page);
  const heapMegabytes = tenths((await heapOf(page)) - before);
  await page.close();
  const longestTaskMs = tenths(tasks[0]);
  return { ...counts, firstMs, allMs, longestTaskMs, heapMegabytes, load };
}

async function readWhole(kind: string): Promise<object> {
  const page = await open(kind);
  await annotate(page);
  const counts = await count(page);
  await page.close();
  return counts;
}

async function open(kind: string): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(new URL(kind, site.url).href);
  return page;
}

/** Time of the click that was delivered. A busy browser loses some clicks, so they are repeated. */
async function click(page: Page): Promise<number> {
  const start = performance.now();
  await clickAction(extension, page);
  while (performance.now() - start < 10_000) if (await saidOn(page)) return start;
  return click(page);
}

async function msUntil(start: number, holds: () => Promise<boolean>): Promise<number> {
  while (!(await holds())) {
    if (performance.now() - start > 120_000) throw new Error('Two minutes passed.');
  }
  return Math.round(performance.now() - start);
}

/** What the extension says in the frame that it annotates. */
async function saidOn(page: Page): Promise<string> {
  for (const frame of page.frames()) {
    if ((await frame.locator('bio-gloss-extension').count()) > 0) return said(frame);
  }
  return '';
}

/** Numbers of painted ranges: all of them, and those in parts marked as apparatus. */
async function count(page: Page) {
  const all = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() =>
        [...CSS.highlights]
          .filter(([name]) => name !== 'bio-gloss-chosen')
          .flatMap(([, highlight]) => [...highlight])
          .map(
            ({ startContainer }) => startContainer.parentElement?.closest('[data-part]') !== null,
          ),
      ),
    ),
  );
  const ranges = all.flat();
  return { ranges: ranges.length, inApparatus: ranges.filter(Boolean).length };
}

/** Megabytes of JavaScript on the page's heap, the extension's script included. */
async function heapOf(page: Page): Promise<number> {
  return Math.round((await heapAfterCollection(page)) / 1e5) / 10;
}

/** Megabytes that each process of the extension has for itself (Linux). */
async function memoryOfExtension(): Promise<readonly number[]> {
  const session = await extension.context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  return processInfo
    .filter(({ id }) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'))
    .map(({ id }) => {
      const kilobytes = /Pss:\s+(\d+)/u.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1];
      return Math.round(Number(kilobytes) / 1000);
    });
}

/** Addresses in Chromium's network log that a page or the extension requested; those of Chromium itself are left out. */
function othersIn(file: string): readonly string[] {
  const asked = readFileSync(file, 'utf8')
    .split('\n')
    .filter((event) => /"initiator":"(?:chrome-extension:|http:\/\/127\.0\.0\.1)/u.test(event))
    .flatMap((event) => event.match(/(?<="url":")https?:[^"]+/gu) ?? []);
  if (asked.length === 0) throw new Error('The log names no request of the pages themselves.');
  return [...new Set(asked)].filter((url) => new URL(url).hostname !== '127.0.0.1');
}
