/**
 * The Library in Chromium: made-up records are read unattended, with one reload and one worker that fails in between, then
 * as many annotated records as wanted are added and searched. Documents per minute, heap of the page after collection, milliseconds of
 * each search (the first one, too) and of frames while the table is scrolled. Needs a build; writes one JSON object.
 *
 *   npx tsx bench/library.ts [--read 1000] [--searched 10000] [--pack biogloss-small] > bench/results/library.json
 */

import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts';
import { freePort } from '../scripts/free-port.ts';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { heapAfterCollection } from './heap.ts';
import { tenths } from './numbers.ts';

const { values } = parseArgs({
  options: {
    read: { type: 'string', default: '1000' },
    searched: { type: 'string', default: '10000' },
    pack: { type: 'string', default: EMBEDDED_PACKS[0]?.id ?? '' },
  },
});
const READ = Number(values.read);
const SEARCHED = Number(values.searched);
const MAX_WAIT_MS = 3_600_000;
const FEW = 100;

const DRUGS = ['Aspirin', 'Metformin', 'Warfarin', 'Digoxin', 'Colchicine', 'Ibuprofen', 'Lithium'];
const DISEASES = ['gout', 'sepsis', 'asthma', 'nausea', 'diabetes', 'hypertension', 'migraine'];
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** Records of three sentences in RIS, no two alike. */
function recordsToRead(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const [drug, other] = [pick(DRUGS, at), pick(DRUGS, at * 3 + 1)];
    const [disease, side] = [pick(DISEASES, at >> 1), pick(DISEASES, at * 5 + 2)];
    return [
      'TY  - JOUR',
      `TI  - ${drug} in ${disease}, study ${at + 1}.`,
      `AB  - ${drug} was given to ${20 + at} adults with ${disease}. ${other} caused ${side} in some of them.`,
      `PY  - ${1980 + (at % 40)}`,
      `DO  - 10.5555/made.${at + 1}`,
      'ER  - \n\n',
    ].join('\n');
  }).join('');
}

/** Records in PubTator with some 300 drugs and 200 diseases. They are searched by concept without being read. */
function recordsToSearch(count: number): string {
  const name = (at: number, ending: string) => `q${at.toString(36)}${ending}`;
  return Array.from({ length: count }, (_, at) => {
    const drugs = [1, 7, 13].map((by) => (at * by + by) % 300);
    const diseases = [1, 11, 17].map((by) => (at * by + by) % 200);
    const [a = '', b = '', c = ''] = drugs.map((one) => name(one, 'ol'));
    const [x = '', y = '', z = ''] = diseases.map((one) => name(one, 'itis'));
    const title = `${a} in ${x}, study ${at + 1}.`;
    const text = `${title}\n${b} was given to adults with ${y}. It caused ${z}. ${c} eased ${x} and ${y}.`;
    const concepts = [
      ...drugs.map((one) => `MESH:D1${one}`),
      ...diseases.map((one) => `MESH:D2${one}`),
    ];
    const lines = [a, b, c, x, y, z].flatMap((one, index) =>
      [...text.matchAll(new RegExp(`\\b${one}\\b`, 'g'))].map(({ index: start }) =>
        [
          at + 1,
          start,
          start + one.length,
          one,
          index < 3 ? 'Chemical' : 'Disease',
          concepts[index],
        ].join('\t'),
      ),
    );
    const related = [at + 1, 'Association', concepts[1], concepts[5], 'Novel'].join('\t');
    const [, abstract = ''] = text.split('\n');
    return [`${at + 1}|t|${title}`, `${at + 1}|a|${abstract}`, ...lines, related, '\n'].join('\n');
  }).join('');
}

const port = await freePort();
const server = await preview({ preview: { host: '127.0.0.1', port }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
const url = `http://127.0.0.1:${port}/?engine=wasm#/library`;

async function openLibrary(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript((id) => {
    if (location.protocol.startsWith('http')) localStorage.setItem('biogloss:pack', id);
  }, values.pack);
  const page = await context.newPage();
  page.setDefaultTimeout(MAX_WAIT_MS);
  await page.goto(url);
  await page.waitForSelector('[data-library=open]');
  return page;
}

async function add(page: Page, name: string, content: string, count: number): Promise<number> {
  const begun = performance.now();
  const buffer = Buffer.from(content);
  await page.locator('[data-add-files]').setInputFiles([{ name, mimeType: '', buffer }]);
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>('[data-library]')?.dataset.shown === wanted,
    String(count),
  );
  return performance.now() - begun;
}

/** The page's heap after collection, in megabytes. */
const heapOf = async (page: Page): Promise<number> =>
  Math.round((await heapAfterCollection(page)) / 1e4) / 100;

/** Number of documents with this status, as the filter of the list counts them. */
async function countOf(page: Page, status: string): Promise<number> {
  await page.evaluate((show) => {
    location.hash = `#/library?show=${show}`;
  }, status);
  await page.waitForTimeout(500);
  return Number(await page.locator('[data-library]').getAttribute('data-shown'));
}

async function untilRead(page: Page, wanted: number): Promise<void> {
  while ((await countOf(page, 'read')) < wanted) await page.waitForTimeout(500);
}

async function readUnattended() {
  const page = await openLibrary();
  await add(page, 'records.ris', recordsToRead(READ), READ);
  const begun = performance.now();
  await page.getByRole('button', { name: 'Read them' }).click();
  await untilRead(page, Math.min(FEW, READ));
  const few = { documents: await countOf(page, 'read'), heapMb: await heapOf(page) };
  await page.reload();
  await page.waitForSelector('[data-library=open]');
  await untilRead(page, Math.floor(READ / 2));
  const workers = page.workers().filter((one) => one.url().includes('annotator'));
  for (const one of workers) {
    await one.evaluate(() => {
      setTimeout(() => {
        throw new Error('the worker fails');
      });
    });
  }
  await untilRead(page, READ);
  const minutes = (performance.now() - begun) / 60_000;
  const left = { unread: await countOf(page, 'unread'), failed: await countOf(page, 'failed') };
  const all = { documents: await countOf(page, 'read'), heapMb: await heapOf(page) };
  await page.context().close();
  return { few, all, left, failedWorkers: workers.length, perMinute: Math.round(READ / minutes) };
}

async function searchMany() {
  const page = await openLibrary();
  const addMs = await add(page, 'many.pubtator', recordsToSearch(SEARCHED), SEARCHED);
  const search = async (by: string, query: string) => {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/library?${new URLSearchParams({ by, q: query })}`,
    );
    await page.waitForFunction(() =>
      /found in/.test(document.querySelector('[data-count]')?.textContent ?? ''),
    );
    const said = await page.locator('[data-count]').textContent();
    await page.evaluate(() => {
      location.hash = '#/library';
    });
    await page.waitForFunction(
      () => !/found in/.test(document.querySelector('[data-count]')?.textContent ?? ''),
    );
    return Number(/([\d,.]+) ms/.exec(said ?? '')?.[1]?.replaceAll(',', ''));
  };
  const queries = [
    ...[
      ['concept', 'q1ol'],
      ['relation', 'q2ol'],
      ['relation', 'q3ol > q4itis'],
    ],
    ...[
      ['pair', 'q5ol > q6itis'],
      ['words', 'q7itis'],
      ['words', 'study'],
    ],
  ] as const;
  const round = async () => {
    const times: Record<string, number> = {};
    for (const [by = '', query = ''] of queries) times[`${by} ${query}`] = await search(by, query);
    return times;
  };
  const afterAdding = await round();
  await page.reload();
  await page.waitForSelector('[data-row]');
  const afterReload = await round();
  const again = await round();
  // The function is passed as text, because the compiler of this file names inner functions by a helper that the page lacks.
  const frames: readonly number[] = await page.evaluate(`new Promise((resolve) => {
    const table = document.querySelector('[data-table]');
    const times = [];
    let last = performance.now();
    requestAnimationFrame(function step(now) {
      times.push(now - last);
      last = now;
      table.scrollTop += 400;
      if (times.length < 300) requestAnimationFrame(step);
      else resolve(times.sort((a, b) => a - b));
    });
  })`);
  await page.context().close();
  const at = (share: number) => tenths(frames[Math.floor(share * frames.length)]);
  return {
    addMs: Math.round(addMs),
    afterAdding,
    afterReload,
    again,
    frameMs: { median: at(0.5), p95: at(0.95) },
  };
}

const machine = { cores: cpus().length, load: loadavg().map((one) => tenths(one)) };
const read =
  READ > 0 ? { records: READ, pack: values.pack, ...(await readUnattended()) } : undefined;
const searched = SEARCHED > 0 ? { records: SEARCHED, ...(await searchMany()) } : undefined;
console.log(JSON.stringify({ machine, read, searched }, undefined, 2));
await browser.close();
await server.close();
