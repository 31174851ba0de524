/**
 * How long `<bio-gloss>` holds up the page it stands on, and how far it moves it: tasks of the page's own thread over
 * 50 ms from the click until all is painted, on the demonstration pages and on the hostile ones, the 100,000 words
 * followed to the end. Needs a build.
 *
 *   npx tsx bench/widget.ts > bench/results/widget.json
 */
import { cpus, loadavg } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { hostilePages } from '../e2e/fixtures/hostile.ts';
import { serveSite } from '../e2e/fixtures/static-server.ts';
import { forgetTasks, probe, seenOn } from '../e2e/fixtures/widget-probe.ts';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts';

const DEMO = ['demo/article.html', 'demo/search.html', 'demo/preprint.html'];

/** Number of mentions found. The mentions stay in the page, because passing 40,000 of them on would be a long task. */
const annotate = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await customElements.whenDefined('bio-gloss');
    const element = document.querySelector('bio-gloss');
    element?.setAttribute('engine', 'wasm');
    const { elements = [] } = (await element?.annotate()) ?? {};
    return elements.reduce((sum, { mentions }) => sum + mentions.length, 0);
  });

const site = await serveSite({ pages: hostilePages });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
const pages: Record<string, unknown> = {};
for (const path of [...DEMO, ...Object.keys(hostilePages)]) {
  const page = await browser.newPage();
  await probe(page);
  await page.goto(new URL(path, site.url).href);
  await forgetTasks(page);
  const load = loadavg()[0];
  const start = performance.now();
  const mentions = await annotate(page);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const { shift, tasks } = await seenOn(page);
  const longest = Math.round(Math.max(0, ...tasks));
  pages[path] = { seconds, mentions, shift, longTasks: tasks.length, longest, load };
  await page.close();
}
await browser.close();
await site.close();
const conditions = { cpu: cpus()[0]?.model, cores: cpus().length, engine: 'wasm, 1 thread' };
console.log(JSON.stringify({ conditions, pages }, undefined, 2));
