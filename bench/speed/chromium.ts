import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { serveSite } from '../../e2e/fixtures/static-server.ts';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.ts';
import { oneRuntime } from '../../scripts/one-runtime-plugin.ts';
import { isolation } from '../../scripts/security-headers.ts';
import { type Agreement, compareEngines } from './agreement.ts';
import { cpuOf } from './machine.ts';
import { interleave, type Measured } from './measured.ts';
import type { Speed } from './page/main.ts';
import { LENGTHS } from './texts.ts';

export interface ChromiumOptions {
  /** Folders of packs under `public/`, with a slash. */
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
  /** From bytes, or for a pipeline from its address, to something that can be called. */
  readonly openMs: number;
  readonly openCpuMs: number | undefined;
  /** Of one pass, by word pieces: on the clock, and of the processor (all threads). */
  readonly passes: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
  /** Of reading a text of 256 pieces, stage by stage. */
  readonly stages: Readonly<Record<string, Measured>> | undefined;
}

const PIPELINES = { 'Transformers.js': 0, 'Transformers.js, tuned': 1 } as const;
const STAGE_PIECES = 256;

/** A page whose processor time can be read. */
interface Watched {
  readonly page: Page;
  readonly pid: number;
}

export async function measureChromium(options: ChromiumOptions): Promise<{
  readonly version: string;
  readonly runs: readonly EngineRun[];
  readonly agreements: readonly Agreement[];
}> {
  const root = mkdtempSync(join(tmpdir(), 'biogloss-bench-'));
  await build({
    configFile: false,
    root: 'bench/speed/page',
    publicDir: join(process.cwd(), 'public'),
    logLevel: 'error',
    plugins: [oneRuntime()],
    build: { outDir: root, emptyOutDir: true, target: 'esnext' },
  });
  if (options.huggingFace && existsSync(options.huggingFace)) {
    cpSync(options.huggingFace, join(root, 'peer/model'), { recursive: true });
  }
  const site = await serveSite({ root, headers: isolation });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArgs],
  });
  const runs: EngineRun[] = [];
  for (const pack of options.packs) {
    for (const threads of options.threads) {
      const watched = await open(browser, `${site.url}index.html`);
      const isPeer = pack === options.packs[0] && threads === 1 && options.huggingFace;
      runs.push(...(await measurePack(watched, pack, threads, options.rounds, Boolean(isPeer))));
      await watched.page.close();
    }
  }
  const agreements = await measureAgreement(browser, `${site.url}index.html`, options);
  const version = browser.version();
  await browser.close();
  await site.close();
  return { version, runs, agreements };
}

async function measureAgreement(
  browser: Browser,
  url: string,
  { packs, corpora, documents }: ChromiumOptions,
): Promise<Agreement[]> {
  const [pack] = packs;
  if (corpora.length === 0 || pack === undefined) return [];
  const { page } = await open(browser, url);
  const call = speedOf(page);
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

async function open(browser: Browser, url: string): Promise<Watched> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'speed' in globalThis);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  // Of the renderers the page's is the one that works when the page does.
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = renderers.map(cpuOf);
  await page.evaluate(() => {
    const end = performance.now() + 300;
    while (performance.now() < end) performance.now();
  });
  const used = renderers.map((id, index) => (cpuOf(id) ?? 0) - (before[index] ?? 0));
  return { page, pid: renderers[used.indexOf(Math.max(...used))] ?? 0 };
}

async function measurePack(
  watched: Watched,
  pack: string,
  threads: number,
  rounds: number,
  isPeer: boolean,
): Promise<EngineRun[]> {
  const { page } = watched;
  const call = speedOf(page);
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

/** Milliseconds of one time on the clock, and of the processor where it tells. */
async function watchedTime(
  { pid }: Watched,
  times: number,
  work: () => Promise<number>,
): Promise<Record<string, number>> {
  const before = cpuOf(pid);
  const clock = await work();
  const after = cpuOf(pid);
  if (before === undefined || after === undefined) return { clock };
  return { clock, processor: (after - before) / times };
}

/** Calls the functions of the page's `speed`. */
function speedOf(page: Page) {
  return <Name extends keyof Speed>(
    name: Name,
    ...given: Parameters<Speed[Name]>
  ): Promise<Awaited<ReturnType<Speed[Name]>>> =>
    page.evaluate(
      ([called, values]) =>
        (globalThis as unknown as { speed: Record<string, (...all: unknown[]) => unknown> }).speed[
          called as string
        ]?.(...(values as unknown[])) as never,
      [name, given] as const,
    );
}
