/**
 * The page in Chromium, engine by engine: milliseconds to load the model, to the first highlight and to the end of
 * each example text, and whether the engines find the same. Needs a build; writes one JSON object.
 *
 *   npm run build && npx tsx bench/browser.ts [--rounds 3] [--engines wasm,webgpu] > bench/results/browser.json
 */

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts';
import { freePort } from '../scripts/free-port.ts';
import { append } from '../src/core/grouped.ts';
import { median } from './numbers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    engines: { type: 'string', default: 'wasm,webgpu' },
  },
});
const ROUNDS = Number(values.rounds);
const EXAMPLES = ['pharmacology', 'genetics', 'microbiology'] as const;
const MAX_WAIT_MS = 300_000;

interface MeasuredReading {
  readonly firstHighlightMs: number;
  readonly allMs: number;
  readonly pieces: number;
  readonly spans: readonly string[];
}

/** Resolves with the time, in milliseconds of this process, at which a selector first matches. */
async function timeOf(page: Page, selector: string): Promise<number> {
  await page.waitForSelector(selector, { state: 'attached', timeout: MAX_WAIT_MS });
  return performance.now();
}

async function readExample(page: Page, id: string): Promise<MeasuredReading> {
  const start = performance.now();
  const first = timeOf(page, '[data-text] [data-mention]');
  const all = timeOf(page, '[data-app][data-state=ready]');
  await page.locator(`[data-example=${id}]`).click();
  const [firstAt, allAt] = await Promise.all([first, all]);
  const { pieces, spans } = await page.evaluate(() => ({
    pieces: Number(document.querySelector<HTMLElement>('[data-app]')?.dataset.read),
    spans: [...document.querySelectorAll<HTMLElement>('[data-text] [data-mention]')].map(
      ({ dataset }) => `${dataset.start}-${dataset.end} ${dataset.type}`,
    ),
  }));
  return { firstHighlightMs: firstAt - start, allMs: allAt - start, pieces, spans };
}

async function measure(browser: Browser, url: string, engine: string) {
  const loads: number[] = [];
  const readings = new Map<string, MeasuredReading[]>();
  let device = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const id of EXAMPLES) {
      // A new context has an empty cache, and no earlier text is on its page.
      const context = await browser.newContext();
      const page = await context.newPage();
      const start = performance.now();
      await page.goto(`${url}?engine=${engine}`);
      const loadedAt = await timeOf(page, '[data-app][data-engine]');
      if (id === EXAMPLES[0]) loads.push(loadedAt - start);
      device =
        (await page
          .getByRole('button', { name: /WASM|WebGPU/ })
          .first()
          .textContent()) ?? '';
      append(readings, id, await readExample(page, id));
      await context.close();
    }
  }
  const texts = [...readings].map(([id, rounds]) => ({
    id,
    pieces: rounds[0]?.pieces,
    firstHighlightMs: Math.round(median(rounds.map(({ firstHighlightMs }) => firstHighlightMs))),
    allMs: Math.round(median(rounds.map(({ allMs }) => allMs))),
    spans: rounds[0]?.spans ?? [],
  }));
  return { engine, device, loadMs: Math.round(median(loads)), texts };
}

const port = await freePort();
const server = await preview({ preview: { host: '127.0.0.1', port, strictPort: true } });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
const engines = [];
for (const engine of values.engines.split(',')) {
  engines.push(await measure(browser, `http://127.0.0.1:${port}/`, engine));
}
const version = browser.version();
await browser.close();
await server.close();

const [one, other] = engines;
const differences = (other ? EXAMPLES : []).map((id) => {
  const spansOf = (from: typeof one) => from?.texts.find((text) => text.id === id)?.spans ?? [];
  const [a, b] = [spansOf(one), spansOf(other)];
  return {
    id,
    only: {
      [one?.engine ?? '']: a.filter((span) => !b.includes(span)),
      [other?.engine ?? '']: b.filter((span) => !a.includes(span)),
    },
  };
});
const counted = engines.map((each) => ({
  ...each,
  texts: each.texts.map(({ spans, ...text }) => ({ ...text, mentions: spans.length })),
}));
console.log(
  JSON.stringify(
    {
      chromium: version,
      cpu: `${cpus().length} x ${cpus()[0]?.model}`,
      rounds: ROUNDS,
      engines: counted,
      differences,
    },
    null,
    2,
  ),
);
process.exit(0);
