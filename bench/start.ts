/**
 * Milliseconds from the opening of the page to the first highlight of an example: at the first visit, when all has to
 * be fetched, and again with everything kept by the service worker. Bytes of each part beside them. Needs a build.
 *
 *   npx tsx bench/start.ts > bench/results/start.json
 */

import { readdirSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts';
import { freePort } from '../scripts/free-port.ts';
import { median } from './numbers.ts';

const ROUNDS = 5;
const MAX_WAIT_MS = 300_000;

/** Milliseconds by the page's own clock, from the start of its navigation. */
async function firstHighlight(page: Page): Promise<number> {
  await page.locator('[data-example=pharmacology]').click();
  await page.waitForSelector('[data-text] [data-mention]', { timeout: MAX_WAIT_MS });
  return page.evaluate(() => performance.now());
}

/** Bytes of the matching files on the disk. */
function bytesOf(isWanted: (path: string) => boolean): number {
  return readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !/\.map$|^dist\/(widget|types|demo)\//.test(path) && isWanted(path))
    .reduce((sum, path) => sum + statSync(path).size, 0);
}

const PORT = await freePort();
const server = await preview({ preview: { host: '127.0.0.1', port: PORT }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
const cold: number[] = [];
const kept: number[] = [];
const loads: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  loads.push(loadavg()[0] ?? 0);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${PORT}/?engine=wasm`);
  cold.push(await firstHighlight(page));
  await page.waitForSelector('[data-offline=ready]', { timeout: MAX_WAIT_MS });
  await page.getByRole('button', { name: 'New', exact: true }).click();
  // The page is reloaded twice, so that the service worker controls the page that is measured.
  for (let visit = 0; visit < 2; visit += 1) {
    await page.reload();
    await page.waitForSelector('[data-app]');
  }
  kept.push(await firstHighlight(page));
  await context.close();
}
await browser.close();
await server.close();
const isWasm = (path: string) => path.endsWith('.wasm');
console.log(
  JSON.stringify(
    {
      conditions: { cpu: cpus()[0]?.model, cores: cpus().length, rounds: ROUNDS, loads },
      firstHighlightMs: {
        cold: Math.round(median(cold)),
        kept: Math.round(median(kept)),
        allCold: cold,
        allKept: kept,
      },
      bytes: {
        engineWasm: bytesOf((path) => isWasm(path) && !path.includes('asyncify')),
        engineWebgpu: bytesOf((path) => isWasm(path) && path.includes('asyncify')),
        pack: bytesOf((path) => path.includes('/models/')),
        lexicon: bytesOf((path) => path.includes('/lexicons/')),
        customModelsCode: bytesOf((path) => path.includes('/transformers.')),
        screenshots: bytesOf((path) => path.includes('/screenshots/')),
        shell: bytesOf(
          (path) =>
            !isWasm(path) && !/\/(models|lexicons|screenshots)\/|\/transformers\./.test(path),
        ),
      },
    },
    undefined,
    2,
  ),
);
