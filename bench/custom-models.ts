/**
 * What a model in the layout of Hugging Face finds beside what the embedded pack finds, and how long both take, in
 * Chromium with WebAssembly. Needs a build and folders written by `python -m biogloss_training huggingface`.
 *
 *   npx tsx bench/custom-models.ts FOLDER... > bench/results/own-models.json
 */

import { cpus, loadavg } from 'node:os';
import { basename } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts';
import { freePort } from '../scripts/free-port.ts';
import { median } from './numbers.ts';

const ROUNDS = 5;
const EXAMPLES = ['pharmacology', 'genetics', 'microbiology'] as const;
const MAX_WAIT_MS = 300_000;

interface MeasuredReading {
  readonly ms: number;
  readonly spans: readonly string[];
}

async function read(page: Page, id: string): Promise<MeasuredReading> {
  await page.locator(`[data-example=${id}]`).click();
  await page.waitForSelector('[data-app][data-state=ready]', { timeout: MAX_WAIT_MS });
  const reading = await page.evaluate(() => ({
    // The status bar below the text gives the time in the worker.
    ms: [...document.querySelectorAll('span')]
      .map(({ textContent }) => /^([\d.]+) s$/.exec(textContent ?? '')?.[1])
      .find(Boolean),
    spans: [...document.querySelectorAll<HTMLElement>('[data-text] [data-mention]')].map(
      ({ dataset }) => `${dataset.start}-${dataset.end} ${dataset.type}`,
    ),
  }));
  await page.getByRole('button', { name: 'New', exact: true }).click();
  return { ms: Number(reading.ms) * 1000, spans: reading.spans };
}

async function readAll(page: Page) {
  const found: Record<string, MeasuredReading> = {};
  for (const id of EXAMPLES) {
    const rounds: MeasuredReading[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await read(page, id));
    found[id] = {
      ms: Math.round(median(rounds.map(({ ms }) => ms))),
      spans: rounds[0]?.spans ?? [],
    };
  }
  return found;
}

async function addModel(page: Page, folder: string): Promise<void> {
  await page.locator('[data-models]').click();
  await page.locator('[data-model-folder]').setInputFiles(folder);
  const keep = page.getByRole('button', { name: 'Keep and use it' });
  const inUse = page.locator(`[data-model="${basename(folder)}"][data-in-use=true]`);
  await keep.or(inUse).waitFor({ timeout: MAX_WAIT_MS });
  if (await keep.isVisible()) await keep.click();
  await inUse.waitFor({ timeout: MAX_WAIT_MS });
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-app][data-engine]', { timeout: MAX_WAIT_MS });
}

const port = await freePort();
const server = await preview({ preview: { host: '127.0.0.1', port }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
const results: object[] = [];
for (const folder of process.argv.slice(2)) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/?engine=wasm`);
  await page.waitForSelector('[data-app][data-engine]', { timeout: MAX_WAIT_MS });
  const pack = await readAll(page);
  await addModel(page, folder);
  const own = await readAll(page);
  const types = new Set(
    Object.values(own).flatMap(({ spans }) => spans.map((span) => span.split(' ')[1])),
  );
  for (const id of EXAMPLES) {
    const ours = (pack[id]?.spans ?? []).filter((span) => types.has(span.split(' ')[1]));
    const theirs = own[id]?.spans ?? [];
    results.push({
      model: basename(folder),
      text: id,
      packMs: pack[id]?.ms,
      ownMs: own[id]?.ms,
      // Only mentions of the types that the model has are compared.
      packMentions: ours.length,
      ownMentions: theirs.length,
      same: theirs.filter((span) => ours.includes(span)).length,
      onlyPack: ours.filter((span) => !theirs.includes(span)),
      onlyOwn: theirs.filter((span) => !ours.includes(span)),
    });
  }
  await context.close();
}
await browser.close();
await server.close();
const conditions = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  load: loadavg()[0],
  rounds: ROUNDS,
};
console.log(JSON.stringify({ conditions, results }, null, 2));
