import type { Browser, Page } from '@playwright/test';
import { heapAfterCollection } from '../heap.ts';
import { abstractOf } from './abstracts.ts';
import { LONGEST_WAIT_MS } from './built-page.ts';

/** Memory of a tab in which so many short abstracts were read, one after the other. */
export interface Soaked {
  readonly texts: number;
  /** JavaScript of the page, after garbage collection. */
  readonly heapMb: number;
  /** JavaScript and WebAssembly of the page and its workers, as the browser reports it. */
  readonly allMb: number;
  readonly elements: number;
}

/** Reads abstracts in one tab of the built page with the given pack. */
export async function measureSoak(
  browser: Browser,
  url: string,
  pack: string,
  counts: readonly number[],
): Promise<Soaked[]> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((id) => localStorage.setItem('biogloss:pack', id), pack);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('[data-app][data-engine]', { timeout: LONGEST_WAIT_MS });
  const soaked: Soaked[] = [];
  let read = 0;
  for (const count of counts) {
    await readTexts(
      page,
      Array.from({ length: count - read }, (_, at) => abstractOf(read + at)),
    );
    read = count;
    soaked.push({ texts: count, ...(await memoryOf(page)) });
  }
  await context.close();
  return soaked;
}

/** Pastes texts, as a person does, each when the one before was read. One call, because the browser keeps the script of each. */
const readTexts = (page: Page, texts: readonly string[]): Promise<void> =>
  page.evaluate(async (pasted) => {
    for (const text of pasted) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          const { state } = document.querySelector<HTMLElement>('[data-app]')?.dataset ?? {};
          if (state !== 'ready') return;
          if (document.querySelector('[data-text]')?.textContent !== text) return;
          clearInterval(timer);
          resolve();
        }, 5);
      });
    }
  }, texts);

async function memoryOf(page: Page): Promise<Omit<Soaked, 'texts'>> {
  const heapMb = megabytes(await heapAfterCollection(page));
  const bytes = await page.evaluate(async () => {
    const { bytes: all } = await (
      performance as unknown as {
        measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
      }
    ).measureUserAgentSpecificMemory();
    return all;
  });
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  return { heapMb, allMb: megabytes(bytes), elements };
}

const megabytes = (bytes: number) => Math.round(bytes / 1e4) / 100;
