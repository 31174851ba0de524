import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { serveSite } from '../../e2e/fixtures/static-server.ts';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.ts';
import { oneRuntime } from '../../scripts/one-runtime-plugin.ts';
import { isolation } from '../../scripts/security-headers.ts';
import { type Agreement, compareEngines } from './agreement.ts';
import { cpuOf } from './machine.ts';
import { interleave, type Measured } from './measured.ts';
import { openSpeed, type SpeedPage } from './open-page.ts';
import { LENGTHS } from './texts.ts';

export interface ChromiumOptions {
  /** Folders of packs under `public/`, ending in a slash. */
  readonly packs: readonly string[];
  readonly rounds: number;
  readonly threads: readonly number[];
  /** A folder that `python -m biogloss_training huggingface` wrote, of the first pack's weights. */
  readonly huggingFace: string | undefined;
  /** Corpus files on which the engines of the first pack are compared, and how many documents of each. */
  readonly corpora: readonly string[];
  readonly documents: number;
}

export interface EngineRun {
  readonly pack: string;
  readonly engine: string;
  readonly threads: number;
  /** Time from bytes (a pipeline: from its URL) to an engine that can be called. */
  readonly openMs: number;
  readonly openCpuMs: number | undefined;
  /** Time of one pass by number of word pieces: wall-clock time, and processor time of all threads. */
  readonly passes: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
  /** Time of each stage of reading a text of 256 pieces. */
  readonly stages: Readonly<Record<string, Measured>> | undefined;
}

const PIPELINES = { 'Transformers.js': 0, 'Transformers.js, tuned': 1 } as const;
const STAGE_PIECES = 256;

/** Builds and serves the page that holds the engines, and opens a browser, while `measure` runs. */
export async function withEnginePage<T>(
  huggingFace: string | undefined,
  measure: (browser: Browser, url: string) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'biogloss-bench-'));
  await build({
    configFile: false,
    root: 'bench/speed/page',
    publicDir: join(process.cwd(), 'public'),
    logLevel: 'error',
    plugins: [oneRuntime()],
    // The threads of onnxruntime run the page's script, too, and have no document to preload for.
    build: { outDir: root, emptyOutDir: true, target: 'esnext', modulePreload: false },
  });
  if (huggingFace && existsSync(huggingFace)) {
    cpSync(huggingFace, join(root, 'peer/model'), { recursive: true });
  }
  const site = await serveSite({ root, headers: isolation });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArgs],
  });
  try {
    return await measure(browser, `${site.url}index.html`);
  } finally {
    await browser.close();
    await site.close();
    rmSync(root, { recursive: true });
  }
}

export async function measureEngines(
  browser: Browser,
  url: string,
  options: ChromiumOptions,
): Promise<{ readonly runs: readonly EngineRun[]; readonly agreements: readonly Agreement[] }> {
  const runs: EngineRun[] = [];
  for (const pack of options.packs) {
    for (const threads of options.threads) {
      const watched = await openSpeed(browser, url);
      const isPeer = pack === options.packs[0] && threads === 1 && options.huggingFace;
      runs.push(...(await measurePack(watched, pack, threads, options.rounds, Boolean(isPeer))));
      await watched.page.close();
    }
  }
  return { runs, agreements: await measureAgreement(browser, url, options) };
}

async function measureAgreement(
  browser: Browser,
  url: string,
  { packs, corpora, documents }: ChromiumOptions,
): Promise<Agreement[]> {
  const [pack] = packs;
  if (corpora.length === 0 || pack === undefined) return [];
  const { page, call } = await openSpeed(browser, url);
  await call('openPack', pack);
  const engines = ['kernels', 'onnxruntime-web'] as const;
  for (const name of engines) await call('openEngine', name, 1);
  const found: Agreement[] = [];
  for (const file of corpora) {
    found.push(
      await compareEngines(file, documents, engines, (name, text) => call('mentions', name, text)),
    );
  }
  await page.close();
  return found;
}

async function measurePack(
  watched: SpeedPage,
  pack: string,
  threads: number,
  rounds: number,
  isPeer: boolean,
): Promise<EngineRun[]> {
  const { call } = watched;
  const named = await call('openPack', pack);
  const opened = new Map<string, { openMs: number; openCpuMs: number | undefined }>();
  const opening = async (name: string, work: () => Promise<number>) => {
    const before = cpuOf(watched.pid);
    const openMs = Math.round(await work());
    const after = cpuOf(watched.pid);
    const openCpuMs =
      before === undefined || after === undefined ? undefined : Math.round(after - before);
    opened.set(name, { openMs, openCpuMs });
  };
  for (const name of ['kernels', 'onnxruntime-web'] as const) {
    try {
      await opening(name, () => call('openEngine', name, threads));
    } catch (error) {
      console.error(`${name}, ${threads} threads: ${error}`);
    }
  }
  if (isPeer) {
    for (const [name, wanted] of Object.entries(PIPELINES)) {
      await opening(name, () => call('openPipeline', name, 'peer/', wanted));
    }
  }
  const passes = new Map<string, Record<string, Record<string, Measured>>>(
    [...opened.keys()].map((name) => [name, {}]),
  );
  for (const length of LENGTHS) {
    const times = Math.max(1, Math.round(256 / length));
    const alternatives = Object.fromEntries(
      [...opened.keys()].map((name) => [
        name,
        () =>
          watchedTime(watched, times, () =>
            name in PIPELINES
              ? call('pipeline', name, length - 2, times)
              : call('encode', name, length, times),
          ),
      ]),
    );
    for (const [name, found] of Object.entries(await interleave(rounds, alternatives))) {
      const own = passes.get(name);
      if (own) own[length] = found;
    }
  }
  const stages = await interleave(
    rounds,
    Object.fromEntries(
      [...opened.keys()]
        .filter((name) => !(name in PIPELINES))
        .map((name) => [name, () => call('stages', name, STAGE_PIECES)]),
    ),
  );
  await call('closeEngines');
  return [...opened].map(([engine, { openMs, openCpuMs }]) => ({
    ...{ pack: named, engine, threads, openMs, openCpuMs },
    passes: passes.get(engine) ?? {},
    stages: stages[engine],
  }));
}

/** Milliseconds of one run: wall-clock time, and processor time where the system reports it. */
async function watchedTime(
  { pid }: SpeedPage,
  times: number,
  work: () => Promise<number>,
): Promise<Record<string, number>> {
  const before = cpuOf(pid);
  const clock = await work();
  const after = cpuOf(pid);
  if (before === undefined || after === undefined) return { clock };
  return { clock, processor: (after - before) / times };
}
